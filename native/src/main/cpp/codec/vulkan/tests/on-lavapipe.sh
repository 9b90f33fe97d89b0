#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The tests of the shaders on Mesa's lavapipe, which plays a card on the CPU; after a build with -Pvulkan:
#   on-lavapipe.sh [WORD]       those whose names have the word; minutes the first time, since it compiles shaders
#   BUILD=FOLDER                another one than native/target/cmake
#   VALIDATE=1                  under Vulkan's validation layers (Debian's vulkan-validationlayers), whose messages are failures
# Where there is no lavapipe, or no such build, a line says that nothing was tested, and it ends with 0.
#   on-lavapipe.sh --can        only says whether this machine has what such a build needs, and lavapipe: ends with 1 where not
#   on-lavapipe.sh --env COMMAND ARGUMENT...   runs a command that finds lavapipe, such as Java's tests
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${BUILD:-$here/../../../../../../target/cmake}

nothing() {
  echo "on-lavapipe.sh: nothing was tested: $1"
  exit "${2:-0}"
}

find_lavapipe() { # STATUS where there is none
  local file
  if [ -z "${VK_DRIVER_FILES:-}" ]; then
    for file in /usr/share/vulkan/icd.d/lvp_icd*.json /usr/local/share/vulkan/icd.d/lvp_icd*.json; do
      if [ -e "$file" ]; then export VK_DRIVER_FILES=$file VK_ICD_FILENAMES=$file; fi
    done
  fi
  [ -n "${VK_DRIVER_FILES:-}" ] || nothing "Mesa's lavapipe is not here (Debian: mesa-vulkan-drivers)" "$1"
  export GGML_VK_VISIBLE_DEVICES=0 # ggml takes a device that is none only if it is named
}

# What is before these ggml's shaders do not compile with: Debian 13 has newer ones, Debian 12 older.
LEAST_GLSLC=2024 LEAST_HEADERS=275

can_build() {
  local glslc=glslc folder version= headers= spirv=
  [ ! -x "${VULKAN_SDK:-}/bin/glslc" ] || glslc=$VULKAN_SDK/bin/glslc
  version=$("$glslc" --version 2> /dev/null | sed -n 's/^shaderc v\{0,1\}\([0-9]*\).*/\1/p') || true
  [ "${version:-0}" -ge $LEAST_GLSLC ] || nothing "glslc is ${version:-not here}, $LEAST_GLSLC or newer is needed (Debian 13: glslc)" 1
  for folder in "${VULKAN_SDK:-/usr}/include" /usr/include; do
    [ -n "$headers" ] || headers=$(sed -n 's/^#define VK_HEADER_VERSION \([0-9]*\).*/\1/p' "$folder/vulkan/vulkan_core.h" 2> /dev/null) || true
    [ ! -d "$folder/spirv" ] || spirv=$folder
  done
  [ "${headers:-0}" -ge $LEAST_HEADERS ] || nothing "Vulkan's headers are 1.x.${headers:-none}, $LEAST_HEADERS or newer are needed (Debian 13: libvulkan-dev)" 1
  [ -n "$spirv" ] || nothing "SPIR-V's headers are not here (Debian: spirv-headers)" 1
}

case "${1:-}" in
  --can)
    can_build
    find_lavapipe 1
    exit 0
    ;;
  --env)
    shift
    find_lavapipe 0
    exec "$@"
    ;;
esac

grep -qsE '^CARREL_(SHADERS|GLSLC):[A-Z]+=.' "$build/CMakeCache.txt" || nothing "no build with -Pvulkan in $build"
find_lavapipe 0
if [ -n "${VALIDATE:-}" ]; then export VK_INSTANCE_LAYERS=VK_LAYER_KHRONOS_validation; fi

cmake --build "$build" --target vulkan_shaders
program=$build/codec/vulkan_shaders
[ -e "$program" ] || program=$build/vulkan_shaders # where the codec is built alone
status=0
log=$("$program" "$@" 2>&1) || status=$?
printf '%s\n' "$log"
if grep -q 'Validation \(Error\|Warning\)' <<< "$log"; then
  echo "on-lavapipe.sh: the validation layers have something to say, above"
  status=1
fi
exit $status
