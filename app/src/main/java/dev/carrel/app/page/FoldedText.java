package dev.carrel.app.page;

import dev.carrel.app.selection.Selection;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Text as it is looked for: in small letters, without accents, ligatures as their letters, any
 * white space (and the end of a line) as one blank, typographic quotes and dashes in one shape. A
 * hyphen at the end of a line is left out and remembered, since it may belong to the word or to the
 * break. Each character knows where it came from.
 */
final class FoldedText {
  private static final char HYPHEN = '-';

  private char[] chars;
  private int[] starts;
  private int[] ends;
  private boolean[] hyphenBefore;
  private int length;

  private FoldedText(int capacity) {
    chars = new char[capacity];
    starts = new int[capacity];
    ends = new int[capacity];
    hyphenBefore = new boolean[capacity];
  }

  static FoldedText of(String text) {
    FoldedText folded = new FoldedText(text.length() + 16);
    folded.append(text);
    return folded;
  }

  private void append(String text) {
    boolean hyphen = false;
    for (int i = 0; i < text.length(); ) {
      int point = text.codePointAt(i);
      int next = i + Character.charCount(point);
      int afterBreak = shape(point) == HYPHEN ? behindLineBreak(text, i) : -1;
      if (afterBreak > 0) {
        hyphen = true;
        next = afterBreak;
      } else if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
        next = behindWhite(text, i);
        if (length > 0 && !hyphen && !isBetweenIdeographs(text, i, next)) {
          put(' ', i, next, false);
        }
      } else {
        hyphen = appendSign(point, i, next, hyphen);
      }
      i = next;
    }
  }

  /** Whether a hyphen is still to be noted: signs that fold to nothing leave it. */
  private boolean appendSign(int point, int start, int end, boolean hyphen) {
    boolean noted = hyphen;
    if (point < 0x80) {
      put((char) Character.toLowerCase(point), start, end, noted);
      return false;
    }
    String folded = fold(point);
    for (int k = 0; k < folded.length(); k++) {
      put(folded.charAt(k), start, end, noted);
      noted = false;
    }
    if (folded.isEmpty() && length > 0 && ends[length - 1] == start) {
      ends[length - 1] = end; // an accent of its own belongs to the letter that carries it
    }
    return noted;
  }

  private static String fold(int point) {
    char shape = shape(point);
    if (shape != 0) {
      return String.valueOf(shape);
    }
    String apart = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    StringBuilder kept = new StringBuilder(apart.length());
    apart
        .codePoints()
        .filter(c -> !isIgnored(c))
        .map(FoldedText::letter)
        .forEach(kept::appendCodePoint);
    return kept.toString().replace("ß", "ss").replace("æ", "ae").replace("œ", "oe");
  }

  private static int letter(int point) {
    return switch (point) {
      case 'ı' -> 'i';
      case 'ł', 'Ł' -> 'l';
      case 'ø', 'Ø' -> 'o';
      case 'đ', 'Đ' -> 'd';
      case 'ς' -> 'σ';
      case 'ى' -> 'ي';
      default -> Character.toLowerCase(Character.toUpperCase(point));
    };
  }

  private static boolean isIgnored(int point) {
    int type = Character.getType(point);
    return type == Character.NON_SPACING_MARK
        || type == Character.ENCLOSING_MARK
        || type == Character.FORMAT
        || point == 0x0640; // the Arabic stretch
  }

  /** One shape for what printers vary; 0 for all else. */
  private static char shape(int point) {
    return switch (point) {
      case '-', '‐', '‑', '‒', '–', '—', '―', '−' -> HYPHEN;
      case '‘', '’', '‚', '‛', '´', '`', 'ʼ', '′' -> '\'';
      case '“', '”', '„', '‟', '«', '»', '″' -> '"';
      default -> 0;
    };
  }

  /** Behind the line break that a hyphen stands before, -1 if there is none. */
  private static int behindLineBreak(String text, int hyphen) {
    if (hyphen == 0 || !Character.isLetter(text.charAt(hyphen - 1))) {
      return -1;
    }
    int i = hyphen + 1;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '\r')) {
      i++;
    }
    return i < text.length() && text.charAt(i) == '\n' ? i + 1 : -1;
  }

  private static int behindWhite(String text, int from) {
    int i = from;
    while (i < text.length()
        && (Character.isWhitespace(text.charAt(i)) || Character.isSpaceChar(text.charAt(i)))) {
      i++;
    }
    return i;
  }

  /** Chinese and Japanese lines go on without a blank. */
  private static boolean isBetweenIdeographs(String text, int from, int to) {
    return text.substring(from, to).indexOf('\n') >= 0
        && from > 0
        && to < text.length()
        && isIdeograph(text.codePointBefore(from))
        && isIdeograph(text.codePointAt(to));
  }

  private static boolean isIdeograph(int point) {
    return switch (Character.UnicodeScript.of(point)) {
      case HAN, HIRAGANA, KATAKANA -> true;
      default -> false;
    };
  }

  private void put(char c, int start, int end, boolean hyphen) {
    if (length == chars.length) {
      chars = Arrays.copyOf(chars, length * 2);
      starts = Arrays.copyOf(starts, length * 2);
      ends = Arrays.copyOf(ends, length * 2);
      hyphenBefore = Arrays.copyOf(hyphenBefore, length * 2);
    }
    chars[length] = c;
    starts[length] = start;
    ends[length] = end;
    hyphenBefore[length] = hyphen;
    length++;
  }

  int length() {
    return length;
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }

  /** Where the wanted text stands, as ranges of the text this was made of, none over another. */
  List<Selection.Range> find(FoldedText wanted) {
    List<Selection.Range> found = new ArrayList<>();
    if (wanted.length == 0) {
      return found;
    }
    for (int i = 0; i < length; ) {
      int end = chars[i] == wanted.chars[0] ? endOfMatch(i, wanted) : -1;
      if (end > i) {
        found.add(new Selection.Range(starts[i], ends[end - 1]));
        i = end;
      } else {
        i++;
      }
    }
    return found;
  }

  private int endOfMatch(int from, FoldedText wanted) {
    int i = from;
    for (int k = 0; k < wanted.length; k++) {
      char c = wanted.chars[k];
      if (i < length && chars[i] == c) {
        i++;
      } else if (!(c == HYPHEN && i < length && i > from && hyphenBefore[i])) {
        return -1;
      }
    }
    return i;
  }
}
