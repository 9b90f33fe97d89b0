// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.Arrays;
import java.util.Set;

/** Folds texts, one behind the other. */
final class Folder {
  private final Letters letters;
  private final LineEnds lineEnds;
  private final Origins.Builder origins;
  private final boolean blanks;
  private final boolean noBlanks;
  private final boolean blanksStay;
  private final boolean ideographs;
  private final boolean smallLetters;
  private final boolean composed;

  private char[] folded;
  private int length;
  private int pageBegin;

  /** Whether a hyphen was left out that the next character has to note. */
  private boolean hyphen;

  Folder(Set<Strength> strengths, int capacity) {
    letters = new Letters(strengths);
    lineEnds = new LineEnds(strengths, letters);
    origins = new Origins.Builder();
    folded = new char[capacity];
    blanks = strengths.contains(Strength.BLANKS);
    noBlanks = strengths.contains(Strength.NO_BLANKS);
    blanksStay = !blanks && !noBlanks;
    ideographs = strengths.contains(Strength.IDEOGRAPHS);
    smallLetters = strengths.contains(Strength.CASE);
    composed = strengths.contains(Strength.COMPOSED);
  }

  /** Folds the text of the next page. */
  void append(String text) {
    origins.beginPage(length);
    pageBegin = length;
    hyphen = false;
    for (int i = 0; i < text.length(); ) {
      int end = endOfPlain(text, i);
      if (end > i) {
        copy(text, i, end);
        i = end;
      } else {
        i = take(text, i);
      }
    }
  }

  /** Behind the next characters that only {@link Strength#CASE} may change: nearly all of most. */
  private int endOfPlain(String text, int start) {
    int i = start;
    int length = text.length();
    while (i < length && isPlain(text, i)) {
      i++;
    }
    if (composed && i > start && i < text.length() && text.charAt(i) >= 0x300) {
      return i - 1; // may be a mark
    }
    return i;
  }

  private boolean isPlain(String text, int i) {
    char c = text.charAt(i);
    if (c >= 0x7F) {
      return letters.stays(c);
    }
    return c != '-'
        && c != '`'
        && (c > ' ' || blanksStay || (c == ' ' && blanks && isBetweenPlain(text, i)));
  }

  private static boolean isBetweenPlain(String text, int i) {
    return i > 0
        && i + 1 < text.length()
        && isPrinted(text.charAt(i - 1))
        && isPrinted(text.charAt(i + 1));
  }

  private static boolean isPrinted(char c) {
    return c > ' ' && c < 0x7F;
  }

  private void copy(String text, int start, int end) {
    noteHyphen();
    makeRoom(end - start);
    origins.same(length, start, end);
    text.getChars(start, end, folded, length);
    length += end - start;
    if (smallLetters) {
      for (int i = length - (end - start); i < length; i++) {
        char c = folded[i];
        folded[i] = c >= 'A' && c <= 'Z' ? (char) (c + 'a' - 'A') : c;
      }
    }
  }

  private void makeRoom(int count) {
    if (length + count > folded.length) {
      folded = Arrays.copyOf(folded, Math.max(length + count, folded.length * 3 / 2 + 16));
    }
  }

  /** Folds what begins at a place; returns where the next begins. */
  private int take(String text, int i) {
    int point = text.codePointAt(i);
    if (!blanksStay && letters.isBlank(point)) {
      return takeBlanks(text, i);
    }
    int behind = lineEnds.behindHyphen(text, i, point);
    if (behind > i) {
      hyphen = true;
      return behind;
    }
    int next = i + Character.charCount(point);
    if (next == i + 1 && letters.keeps(point)) {
      copy(text, i, next);
      return next;
    }
    int end = letters.endOfCluster(text, next);
    put(end == i + 1 ? letters.fold(text.charAt(i)) : letters.fold(text, i, end), i, end);
    return end;
  }

  private int takeBlanks(String text, int start) {
    int end = start;
    while (end < text.length() && letters.isBlank(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    boolean leftOut =
        noBlanks
            || hyphen
            || lineEnds.breaksWord(text, start, end)
            || (ideographs && isBetweenIdeographs(text, start, end));
    if (!leftOut) {
      put(" ", start, end);
    }
    return end;
  }

  private void put(String letters, int start, int end) {
    String kept = letters.indexOf(' ') < 0 ? letters : withoutNeedlessBlanks(letters);
    if (kept.isEmpty()) {
      origins.belongs(length, start, end);
      return;
    }
    noteHyphen();
    makeRoom(kept.length());
    origins.some(length, kept.length(), start, end);
    kept.getChars(0, kept.length(), folded, length);
    length += kept.length();
  }

  private void noteHyphen() {
    if (hyphen) {
      origins.hyphen(length);
      hyphen = false;
    }
  }

  /** A blank behind a blank, or where a page begins, is none. Forms of accents have blanks, too. */
  private String withoutNeedlessBlanks(String letters) {
    if (noBlanks) {
      return letters.replace(" ", "");
    }
    boolean behindBlank = length == pageBegin || folded[length - 1] == ' ';
    return blanks && behindBlank ? letters.stripLeading() : letters;
  }

  private static boolean isBetweenIdeographs(String text, int start, int end) {
    return text.indexOf('\n', start, end) >= 0
        && start > 0
        && end < text.length()
        && isIdeograph(text.codePointBefore(start))
        && isIdeograph(text.codePointAt(end));
  }

  private static boolean isIdeograph(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  FoldedText done() {
    return new FoldedText(new String(folded, 0, length), origins.build());
  }
}
