// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What single signs are folded to. */
final class Letters {
  static final int SOFT_HYPHEN = 0x00AD;
  private static final int KNOWN = 256;
  private static final int ARABIC_STRETCH = 0x0640;
  private static final int ZERO_WIDTH_SPACE = 0x200B;

  private final boolean smallLetters;
  private final boolean plain;
  private final boolean composed;
  private final boolean ligatures;
  private final boolean widths;
  private final boolean punctuation;
  private final boolean softHyphens;
  private final boolean joiners;
  private final boolean noBlanks;
  private final boolean changesLetters;
  private final boolean onlyForms;

  /** Single letters and what stands for them: a page has the same few again and again. */
  private char[] known = {};

  private @Nullable String[] folds = {};

  Letters(Set<Strength> strengths) {
    smallLetters = strengths.contains(Strength.CASE);
    plain = strengths.contains(Strength.DIACRITICS);
    composed = strengths.contains(Strength.COMPOSED);
    ligatures = strengths.contains(Strength.LIGATURES);
    widths = strengths.contains(Strength.WIDTH);
    punctuation = strengths.contains(Strength.PUNCTUATION);
    softHyphens = strengths.contains(Strength.SOFT_HYPHENS);
    joiners = strengths.contains(Strength.JOINERS);
    noBlanks = strengths.contains(Strength.NO_BLANKS);
    changesLetters = smallLetters || plain || composed || widths;
    onlyForms = composed && ligatures && widths && strengths.size() == 3;
  }

  /** Whether nothing stands for a sign. */
  boolean leavesOut(int point) {
    return point >= 0x80
        && ((softHyphens && point == SOFT_HYPHEN)
            || (joiners && isJoiner(point))
            || (plain && isMark(point)));
  }

  /** Whether a sign always stays as it is. */
  boolean keeps(int point) {
    return !mayChange(point) && !leavesOut(point) && !(punctuation && shape(point) != 0);
  }

  /** Whether a character beyond ASCII is one of the many that surely stay as they are. */
  boolean stays(char c) {
    boolean ideograph = c >= 0x4E00 && c <= 0x9FFF;
    return ideograph || (!mayChange(c) && !mayBeSpecial(c));
  }

  private boolean mayChange(int point) {
    return changesLetters || (ligatures && isLigature(point));
  }

  /** Whether a character is among those with blanks, punctuation and signs of no width. */
  private static boolean mayBeSpecial(char c) {
    return c <= 0xBB
        || c == 0x02BC
        || c == 0x1680
        || (c >= 0x2000 && c <= 0x3000)
        || (c >= 0xD800 && c <= 0xDFFF)
        || c == 0xFEFF;
  }

  /** Whether nothing is to be done to a whole text. */
  boolean isFolded(String text) {
    return onlyForms && Normalizer.isNormalized(text, Form.NFKC);
  }

  private static boolean isJoiner(int point) {
    return switch (point) {
      case 0x200C, 0x200D, 0x2060, 0xFEFF -> true;
      default -> false;
    };
  }

