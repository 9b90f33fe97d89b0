// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.FoldedText;
import dev.carrel.engine.document.Page;
import java.util.List;

/**
 * A text folded as quotes are looked up, and where in it words and numbers end: white space is not
 * among its characters, but what it parts is told apart. Immutable, thread-safe.
 */
final class WordBorders {
  /** Signs that stand within a number, between two digits. */
  private static final String SEPARATORS = ".,'-+/:";

  /** What a line's end may add to a word; a dash there stands between two words. */
  private static final String HYPHENS = "-\u2010\u2011\u00AD";

  private final FoldedText text;
  private final List<String> pages;

  private WordBorders(FoldedText text, List<String> pages) {
    this.text = text;
    this.pages = pages;
  }

  static WordBorders of(List<Page> pages) {
    return new WordBorders(
        FoldedText.of(pages, FoldedText.QUOTE), pages.stream().map(Page::text).toList());
  }

  static WordBorders of(String quote) {
    return new WordBorders(FoldedText.of(quote, FoldedText.QUOTE), List.of(quote));
  }

  FoldedText text() {
    return text;
  }

  /**
   * Whether a text whose characters stand here stands here word for word: white space is where the
   * page has it too, or where it parts nothing. A hyphen that divides a word at the page's line end
   * may be there or not, and so may the blanks of spaced letters.
   *
   * @param from where its characters begin, as {@link FoldedText#next} finds them
   */
  boolean hasWords(int from, WordBorders wanted) {
    FoldedText words = wanted.text;
    boolean free = true; // before the first, and behind a hyphen that divides
    int i = from;
    for (int k = 0; k < words.length(); k++) {
      if (text.at(i) != words.at(k)) {
        free = true;
      } else {
        if (!free && !agrees(i, wanted, k)) {
          return false;
        }
        free = false;
        i++;
      }
    }
    return true;
  }

  private boolean agrees(int i, WordBorders wanted, int k) {
    if (text.hyphenBefore(i) && wanted.text.hyphenBefore(k)) {
      return isDivided(i) == wanted.isDivided(k);
    }
    if (text.hyphenBefore(i) || wanted.text.hyphenBefore(k)) {
      return !isParted(i) && !wanted.isParted(k);
    }
    boolean parted = isParted(i);
    return parted == wanted.isParted(k) || !isWithin(i) || (parted && isSpacedOut(i));
  }

  /** Whether white space or a dash at a line's end stands before a character, or none does. */
  boolean isParted(int i) {
    return text.isParted(i) || (text.hyphenBefore(i) && !isDivided(i));
  }

  /** Whether a line's end divides a word before a character. */
  boolean isDivided(int i) {
    return text.hyphenBefore(i)
        && Character.isLetter(text.at(i))
        && gap(i).chars().anyMatch(c -> HYPHENS.indexOf(c) >= 0);
  }

  /** What was left out of the page before a character. */
  private String gap(int i) {
    return i == 0 || text.page(i) != text.page(i - 1)
        ? ""
        : pages.get(text.page(i) - 1).substring(text.end(i - 1), text.start(i));
  }

  /** Whether what stands before a character belongs to the same word or number if nothing parts. */
  private boolean isWithin(int i) {
    char before = text.at(i - 1);
    char behind = text.at(i);
    return (joinsWords(before) && joinsWords(behind))
        || (isDigit(before) && isSeparator(i) && isDigitAt(i + 1))
        || (isSeparator(i - 1) && isDigit(behind) && (isDigitAt(i - 2) || isSign(before)));
  }

  /**
   * Whether a blank of spaced letters stands before a character: {@code A G R E E M E N T}. Two
   * blanks, or a line's end, part words there too.
   */
  boolean isSpacedOut(int i) {
    return isParted(i)
        && isSingle(i - 1)
        && isSingle(i)
        && (isSingle(i - 2) || isSingle(i + 1))
        && gap(i).length() == 1
        && !gap(i).equals("\n");
  }

  private boolean isSingle(int i) {
    return i >= 0
        && i < text.length()
        && Character.isLetter(text.at(i))
        && isParted(i)
        && (i + 1 == text.length() || isParted(i + 1));
  }

  /**
   * Whether a quote may begin with a character, or end before it: not within a word, a compound or
   * a number, and not between an amount and its sign.
   */
  boolean mayCut(int i) {
    if (i == 0 || i == text.length() || isParted(i)) {
      return true;
    }
    char before = text.at(i - 1);
    char behind = text.at(i);
    boolean number = isDigit(before) && isSeparator(i) && isDigitAt(i + 1) && !isParted(i + 1);
    boolean fraction =
        isSeparator(i - 1) && isDigit(behind) && isDigitAt(i - 2) && !isParted(i - 1);
    boolean sign = isSign(before) && isDigit(behind) && (isParted(i - 1) || !isWordAt(i - 2));
    return !(joinsWords(before) && joinsWords(behind))
        && !number
        && !fraction
        && !sign
        && !isAmount(before, behind)
        && !Character.isSurrogatePair(before, behind)
        && !isCompound(i)
        && !(i > 1 && isCompound(i - 1));
  }

  /** Whether a hyphen that joins two words stands at a place. */
  private boolean isCompound(int i) {
    return text.at(i) == '-'
        && i > 0
        && i + 1 < text.length()
        && !isParted(i)
        && !isParted(i + 1)
        && Character.isLetter(text.at(i - 1))
        && Character.isLetter(text.at(i + 1))
        && HYPHENS.indexOf(pages.get(text.page(i) - 1).charAt(text.start(i))) >= 0;
  }

  private static boolean isAmount(char before, char behind) {
    boolean money = Character.getType(behind) == Character.CURRENCY_SYMBOL;
    return (isDigit(before) && (money || isMeasure(behind)))
        || (Character.isLetter(before) && money)
        || (Character.getType(before) == Character.CURRENCY_SYMBOL && isDigit(behind));
  }

  /** Per cent, per mille, degrees, and what is raised or a fraction. */
  private static boolean isMeasure(char c) {
    return c == '%' || c == '‰' || c == '°' || Character.getType(c) == Character.OTHER_NUMBER;
  }

  private boolean isSeparator(int i) {
    return i >= 0 && i < text.length() && SEPARATORS.indexOf(text.at(i)) >= 0;
  }

  private boolean isDigitAt(int i) {
    return i >= 0 && i < text.length() && isDigit(text.at(i));
  }

  private boolean isWordAt(int i) {
    return i >= 0 && Character.isLetterOrDigit(text.at(i));
  }

  private static boolean isSign(char c) {
    return c == '-' || c == '+';
  }

  private static boolean isDigit(char c) {
    return Character.isDigit(c);
  }

  /** Letters with their marks, and digits, of scripts that put spaces between words. */
  static boolean joinsWords(char c) {
    return (Character.isLetterOrDigit(c) || isMark(c))
        && switch (Character.UnicodeScript.of(c)) {
          case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
          default -> true;
        };
  }

  static boolean isMark(char c) {
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK ->
          true;
      default -> false;
    };
  }
}
