#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The tests of the shaders on Mesa's lavapipe, which plays a card on the CPU; after a build with -Pvulkan:
#   on-lavapipe.sh [WORD]       those whose names have the word; minutes the first time, since it compiles shaders
#   BUILD=FOLDER                another one than native/target/cmake
#   VALIDATE=1                  under Vulkan's validation layers (Debian's vulkan-validationlayers), whose messages are failures
# Where there is no lavapipe, or no such build, a line says that nothing was tested, and it ends with 0.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=${BUILD:-$here/../../../../../../target/cmake}

nothing() {
  echo "on-lavapipe.sh: nothing was tested: $1"
  exit 0
}

grep -qsE '^CARREL_(SHADERS|GLSLC):[A-Z]+=.' "$build/CMakeCache.txt" || nothing "no build with -Pvulkan in $build"
if [ -z "${VK_DRIVER_FILES:-}" ]; then
  for file in /usr/share/vulkan/icd.d/lvp_icd*.json /usr/local/share/vulkan/icd.d/lvp_icd*.json; do
    if [ -e "$file" ]; then export VK_DRIVER_FILES=$file VK_ICD_FILENAMES=$file; fi
  done
fi
[ -n "${VK_DRIVER_FILES:-}" ] || nothing "Mesa's lavapipe is not here (Debian: mesa-vulkan-drivers)"
export GGML_VK_VISIBLE_DEVICES=0 # ggml takes a device that is none only if it is named
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
