#!/usr/bin/env bash
# The proofs that take another build than the usual one:  prove.sh [sanitize] [fuzz] [aarch64]     (none named: all)
#   sanitize   the tests under AddressSanitizer and UBSan, on every table that this machine can run
#   fuzz       the fuzz targets under the same, on seeded mutations: the same ones each time. After mvn -pl native package
#   aarch64    the tests cross-compiled and run by qemu, on every table there is for AArch64
# Builds are kept in native/target/kv-*: what has not changed is not built again. All three: about two minutes on two
# cores the first time. aarch64 needs Debian's g++-aarch64-linux-gnu and qemu-user-static, and fails without them
# unless CARREL_CI_NO_QEMU=1 says that it may be left out.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
target=$here/../../../../target

build() { # FOLDER TARGETS [CMAKE OPTION...]
  local folder=$target/$1 targets=$2
  shift 2
  cmake -G Ninja -S "$here" -B "$folder" "$@" > "$folder.log" 2>&1 || { cat "$folder.log" >&2; return 1; }
  # shellcheck disable=SC2086  # several targets
  cmake --build "$folder" --target $targets > "$folder.log" 2>&1 || { cat "$folder.log" >&2; return 1; }
}

sanitize() {
  build kv-sanitize kv_tests -DKV_SANITIZE=ON
  "$target/kv-sanitize/kv_tests"
}

fuzz() {
  local cache=$target/cmake/CMakeCache.txt llama=()
  if ! [ -f "$cache" ]; then
    echo "kv: fuzz needs llama.cpp as native's build makes it: mvn -pl native package" >&2
    return 1
  fi
  mapfile -t llama < <(sed -nE 's/^(LLAMA_(SOURCE|LIBRARIES)):[A-Z]+=/-D\1=/p' "$cache")
  build kv-sanitize "fuzz_cells fuzz_calibration fuzz_state" -DKV_SANITIZE=ON "${llama[@]}"
  "$target/kv-sanitize/fuzz_cells" 3000
  "$target/kv-sanitize/fuzz_calibration" 400000
  "$target/kv-sanitize/fuzz_state" 20000
}

aarch64() {
  local tool missing=() qemu=(qemu-aarch64-static -L /usr/aarch64-linux-gnu)
  for tool in aarch64-linux-gnu-g++ qemu-aarch64-static; do command -v $tool > /dev/null || missing+=("$tool"); done
  if [ ${#missing[@]} -gt 0 ]; then
    echo "kv: NOT PROVEN on AArch64: ${missing[*]} not found (Debian: g++-aarch64-linux-gnu qemu-user-static)" >&2
    [ "${CARREL_CI_NO_QEMU:-}" = 1 ] && return 0
    echo "kv: CARREL_CI_NO_QEMU=1 lets that pass" >&2
    return 1
  fi
  build kv-aarch64 kv_tests -DCMAKE_SYSTEM_NAME=Linux -DCMAKE_SYSTEM_PROCESSOR=aarch64 \
    -DCMAKE_CXX_COMPILER=aarch64-linux-gnu-g++
  local tests=$target/kv-aarch64/kv_tests tables
  tables=$("${qemu[@]}" -cpu max "$tests" "head is what the format says" | grep '^tables:')
  echo "qemu: $tables"
  if [[ $tables == *"not on this machine"* || $tables != *"neon dotprod i8mm"* ]]; then
    echo "kv: qemu should run every table of AArch64" >&2
    return 1
  fi
  # An Armv8.0 processor must be left the table that it can run.
  tables=$("${qemu[@]}" -cpu cortex-a53 "$tests" "any number of cells" | grep '^tables:')
  if [[ $tables != *"neon dotprod (not on this machine) i8mm (not on this machine)"* ]]; then
    echo "kv: qemu's Cortex-A53 should run neon and no more: $tables" >&2
    return 1
  fi
  "${qemu[@]}" -cpu max "$tests"
}

mkdir -p "$target"
[ $# -gt 0 ] || set -- sanitize fuzz aarch64
for proof in "$@"; do
  case $proof in
    sanitize | fuzz | aarch64) echo "== kv: $proof" && "$proof" ;;
    *) echo "prove.sh: no proof '$proof': sanitize, fuzz or aarch64" >&2 && exit 2 ;;
  esac
done
