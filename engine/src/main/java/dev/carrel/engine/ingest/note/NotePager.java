// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ingest.Watch;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Cuts a note into pages without changing a character: before headings of level one and two, and
 * where a page gets long, behind a paragraph, else a line, else a sentence, else a word.
 */
final class NotePager {
  /** About what a printed page holds. */
  static final int PAGE_CHARACTERS = 3000;

  /** A page up to this long goes on over the next heading. */
  private static final int SHORT_PAGE = 600;

  /** How far before the limit an end of a paragraph is looked for. */
  private static final int LOOK_BACK = 1500;

  private static final Pattern HEADING = Pattern.compile(" {0,3}#{1,2}([ \\t].*)?");
  private static final Pattern UNDERLINE = Pattern.compile(" {0,3}(=+|-{3,})[ \\t]*");
  private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,}).*");

  private final String text;
  private final Watch watch;
  private final List<String> pages = new ArrayList<>();
  private int start;

  private NotePager(String text, Watch watch) {
    this.text = text;
    this.watch = watch;
  }

  /** The pages of a note; joined, they are the text. */
  static List<String> split(String text, DocumentKind kind, Watch watch) {
    NotePager pager = new NotePager(text, watch);
    if (kind.equals(DocumentKind.MARKDOWN)) {
      for (int heading : pager.headings()) {
        if (heading - pager.start > SHORT_PAGE) {
          pager.cutTo(heading);
        }
      }
    }
    pager.cutTo(text.length());
    return pager.pages;
  }

  /** Makes pages of all text up to here. */
  private void cutTo(int end) {
    while (end - start > PAGE_CHARACTERS + SHORT_PAGE) {
      watch.check();
      cut(goodEnd(start + PAGE_CHARACTERS));
    }
    if (end > start) {
      cut(end);
    }
  }

  private void cut(int end) {
    pages.add(text.substring(start, end));
    start = end;
  }

  private int goodEnd(int limit) {
    int from = limit - LOOK_BACK;
    int paragraph = behindLast("\n\n", from, limit);
    if (paragraph > 0) {
      return paragraph;
    }
    int line = behindLast("\n", from, limit);
    if (line > 0) {
      return line;
    }
    int sentence = behindLast(". ", from, limit);
    if (sentence > 0) {
      return sentence;
    }
    for (int i = limit; i > start + 1; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return behindWord(limit);
  }

  private int behindLast(String end, int from, int limit) {
    // Not lastIndexOf: it would look back to the start of a long text for each page.
    for (int at = limit - end.length(); at >= from; at--) {
      if (text.startsWith(end, at)) {
        return at + end.length();
      }
    }
    return -1;
  }

  /** Without any white before the limit the word is left whole, unless it is no word. */
  private int behindWord(int limit) {
    for (int i = limit; i < Math.min(text.length(), limit + SHORT_PAGE); i++) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i + 1;
      }
    }
    return Character.isLowSurrogate(text.charAt(limit)) ? limit + 1 : limit;
  }

  /** Where headings of level one and two start, fenced code left out. */
  private List<Integer> headings() {
    List<Integer> headings = new ArrayList<>();
    String fence = "";
    String before = "";
    int beforeStart = 0;
    int at = 0;
    while (at < text.length()) {
      watch.check();
      int end = text.indexOf('\n', at);
      end = end < 0 ? text.length() : end;
      String line = text.substring(at, Math.min(end, at + 1000));
      if (!fence.isEmpty()) {
        fence = line.strip().startsWith(fence) ? "" : fence;
      } else if (FENCE.matcher(line).matches()) {
        fence = line.strip().substring(0, 3);
      } else if (HEADING.matcher(line).matches()) {
        headings.add(at);
      } else if (!before.isBlank() && UNDERLINE.matcher(line).matches()) {
        headings.add(beforeStart);
      }
      boolean paragraph = fence.isEmpty() && !HEADING.matcher(line).matches();
      before = paragraph ? line : "";
      beforeStart = at;
      at = end + 1;
    }
    return headings;
  }
}
