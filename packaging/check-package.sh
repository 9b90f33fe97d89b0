#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Unpacks the .deb into a temporary folder and runs what is in it as it would run installed, with a
# home, a PATH and an environment of its own: nothing of the source tree may be needed.
# Arguments, if any, are a command that must succeed too, such as: ask FILE.pdf QUESTION
set -euo pipefail

here=$(cd "$(dirname "$0")" && pwd)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

fail() { echo "check-package: $*" >&2; exit 1; }

deb=$(find "$here/target/dist" -name '*.deb' -print -quit)
[ -n "$deb" ] || fail "there is no .deb in $here/target/dist; make it with: mvn -Pinstallers verify"
dpkg-deb -x "$deb" "$folder"
dpkg-deb -e "$deb" "$folder/control"
sh -n "$folder/control/postinst" && sh -n "$folder/control/prerm"

carrel() {
  env -i PATH=/usr/bin:/bin HOME="$folder/person" LC_ALL=C.UTF-8 \
    ${CARREL_CACHE:+CARREL_CACHE="$CARREL_CACHE"} ${XDG_CACHE_HOME:+XDG_CACHE_HOME="$XDG_CACHE_HOME"} \
    "$folder/opt/carrel/bin/carrel" "$@"
}
mkdir "$folder/person"

carrel --version | grep -q '^carrel [0-9]' || fail "--version does not say the version"
carrel doctor --json > "$folder/doctor.json" || fail "doctor found a problem: $(cat "$folder/doctor.json")"
grep -q '"ok": true' "$folder/doctor.json" || fail "doctor is not ok: $(cat "$folder/doctor.json")"
grep -q 'opt/carrel/lib/app/.*carrel_llama' "$folder/doctor.json" || fail "another native library is used: $(cat "$folder/doctor.json")"
grep -q '"reading: memory"' "$folder/doctor.json" || fail "documents would be read without a process of their own: $(cat "$folder/doctor.json")"
status=0
carrel no-such-command 2> "$folder/usage" || status=$?
[ "$status" = 2 ] || fail "a wrong command gives status $status and not 2"
echo "Die Wörter stehen hier." > "$folder/Grün.txt"
env -i PATH=/usr/bin:/bin HOME="$folder/person" LC_ALL=C sh "$folder/opt/carrel/lib/app/carrel.sh" text "$folder/Grün.txt" |
  grep -q 'Wörter stehen hier' || fail "without a UTF-8 locale a file with an umlaut in its name is not read"
for file in NOTICES.md bom.json carrel.desktop libsqlitejdbc.so libonnxruntime.so; do
  [ -s "$folder/opt/carrel/lib/app/$file" ] || fail "$file is not in the package"
done
if [ $# -gt 0 ]; then
  carrel "$@" || fail "carrel $* failed"
fi
echo "check-package: $(basename "$deb") starts, finds its library, and says what it is made of"
