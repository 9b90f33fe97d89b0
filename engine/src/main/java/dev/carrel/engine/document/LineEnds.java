// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Set;

/** Which hyphens and line breaks only say that a line was full. */
final class LineEnds {
  private final Letters letters;
  private final boolean noted;
  private final boolean undivided;
  private final boolean hyphenKept;

  LineEnds(Set<Strength> strengths, Letters letters) {
    this.letters = letters;
    noted = strengths.contains(Strength.LINE_HYPHENS);
    undivided = strengths.contains(Strength.DIVIDED_WORDS);
    hyphenKept = strengths.contains(Strength.WORD_BREAKS);
  }

  /**
   * Behind a hyphen that is left out and its line break.
   *
   * @param point the sign at {@code i}
   * @return {@code i} if the sign stays
   */
  int behindHyphen(String text, int i, int point) {
    int next = i + Character.charCount(point);
    if (noted && letters.isHyphen(point) && isBehindLetter(text, i)) {
      return orElse(behindBreak(text, next), i);
    }
    boolean hyphen = point == Letters.SOFT_HYPHEN || letters.isHyphen(point);
    if (undivided && hyphen && isBehindLetter(text, i)) {
      return orElse(continuation(text, next, isCapitals(text, i)), i);
    }
    return i;
  }

  private static int orElse(int found, int otherwise) {
    return found > 0 ? found : otherwise;
  }

  private boolean isBehindLetter(String text, int i) {
    int at = i;
    while (at > 0) {
      int point = text.codePointBefore(at);
      if (!letters.leavesOut(point)) {
        return Character.isLetter(point);
      }
      at -= Character.charCount(point);
    }
    return false;
  }

  /** Behind the line break if only blanks stand before it, else 0. */
  private int behindBreak(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (point == '\n') {
        return at + 1;
      }
      if (point != ' ' && point != '\r' && !letters.leavesOut(point)) {
        return 0;
      }
      at += Character.charCount(point);
    }
    return 0;
  }

  /** Whether the word before a hyphen is in capitals, of which it has two or more. */
  private static boolean isCapitals(String text, int hyphen) {
    int capitals = 0;
    int at = hyphen;
    while (at > 0 && Character.isLetter(text.codePointBefore(at))) {
      int point = text.codePointBefore(at);
      if (!Character.isUpperCase(point)) {
        return false;
      }
      capitals++;
      at -= Character.charCount(point);
    }
    return capitals > 1;
  }

  /** Whether a word in capitals begins here, of which it has two or more. */
  private static boolean isCapitalsFrom(String text, int from) {
    int capitals = 0;
    int at = from;
    while (at < text.length() && Character.isLetter(text.codePointAt(at))) {
      int point = text.codePointAt(at);
      if (!Character.isUpperCase(point)) {
        return false;
      }
      capitals++;
      at += Character.charCount(point);
    }
    return capitals > 1;
  }

  /** Where the word goes on behind one line break; 0 if it does not. */
  private int continuation(String text, int from, boolean capitals) {
    int breaks = 0;
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (!Character.isWhitespace(point) && !letters.leavesOut(point)) {
        boolean goesOn = Character.isLowerCase(point) || (capitals && isCapitalsFrom(text, at));
        return breaks == 1 && goesOn ? at : 0;
      }
      breaks += point == '\n' ? 1 : 0;
      at += Character.charCount(point);
    }
    return 0;
  }

  /** Whether white space stands within a word that keeps its hyphen. */
  boolean breaksWord(String text, int start, int end) {
    return hyphenKept
        && start > 0
        && text.charAt(start - 1) == '-'
        && text.charAt(start) == '\n'
        && end < text.length()
        && Character.isLowerCase(text.codePointAt(end));
  }
}