  private static boolean isMark(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.FORMAT -> true;
      default -> point == ARABIC_STRETCH;
    };
  }

  boolean isBlank(int point) {
    return Character.isWhitespace(point)
        || (punctuation && Character.isSpaceChar(point))
        || (noBlanks && point == ZERO_WIDTH_SPACE);
  }

  boolean isHyphen(int point) {
    return punctuation ? shape(point) == '-' : point == '-' || point == 0x2010 || point == 0x2011;
  }

  /** Behind a sign and the marks that may become one sign with it. */
  int endOfCluster(String text, int next) {
    int end = next;
    while (composed && end < text.length()) {
      int point = text.codePointAt(end);
      if (!joinsBefore(point) && !leavesOut(point)) {
        break;
      }
      end += Character.charCount(point);
    }
    return end;
  }

  /** Marks, and the parts of Korean syllables behind the first. */
  private static boolean joinsBefore(int point) {
    return switch (Character.getType(point)) {
      case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK, Character.COMBINING_SPACING_MARK ->
          true;
      default ->
          (point >= 0x1160 && point <= 0x11FF)
              || (point >= 0x3131 && point <= 0x318E)
              || (point >= 0xFF9E && point <= 0xFFDC);
    };
  }

  /** What stands for a character that is a sign of its own; empty if nothing does. */
  String fold(char c) {
    if (known.length == 0) {
      known = new char[KNOWN];
      folds = new String[KNOWN];
    }
    int i = c % KNOWN;
    String fold = known[i] == c ? folds[i] : null;
    if (fold == null) {
      fold = fold(String.valueOf(c), 0, 1);
      known[i] = c;
      folds[i] = fold;
    }
    return fold;
  }

  /** What stands for a sign or a cluster; empty if nothing does. */
  String fold(String text, int start, int end) {
    StringBuilder folded = new StringBuilder();
    for (int i = start; i < end; ) {
      int point = text.codePointAt(i);
      if (!leavesOut(point)) {
        folded.append(sign(point));
      }
      i += Character.charCount(point);
    }
    return composed ? Normalizer.normalize(folded, Form.NFC) : folded.toString();
  }

  private String sign(int point) {
    if (punctuation && shape(point) != 0) {
      return point == '…' ? "..." : String.valueOf(shape(point));
    }
    String apart = apart(Character.toString(point));
    StringBuilder letters = new StringBuilder(apart.length());
    apart.codePoints().filter(c -> !leavesOut(c)).forEach(c -> add(c, letters));
    return letters.toString();
  }

  private String apart(String sign) {
    int point = sign.codePointAt(0);
    if (point < 0xA0) {
      return sign;
    }
    boolean compatible = isLigature(point) ? ligatures : widths;
    if (plain) {
      return Normalizer.normalize(sign, compatible ? Form.NFKD : Form.NFD);
    }
    return compatible ? Normalizer.normalize(sign, Form.NFKC) : sign;
  }

  private static boolean isLigature(int point) {
    return (point >= 0xFB00 && point <= 0xFDFF)
        || (point >= 0xFE70 && point <= 0xFEFC)
        || (point >= 0x0132 && point <= 0x0149)
        || (point >= 0x01C4 && point <= 0x01F3);
  }

  private void add(int point, StringBuilder letters) {
    int shape = punctuation ? shape(point) : 0;
    if (shape != 0) {
      letters.append((char) shape);
    } else if (plain) {
      base(point).codePoints().map(this::small).forEach(letters::appendCodePoint);
    } else {
      letters.appendCodePoint(small(point));
    }
  }

  private int small(int point) {
    return smallLetters ? Character.toLowerCase(Character.toUpperCase(point)) : point;
  }

  /** The letter or letters that one is written as where its own is not to be had. */
  private static String base(int point) {
    return switch (point) {
      case 'ß' -> "ss";
      case 'ẞ' -> "SS";
      case 'æ' -> "ae";
      case 'Æ' -> "AE";
      case 'œ' -> "oe";
      case 'Œ' -> "OE";
      case 'ı' -> "i";
      case 'ł' -> "l";
      case 'Ł' -> "L";
      case 'ø' -> "o";
      case 'Ø' -> "O";
      case 'đ' -> "d";
      case 'Đ' -> "D";
      case 'ى' -> "ي";
      default -> Character.toString(point);
    };
  }

  /** One shape for what printers vary; 0 for all else. */
  private static char shape(int point) {
    return switch (point) {
      case '-', '‐', '‑', '‒', '–', '—', '―', '−' -> '-';
      case '‘', '’', '‚', '‛', '´', '`', 'ʼ', '′' -> '\'';
      case '“', '”', '„', '‟', '«', '»', '″' -> '"';
      case '…' -> '.';
      default -> 0;
    };
  }
}
