#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Carrel is silent: with a note and a PDF, import, reading, asking, exporting and the desk with its door make no
# connection and look up no name. Each runs twice: under strace, which shows what it and all processes that it begins ask
# of the network, and in a network namespace without a network, where it must say and write the same.
#
# What strace may see: sockets of the family UNIX (the desk's door, the X server, the cache of user names), and Java
# finding out what the system can do: it makes a TCP socket, asks for an option of it and closes it. No such socket is
# ever bound, connected or written to. Under the desk's window GLib also asks the kernel itself, over NETLINK, whether
# there is a network; that leads nowhere else.
#
# Needs strace, unshare (util-linux), Xvfb, a build with its test classes, and the model smollm2-135m, which is fetched
# before if it is not there. Fails where it cannot look. WAIT=seconds for each condition (120).
set -euo pipefail

root=$(cd "$(dirname "$0")/../../../.." && pwd)
for tool in strace unshare Xvfb; do
  command -v "$tool" >/dev/null || {
    echo "silent: $tool is missing; on Debian and Ubuntu: sudo apt-get install strace util-linux xvfb" >&2
    exit 1
  }
done
[ -d "$root/app/target/test-classes" ] || { echo "silent: not built; run mvn verify" >&2; exit 1; }

work=$(mktemp -d)
wait_for=${WAIT:-120}
children=()
end() {
  local status=$? child
  if [ "$status" != 0 ]; then
    for log in "$work"/*.log; do echo "---- $log" >&2; tail -n 20 "$log" >&2; done
  fi
  for child in "${children[@]+"${children[@]}"}"; do kill "$child" 2>/dev/null || true; done
  wait 2>/dev/null || true
  rm -rf "$work"
}
trap end EXIT

say() { echo "silent: $*"; }
fail() { echo "silent: $*" >&2; exit 1; }
until_true() { # WHAT COMMAND...: asks again until it is so
  local what=$1 until=$((SECONDS + wait_for))
  shift
  until "$@" >/dev/null 2>&1; do
    [ $SECONDS -lt $until ] || fail "not within $wait_for s: $what"
    sleep 0.2
  done
}

# ---- two ways to run ------------------------------------------------------------------------------

without_network=(unshare --net)
[ "$(id -u)" = 0 ] || without_network=(unshare --map-root-user --net)
"${without_network[@]}" true || fail "no network namespace can be made here"
[ "$("${without_network[@]}" sh -c 'grep -c : /proc/net/dev')" = 1 ] || fail "the namespace has a network"

# A file for each thread, so that no line is cut by that of another.
watch=(strace -ff --seccomp-bpf -qq -yy -s 200 -e "trace=%network,execve,open,openat")
strace -qq -o /dev/null true || fail "strace cannot look at processes here"

watched() { # NAME COMMAND...: leaves what strace saw in $work/NAME.calls
  mkdir -p "$work/$1.calls"
  "${watch[@]}" -o "$work/$1.calls/call" "${@:2}"
}

# Everything but what may be seen.
loud() { # NAME [PATTERN]: what else may be seen
  cat "$work/$1.calls"/* | grep -v \
    -e '^open\(at\)\?(' -e '^execve(' -e '^+++ ' -e '^--- ' \
    -e '^[a-z0-9_]*(AF_UNIX,' -e '^[a-z0-9_]*([0-9]*<UNIX' -e '^[a-z0-9_]*([0-9]*<socket:.*AF_UNIX' \
    -e '^socket(AF_INET6\?, SOCK_STREAM, IPPROTO_\(IP\|TCP\)) = ' -e '^getsockopt([0-9]*<TCP' \
    -e '^setsockopt([0-9]*<TCP[^>]*>, SOL_SOCKET, SO_REUSEPORT, \[1\], 4) = ' \
    ${2:+-e "$2"} || true
  cat "$work/$1.calls"/* | grep -e '^open.*"/etc/\(resolv.conf\|hosts\|gai.conf\|host.conf\)"' || true
}

is_silent() { # NAME [PATTERN]
  grep -q '^execve(.*/bin/java' "$work/$1.calls"/* || fail "$1: strace saw no Java"
  loud "$@" > "$work/$1.loud"
  [ ! -s "$work/$1.loud" ] || { head -n 20 "$work/$1.loud" >&2; fail "$1 uses the network"; }
  say "$1: $(ls "$work/$1.calls" | wc -l) threads were watched, none uses the network"
}

# What must be heard is heard: else all that follows proves nothing.
watched proof bash -c 'exec 3<>/dev/tcp/127.0.0.1/9' 2>/dev/null || true
[ -n "$(loud proof)" ] || fail "strace did not show a connection that was made for it"

# ---- a home, two files, the model ------------------------------------------------------------------

