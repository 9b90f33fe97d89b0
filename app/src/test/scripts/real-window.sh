#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# The built desk in a real window of an X server that nobody sees: a file is dragged onto it from a
# second window, the window is made smaller, closed while the file is read, and started again; then
# everything must be there. Needs Xvfb, xdotool, openbox and GTK 3, a build, and the model
# smollm2-135m, which is fetched if it is not there. WAIT=seconds for each condition (180).
set -euo pipefail

root=$(cd "$(dirname "$0")/../../../.." && pwd)
for tool in Xvfb xdotool openbox; do
  command -v "$tool" >/dev/null || { echo "real-window: $tool is missing" >&2; exit 1; }
done

work=$(mktemp -d)
wait_for=${WAIT:-180}
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

say() { echo "real-window: $*"; }
until_true() { # WHAT COMMAND...: asks again until it is so
  local what=$1 until=$((SECONDS + wait_for))
  shift
  until "$@" >/dev/null 2>&1; do
    if [ $SECONDS -ge $until ]; then echo "real-window: not within $wait_for s: $what" >&2; exit 1; fi
    sleep 0.2
  done
  say "$what"
}

# ---- a screen ----------------------------------------------------------------------------------

# The server chooses a free number and says it; the picture of the screen lies in a file.
Xvfb -displayfd 3 -screen 0 1600x1000x24 -fbdir "$work" -nolisten tcp 3>"$work/number" 2>"$work/xvfb.log" &
children+=($!)
until_true "the X server is there" test -s "$work/number"
export DISPLAY=:$(cat "$work/number")
openbox >"$work/openbox.log" 2>&1 &
children+=($!)
until_true "the window manager is there" xdotool get_num_desktops

picture_bytes() { gzip -1 -c "$work/Xvfb_screen0" | wc -c; }

# ---- a home, a file, the model -----------------------------------------------------------------

export XDG_DATA_HOME=$work/data
home=$XDG_DATA_HOME/carrel
mkdir -p "$home"
echo '{"model": "smollm2-135m", "language": "en", "network": false}' > "$home/settings.json"
"$root/carrel" models get smollm2-135m --home "$home" >"$work/model.log" 2>&1
file=$work/quarterly-lease.md
for section in $(seq 1 100); do
  printf '# Section %s\n\nThe tenant of house %s pays the rent of quarter %s in advance, and the landlord keeps the roof, the stairs and the heating of house %s in good repair at his own cost.\n\n' \
    "$section" "$section" "$section" "$section"
done > "$file"
printf '# End\n\nThe lease is governed by the laws of Oregon, and no other zanzibar applies.\n' >> "$file"

# ---- start, drag, resize, close while reading ---------------------------------------------------

desk=0
window=0
start_desk() {
  "$root/carrel" >"$work/desk.log" 2>&1 &
  desk=$!
  children+=("$desk")
  until_true "the desk's window is there" xdotool search --onlyvisible --pid "$desk" --name '^Carrel$'
  window=$(xdotool search --onlyvisible --pid "$desk" --name '^Carrel$' | tail -n 1)
}
has_size() { xdotool getwindowgeometry "$window" | grep -q "Geometry: $1\$"; }
is_over() { ! kill -0 "$desk" 2>/dev/null; }
close_desk() {
  xdotool windowactivate --sync "$window"
  xdotool key --clearmodifiers alt+F4
  until_true "the window has closed and the desk has ended" is_over
  wait "$desk" || { echo "real-window: the desk ended with status $?" >&2; exit 1; }
}

empty=$(picture_bytes)
start_desk
is_drawn() { [ "$(picture_bytes)" -gt $((empty + 20000)) ]; }
until_true "the window is drawn" is_drawn
xdotool windowmove "$window" 0 0 windowsize "$window" 1100 800
until_true "the window has the size that it was given" has_size 1100x800
xdotool windowsize "$window" 1000 700
until_true "the window is smaller" has_size 1000x700

java=$(tr '\0' '\n' < "/proc/$desk/cmdline" | head -n 1)
"$java" -p "$root/app/target/carrel/fx" --add-modules javafx.controls --enable-native-access=javafx.graphics \
  -cp "$root/app/target/test-classes" 'dev.carrel.app.desk.DragSource$Start' 1300 600 "$file" >"$work/source.log" 2>&1 &
source=$!
children+=("$source")
until_true "the second window is there" xdotool search --onlyvisible --pid "$source" --name '^Drag source$'

# The clock ticks that the threads that read have computed.
reading_ticks() {
  local task name ticks=0
  for task in /proc/"$desk"/task/*; do
    read -r name < "$task/comm" && [ "$name" = reading-queue ] || continue
    ticks=$((ticks + $(sed "s/.*) //" "$task/stat" | cut -d " " -f 12)))
  done
  echo "$ticks"
}
kept() { [ -n "$(find "$home/contexts" -name '*.ctx' -print -quit)" ]; }
until_true "the example is read" kept
before=$(reading_ticks)
is_reading() { [ "$(reading_ticks)" -gt $((before + 20)) ]; }

in_library() { grep -qs quarterly-lease "$home"/carrel.db "$home"/carrel.db-wal; }
drag() { # slowly enough for both windows to take part; again if one was too slow
  in_library && return 0
  local x
  xdotool mousemove 1380 660 mousedown 1
  for x in 1375 1365 1350 1300 1250 1200 1150; do xdotool mousemove "$x" 650; sleep 0.1; done
  for x in 900 800 700 650 600 560 550; do xdotool mousemove "$x" 450; sleep 0.2; done
  sleep 0.5
  xdotool mouseup 1
  for x in 1 2 3 4 5 6 7 8 9 10; do in_library && return 0; sleep 0.5; done
  return 1
}
until_true "the file was dropped, and is in the library" drag

until_true "it is being read" is_reading
close_desk

# ---- all of it is there --------------------------------------------------------------------------

"$root/carrel" search zanzibar --home "$home" --json > "$work/found.log"
grep -q '"document": "quarterly-lease.md"' "$work/found.log"
"$root/carrel" contexts list --home "$home" --json > "$work/contexts.log"
grep -q '"setAside": \[\]' "$work/contexts.log"
"$root/carrel" doctor --home "$home" --json > "$work/doctor.log"
[ ! -d "$home/reports" ] || { echo "real-window: there was an unexpected error" >&2; cat "$home"/reports/* >&2; exit 1; }
say "the document is found, nothing is damaged"
already=no
if grep -q quarterly-lease.md "$work/contexts.log"; then
  already=yes
  say "(it was read before the window had closed)"
fi
files=$(find "$home/contexts" -name '*.ctx' | wc -l)

start_desk
until_true "the window is drawn again" is_drawn
until_true "it has the size that it had" has_size 1000x700
kept_more() { [ "$(find "$home/contexts" -name '*.ctx' | wc -l)" -gt "$files" ]; }
[ $already = yes ] || until_true "the document is read and kept on disk" kept_more
close_desk
"$root/carrel" contexts list --home "$home" --json > "$work/contexts.log"
grep -q 'quarterly-lease.md' "$work/contexts.log"
say "all is there after the second start"
