#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# What holds for the C++ sources, without compiling them:  check.sh [layers] [format]     (none named: both)
#   layers   who may include whom: kv/ knows only itself; codec/ knows kv/ and llama.cpp; of codec/ only cache_codec.cpp
#            knows of a processor, codec/cpu, and codec/vulkan, whose operations are the CPU's too; jni/ is on top
#   format   the style of .clang-format, by clang-format 19; left out, with a line, where there is none
# check.sh --write formats the sources. clang-format 19 is in Debian 13 (clang-format-19), and anywhere
# pip install clang-format==19.1.7. CLANG_FORMAT names another place than the PATH. Other versions break lines otherwise.
set -euo pipefail
cd "$(dirname "$0")"

sources() { find "$@" -name '*.h' -o -name '*.cpp' -o -name '*.c' | LC_ALL=C sort; }

# What the files named on standard input include beyond what PATTERN allows, as "file:line:include".
includes_beyond() { # PATTERN
  xargs grep -HnE '^ *# *include ' | grep -vE ":[0-9]+: *# *include ($1)" || true
}

# A pattern for headers of a folder by their bare names, of which none stands twice in these sources.
headers_of() { # ARGUMENTS OF find
  find "$@" -name '*.h' -print | sed 's#.*/##; s#\.#\\.#g' | paste -sd'|' - | sed 's#.*#"(&)"#'
}

layers() {
  # What the compiler and the operating system have: also for telling instruction sets and for the fuzz targets' driver.
  local standard='<[a-z0-9_]+>|<(assert|stddef|stdint|string)\.h>'
  local machine='<(arm_neon|asm/hwcap|cpuid|immintrin|sys/auxv|sys/sysctl|unistd)\.h>'
  local llama='"(ggml|llama)[a-z-]*\.h"' codec wrong twice
  codec="$standard|$llama|$(headers_of kv)|$(headers_of codec '(' -path codec/cpu -o -path codec/vulkan ')' -prune -o)"
  wrong=$(
    sources kv | includes_beyond "$standard|$machine|$(headers_of kv)"
    sources codec | grep -vE '^codec/(cpu/|vulkan/|cache_codec\.cpp)' | includes_beyond "$codec"
    sources codec/cpu | includes_beyond "$codec|$(headers_of codec/cpu)"
    sources codec/vulkan | includes_beyond "$codec|\"cpu/(ops|operations)\.h\"|\"(attend|decode|finish|prepare|put|store)\.spv\.inc\"|\"gguf\.h\"|$(headers_of codec/vulkan)"
    echo codec/cache_codec.cpp | includes_beyond "$codec|\"cpu/operations\.h\""
    echo codec/layer_shape.h | includes_beyond "$standard|\"(ggml|kv_format)\.h\""
  )
  twice=$(find . -name '*.h' | sed 's#.*/##' | sort | uniq -d)
  [ -z "$twice" ] || wrong+=$'\n'"two headers of one name: $twice"
  if [ -n "$wrong" ]; then
    printf '%s\n' "$wrong" "check.sh: that reaches up, or sideways; the head of check.sh says who may include whom" >&2
    return 1
  fi
}

# The tool, or nothing.
clang_format() {
  local tool
  for tool in "${CLANG_FORMAT:-}" clang-format-19 clang-format; do
    if [ -n "$tool" ] && command -v "$tool" > /dev/null && "$tool" --version | grep -q 'version 19\.'; then
      echo "$tool"
      return
    fi
  done
}

format() {
  local tool
  tool=$(clang_format)
  if [ -z "$tool" ]; then
    echo "check.sh: format not checked: no clang-format 19 here"
    return
  fi
  sources . | xargs "$tool" -n -Werror --style=file
}

[ $# -gt 0 ] || set -- layers format
for check in "$@"; do
  case $check in
    layers | format) "$check" ;;
    --write)
      tool=$(clang_format)
      [ -n "$tool" ] || { echo "check.sh: no clang-format 19 here" >&2 && exit 1; }
      sources . | xargs "$tool" -i --style=file
      ;;
    *) echo "check.sh: no check '$check': layers or format" >&2 && exit 2 ;;
  esac
done
