#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What a graphics card makes of our cache, in at most five minutes on a machine with nothing but its driver.
#
#   on-a-card.sh pack [BUILD] [FILE]   here, after a build with -Pvulkan: programs and libraries into one archive,
#                                      on-a-card.tar.xz; BUILD is native/target/cmake
#   on-a-card.sh [OPTION VALUE]...     there, in the unpacked folder: measures, and prints a line for each thing, which
#                                      names its device. Options are those of card/main.cpp: --device NAME,
#                                      --depths 2048,16384,65536, --seconds N, --model small.
#
# A driver that plays a card on the CPU is taken only where GGML_VK_VISIBLE_DEVICES names it; MINUTES=30 gives such a one
# the time it needs. Nothing is downloaded, and nothing is left behind but the output.
# Ends with 0: all was measured and right; 1: something is wrong; 3: something was left out, each in a line; 4: no card.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

pack() { # BUILD FILE
  local build=${1:-$here/../../../../../target/cmake} file=${2:-on-a-card.tar.xz} work out library
  build=$(cd "$build" && pwd)
  # Of ours alone, or of all of native's.
  local programs=$build
  [ ! -d "$build/codec" ] || programs=$build/codec
  setting() { sed -n "s/^$1:[A-Z]*=//p" "$build/CMakeCache.txt"; }
  cmake --build "$build" --target on_a_card vulkan_shaders
  work=$(mktemp -d)
  trap "rm -rf '$work'" EXIT
  out=$work/on-a-card
  mkdir -p "$out/bin" "$out/lib" "$out/loader" "$out/runtime"
  cp "$here/on-a-card.sh" "$out/"
  cp "$programs/on_a_card" "$programs/vulkan_shaders" "$out/bin/"
  cp -L "$(setting LLAMA_LIBRARIES)"/lib{llama,ggml*}.so "$out/lib/"
  library=$(setting CARREL_VULKAN_LIBRARY)
  [ -n "$library" ] || library=$(setting CARREL_BACKENDS)/libggml-vulkan.so
  cp -L "$library" "$out/lib/libggml-vulkan.so"
  strip --strip-unneeded "$out"/bin/* "$out"/lib/* 2> /dev/null || true
  # For a machine that has none of its own, or older ones. Not libc: a driver is loaded with the machine's.
  for library in libstdc++.so.6 libgcc_s.so.1; do cp -L "$(${CXX:-c++} -print-file-name=$library)" "$out/runtime/"; done
  library=$(LD_LIBRARY_PATH=$out/lib:${VULKAN_SDK:-}/lib:${LD_LIBRARY_PATH:-} ldd "$out/lib/libggml-vulkan.so" | sed -n 's/.*libvulkan\.so\.1 => \(\/[^ ]*\).*/\1/p')
  if [ -n "$library" ]; then
    cp -L "$library" "$out/loader/"
  else
    echo "on-a-card.sh: no Vulkan loader here to carry along: the machine with the card must have its own"
  fi
  {
    echo "commit $(git -C "$here" describe --always --dirty 2> /dev/null || echo unknown)"
    echo "packed on $(getconf GNU_LIBC_VERSION), $(uname -m)"
  } > "$out/BUILD"
  tar -C "$work" -cJf "$file" on-a-card
  echo "$file: $(du -k "$file" | cut -f1) kB; there: tar -xf $(basename "$file") && on-a-card/on-a-card.sh"
}

status=0
# The worst of what was seen: wrong beats left out.
note() { if [ "$1" = 1 ] || [ "$status" = 0 ]; then status=$1; fi; }

left() { echo $((deadline - SECONDS)); }

# A program with the libraries that were found to work, for so many seconds at most.
program() { # SECONDS NAME ARGUMENT...
  local limit=$1 name=$2
  shift 2
  [ "$limit" -gt 0 ] || return 124
  LD_LIBRARY_PATH=$libraries timeout "$limit" "$here/bin/$name" "$@"
}

# The machine's own runtime and loader if they do, else those carried along; then where drivers lie that no loader finds.
find_device() {
  local extra icd said=
  for icd in "" /usr/local/nvidia/share/vulkan/icd.d/*.json /run/opengl-driver/share/vulkan/icd.d/*.json; do
    if [ -n "$icd" ]; then
      [ -e "$icd" ] || continue
      export VK_DRIVER_FILES=$icd VK_ICD_FILENAMES=$icd
    fi
    for extra in "" "$here/runtime" "$here/loader" "$here/runtime:$here/loader"; do
      libraries=$here/lib${extra:+:$extra}${machine:+:$machine}
      if said=$(program 60 on_a_card devices 2>&1); then
        echo "carried along and used: ${extra:-nothing but ours}${icd:+; the driver of $icd}" | sed "s#$here/##g"
        return
      fi
    done
  done
  printf '%s\n' "$said" "NO CARD: nothing was measured"
  return 4
}

numerics() { # TITLE ARGUMENT... of vulkan_shaders
  local title=$1 rc=0 log seconds
  shift
  seconds=$(left)
  log=$(program $((seconds < share ? seconds : share)) vulkan_shaders "$@" 2> /dev/null) || rc=$?
  printf '%s\n' "$log" | grep -E '^(ok|FAILED|device|  )' | sed "s/^/[$device against the scalar reference on the CPU$title] /" || true
  case $rc in
    0) echo "[$device] numerics$title: right" ;;
    124) echo "[$device] numerics$title: LEFT OUT: not done in the time" && note 3 ;;
    *) echo "[$device] numerics$title: WRONG (ended with $rc)" && note 1 ;;
  esac
}

measure() {
  deadline=$((SECONDS + ${MINUTES:-5} * 60 - 20))
  share=$(((deadline - SECONDS) / 4))
  machine=${LD_LIBRARY_PATH:-}
  export CARREL_TEST_LIBRARIES=$here/lib CARREL_TEST_VULKAN=$here/lib/libggml-vulkan.so
  cat "$here/BUILD"
  echo "on $(uname -sm), $(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | sort | uniq -c | sed 's/^ *//; s/ / x /' | head -1)"
  find_device || exit $?
  local rc=0 work
  device=$(program 60 on_a_card devices "$@" 2> /dev/null | sed -n 's/^measured: //p')
  export CARREL_TEST_DEVICE=$device
  numerics ""
  GGML_VK_DISABLE_COOPMAT=1 GGML_VK_DISABLE_COOPMAT2=1 numerics ", without matrix cores" attention
  work=$(mktemp -d)
  trap "rm -rf '$work'" EXIT
  program "$(left)" on_a_card "$work" --seconds $(($(left) - 10)) "$@" 2> "$work/errors" || rc=$?
  grep -v "^ggml_vulkan\|^load_backend" "$work/errors" | head -20 || true
  case $rc in
    0 | 3) note "$rc" ;;
    124) echo "[$device] speeds and memory: LEFT OUT: not done in the time" && note 3 ;;
    *) echo "[$device] speeds and memory: WRONG (ended with $rc)" && note 1 ;;
  esac
  echo "took $SECONDS s; ends with $status: $(case $status in 0) echo all was measured and right ;; 1) echo something is wrong ;; *) echo something was left out ;; esac)"
  return "$status"
}

if [ "${1:-}" = pack ]; then
  shift
  pack "$@"
else
  measure "$@"
fi