export XDG_DATA_HOME=$work/data
export LC_ALL=C.UTF-8
home=$XDG_DATA_HOME/carrel
mkdir -p "$home" "$work/exports" "$work/exports-without"
echo '{"model": "smollm2-135m", "language": "en", "network": false}' > "$home/settings.json"
"$root/carrel" models get smollm2-135m --home "$home" >"$work/model.log" 2>&1
printf '# Lease\n\nThe lease is governed by the laws of Oregon. See http://127.0.0.1:9/e and www.example.com.\n' \
  > "$work/lease.md"

# ---- exports ---------------------------------------------------------------------------------------

java=$(sed -n 's/^execve("\([^"]*\/bin\/java\)".*/\1/p' <(
  watched start "$root/carrel" --version >"$work/start.log" 2>&1
  cat "$work/start.calls"/*) | head -n 1)
export_run=("$java" -p "$root/app/target/carrel/fx" --add-modules javafx.controls -XX:TieredStopAtLevel=1
  -cp "$root/app/target/carrel/cp/*:$root/app/target/test-classes" dev.carrel.app.conversation.export.ExportRun)
watched export "${export_run[@]}" "$work/exports" >"$work/export.log" 2>&1
is_silent export
"${without_network[@]}" "${export_run[@]}" "$work/exports-without" >"$work/export.log" 2>&1
cmp "$work/exports/conversation.md" "$work/exports-without/conversation.md"
cmp "$work/exports/conversation.html" "$work/exports-without/conversation.html"
[ -s "$work/exports-without/conversation.pdf" ] || fail "no PDF was exported without a network"

# ---- import, reading, asking -----------------------------------------------------------------------

files=("$work/lease.md" "$work/exports/conversation.pdf")
question=("Which law governs the lease?" --model smollm2-135m)
for command in search ask; do
  case $command in
    search) arguments=("${files[@]}" "hundred OR Oregon") ;;
    ask) arguments=("${files[@]}" "${question[@]}") ;;
  esac
  watched "$command" "$root/carrel" "$command" "${arguments[@]}" --home "$work/watched" \
    >"$work/$command.txt" 2>"$work/$command.log"
  is_silent "$command"
  "${without_network[@]}" "$root/carrel" "$command" "${arguments[@]}" --home "$work/without" \
    >"$work/$command-without.txt" 2>"$work/$command.log"
  diff "$work/$command.txt" "$work/$command-without.txt" || fail "$command says otherwise without a network"
done
grep -q Oregon "$work/search.txt" || fail "the note was not found"
grep -q hundred "$work/search.txt" || fail "the PDF was not found"
say "without a network all is the same"

# ---- the desk: both at once ------------------------------------------------------------------------

Xvfb -displayfd 3 -screen 0 1200x900x24 -nolisten tcp 3>"$work/number" 2>"$work/xvfb.log" &
children+=($!)
until_true "the X server is there" test -s "$work/number"
export DISPLAY=:$(cat "$work/number")
in_library() { grep -qs "$1" "$home"/carrel.db "$home"/carrel.db-wal; }
kept() { [ "$(find "$home/contexts" -name '*.ctx' | wc -l)" -ge "$1" ]; }

# In the same namespace for both: a door that is open in another one is none.
"${without_network[@]}" bash -c 'echo $$ > "$1/inside"; exec sleep 600' silent "$work" &
children+=($!)
until_true "the namespace is there" test -s "$work/inside"
enter=(nsenter --net --target "$(cat "$work/inside")")
[ "$(id -u)" = 0 ] || enter=(nsenter --user --preserve-credentials --net --target "$(cat "$work/inside")")

mkdir "$work/desk.calls"
"${watch[@]}" -o "$work/desk.calls/call" "${enter[@]}" "$root/carrel" "$work/lease.md" >"$work/desk.log" 2>&1 &
desk=$!
children+=("$desk")
until_true "the desk has the note" in_library lease.md
# A second start hands its file to the first one through the door.
watched door "${enter[@]}" "$root/carrel" "$work/exports/conversation.pdf" >"$work/door.log" 2>&1
until_true "the desk has the PDF" in_library conversation.pdf
until_true "the desk has read what it has" kept 2
kill $(cat "/proc/$desk/task/$desk/children") # the desk itself: strace waits for its end
wait "$desk" || true
"$root/carrel" contexts list --home "$home" --json > "$work/contexts.log"
grep -q lease.md "$work/contexts.log" || fail "the desk did not read the note"
[ ! -d "$home/reports" ] || fail "there was an unexpected error"
is_silent door
is_silent desk '^[a-z0-9_]*(\([0-9]*<NETLINK:\|AF_NETLINK, SOCK_RAW|SOCK_CLOEXEC, NETLINK_ROUTE)\)'
say "in $SECONDS s"
