// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Page;
import java.util.BitSet;
import java.util.regex.Pattern;

/**
 * Part of a page as passages have it: white space is one blank, and each blank knows whether a line
 * or a paragraph ends there, and whether a row of a table does.
 */
final class PassageLines {
  /** Characters {@code start} to before {@code end}. */
  record Range(int start, int end) {}

  /** Columns as text has them: tabs, strokes, many blanks or dots between two words. */
  private static final Pattern COLUMNS =
      Pattern.compile("\\S\\s*\\t|\\S {3,}\\S|\\S\\s*\\|.*\\S|(?:\\. ?){6,}|_{6,}\\s+\\S");

  private final FoldedText text;
  private final BitSet lineEnds = new BitSet();
  private final BitSet paragraphEnds = new BitSet();
  private final BitSet rowEnds = new BitSet();

  private PassageLines(FoldedText text) {
    this.text = text;
  }

  static PassageLines of(Page page, int from, int to) {
    String raw = page.text().substring(from, to);
    PassageLines made = new PassageLines(FoldedText.of(raw, FoldedText.PASSAGE));
    made.findLines(raw);
    made.findRows(page, from, raw);
    return made;
  }

  private void findLines(String raw) {
    for (int k = 0; k < text.length(); k++) {
      if (text.at(k) == ' ') {
        int breaks = 0;
        for (int at = text.start(k); at < text.end(k); at++) {
          breaks += raw.charAt(at) == '\n' ? 1 : 0;
        }
        lineEnds.set(k, breaks > 0);
        paragraphEnds.set(k, breaks > 1);
      }
    }
  }

  /** A line with columns is a row where a line next to it has columns too. */
  private void findRows(Page page, int from, String raw) {
    boolean before = false;
    int lineStart = 0;
    for (int k = lineEnds.nextSetBit(0); k >= 0; k = lineEnds.nextSetBit(k + 1)) {
      before = noteRow(before, hasColumns(page, from, raw, lineStart, k), lineStart, k);
      lineStart = k + 1;
    }
    noteRow(
        before, hasColumns(page, from, raw, lineStart, text.length()), lineStart, text.length());
  }

  private boolean noteRow(boolean before, boolean now, int lineStart, int lineEnd) {
    if (now && before) {
      int above = lineEnds.previousSetBit(lineStart - 2);
      rowEnds.set(lineStart - 1);
      if (above >= 0) {
        rowEnds.set(above);
      }
      if (lineEnd < text.length()) {
        rowEnds.set(lineEnd);
      }
    }
    return now;
  }

  private boolean hasColumns(Page page, int from, String raw, int start, int end) {
    if (start >= end) {
      return false;
    }
    int first = text.start(start);
    int last = text.end(end - 1);
    return page.layout().lines(from + first, from + last).size() > 1
        || COLUMNS.matcher(raw.substring(first, last).strip()).find();
  }

  int length() {
    return text.length();
  }

  char at(int i) {
    return text.at(i);
  }

  String string(int start, int end) {
    return text.toString().substring(start, end);
  }

  /** Where a character begins in the part of the page. */
  int start(int i) {
    return text.start(i);
  }

  /** Behind it. */
  int end(int i) {
    return text.end(i);
  }

  /** Whether a line ends with the blank at a place. */
  boolean endsLine(int i) {
    return lineEnds.get(i);
  }

  /** Whether a blank line stands there. */
  boolean endsParagraph(int i) {
    return paragraphEnds.get(i);
  }

  /** Whether a row of a table ends there, or what stands before a table. */
  boolean endsRow(int i) {
    return rowEnds.get(i);
  }

  /** The line that ends with a blank. */
  Range lineBefore(int blank) {
    return new Range(lineEnds.previousSetBit(blank - 1) + 1, blank);
  }

  /** Characters of the longest line. */
  int longestLine() {
    int longest = 0;
    int start = 0;
    for (int k = lineEnds.nextSetBit(0); k >= 0; k = lineEnds.nextSetBit(k + 1)) {
      longest = Math.max(longest, k - start);
      start = k + 1;
    }
    return Math.max(longest, text.length() - start);
  }
}
