#!/bin/sh
# SPDX-License-Identifier: Apache-2.0
# Without a UTF-8 locale Java would not find a file with an umlaut in its name. What the variables name may not be
# installed, so the locale is asked; where it cannot be, its name must do.
named=${LC_ALL:-${LC_CTYPE:-${LANG:-}}}
case $(LC_ALL=$named locale charmap 2>/dev/null || echo "$named") in
  *UTF-8* | *utf8* | *UTF8* | *utf-8*) ;;
  *) export LC_ALL=C.UTF-8 ;;
esac
exec "$(dirname "$0")/../../bin/carrel" "$@"
