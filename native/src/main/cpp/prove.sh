#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The proofs of the C++ that mvn does not run:  prove.sh [check] [sanitize] [fuzz] [aarch64]     (none named: all)
#   check      who may include whom, and the format (check.sh)
#   sanitize   the tests of kv/ and codec/ under AddressSanitizer and UBSan, on every table that this machine can run
#   fuzz       the fuzz targets under the same, on seeded mutations: the same ones each time
#   aarch64    the tests of kv/ cross-compiled and run by qemu, on every table there is for AArch64
# sanitize and fuzz come after mvn -pl native/cmake package, whose llama.cpp they use. Builds are kept in
# native/target/codec-sanitize and kv-aarch64: what has not changed is not built again. All: about three minutes on two
# cores the first time. aarch64 needs Debian's g++-aarch64-linux-gnu and qemu-user-static, and fails without them unless
# CARREL_CI_NO_QEMU=1 says that it may be left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../target

build() { # SOURCE FOLDER TARGETS [CMAKE OPTION...]
  local source=$here/$1 folder=$target/$2 targets=$3
  shift 3
  cmake -G Ninja -S "$source" -B "$folder" "$@" > "$folder.log" 2>&1 || { cat "$folder.log" >&2; return 1; }
  # shellcheck disable=SC2086  # several targets
  cmake --build "$folder" --target $targets > "$folder.log" 2>&1 || { cat "$folder.log" >&2; return 1; }
}

build_sanitized() { # TARGETS
  local cache=$target/cmake/CMakeCache.txt llama=() option
  if ! [ -f "$cache" ]; then
    echo "prove.sh: llama.cpp is needed as native's build makes it: mvn -pl native/cmake package" >&2
    return 1
  fi
  while read -r option; do llama+=("$option"); done < <(sed -nE 's/^(LLAMA_(SOURCE|LIBRARIES)):[A-Z]+=/-D\1=/p' "$cache")
  build codec codec-sanitize "$1" -DKV_SANITIZE=ON "${llama[@]}"
}

check() {
  "$here/check.sh"
}

sanitize() {
  build_sanitized "kv_tests codec_tests"
  "$target/codec-sanitize/kv/kv_tests"
  "$target/codec-sanitize/codec_tests"
}

fuzz() {
  build_sanitized "fuzz_cells fuzz_calibration fuzz_state"
  "$target/codec-sanitize/kv/fuzz_cells" 3000
  "$target/codec-sanitize/fuzz_calibration" 400000
  "$target/codec-sanitize/fuzz_state" 20000
}

aarch64() {
  local tool missing=() qemu=(qemu-aarch64-static -L /usr/aarch64-linux-gnu)
  for tool in aarch64-linux-gnu-g++ qemu-aarch64-static; do command -v $tool > /dev/null || missing+=("$tool"); done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "prove.sh: NOT PROVEN on AArch64: ${missing[*]} not found (Debian: g++-aarch64-linux-gnu qemu-user-static)" >&2
    [ "${CARREL_CI_NO_QEMU:-}" = 1 ] && return 0
    echo "prove.sh: CARREL_CI_NO_QEMU=1 lets that pass" >&2
    return 1
  fi
  build kv kv-aarch64 kv_tests -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
    -DCMAKE_C_COMPILER=aarch64-linux-gnu-gcc -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++
  local tests=$target/kv-aarch64/kv_tests tables
  tables=$("${qemu[@]}" -cpu max "$tests" "head is what the format says" | grep '^tables:')
  echo "qemu: $tables"
  if [[ $tables == *"not on this machine"* || $tables != *"neon dotprod i8mm"* ]]; then
    echo "prove.sh: qemu should run every table of AArch64" >&2
    return 1
  fi
  # An Armv8.0 processor must be left the table that it can run.
  tables=$("${qemu[@]}" -cpu cortex-a53 "$tests" "any number of cells" | grep '^tables:')
  if [[ $tables != *"neon dotprod (not on this machine) i8mm (not on this machine)"* ]]; then
    echo "prove.sh: qemu's Cortex-A53 should run neon and no more: $tables" >&2
    return 1
  fi
  "${qemu[@]}" -cpu max "$tests"
}

mkdir -p "$target"
[ $# -gt 0 ] || set -- check sanitize fuzz aarch64
for proof in "$@"; do
  case $proof in
    check | sanitize | fuzz | aarch64) echo "== c++: $proof" && "$proof" ;;
    *) echo "prove.sh: no proof '$proof': check, sanitize, fuzz or aarch64" >&2 && exit 2 ;;
  esac
done
