// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.util.Locale;

/**
 * Text of documents, file names and models as it may be shown: a character that would act on what
 * shows it, or that hides, stands as its number, {@code <U+202E>}. Such are the controls of
 * terminals, those that turn the direction of writing, and those without any width that no script
 * needs.
 *
 * <p>Left as they are: tab and line feed, the joiners and marks that Arabic, Persian and Indic
 * writing and emoji need (U+200C to U+200F, U+061C), the soft hyphen, and variation selectors.
 */
public final class ShownText {
  private ShownText() {}

  /** The text with every such character as its number; most texts have none and stay. */
  public static String of(String text) {
    int at = firstHidden(text, 0);
    if (at == text.length()) {
      return text;
    }
    StringBuilder shown = new StringBuilder(text.length() + 16);
    int from = 0;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      shown.append(text, from, at).append(number(point));
      from = at + Character.charCount(point);
      at = firstHidden(text, from);
    }
    return shown.append(text, from, text.length()).toString();
  }

  /** A name, where a line break or a tab, too, stands as its number: it must not begin a line. */
  public static String name(String text) {
    return of(text).replace("\n", number('\n')).replace("\t", number('\t'));
  }

  /** The text in one line: white space, line breaks among it, is a single space each. */
  public static String line(String text) {
    return of(text.replaceAll("[\\s\\u0085\\u2028\\u2029]+", " ").strip());
  }

  /**
   * Whether a character stands as its number.
   *
   * @param point a code point, or half of a pair that lacks the other
   */
  public static boolean isHidden(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL -> point != '\n' && point != '\t';
      case Character.FORMAT -> !isNeeded(point);
      case Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE -> true;
      case Character.UNASSIGNED -> isNoCharacter(point) || isTag(point) || isWithoutWidth(point);
      default -> isWithoutWidth(point);
    };
  }

  /** How such a character stands. */
  public static String number(int point) {
    return String.format(Locale.ROOT, "<U+%04X>", point);
  }

  private static int firstHidden(String text, int from) {
    int at = from;
    while (at < text.length()) {
      int point = text.codePointAt(at);
      if (isHidden(point)) {
        return at;
      }
      at += Character.charCount(point);
    }
    return at;
  }

  /** Of the format characters: joiners, marks of direction, the soft hyphen, signs of numbers. */
  private static boolean isNeeded(int point) {
    return point == 0xAD
        || point == 0x61C
        || (point >= 0x600 && point <= 0x605)
        || point == 0x6DD
        || point == 0x70F
        || (point >= 0x890 && point <= 0x891)
        || point == 0x8E2
        || (point >= 0x200C && point <= 0x200F)
        || point == 0x110BD
        || point == 0x110CD
        || (point >= 0x13430 && point <= 0x1343F);
  }

  private static boolean isNoCharacter(int point) {
    return (point & 0xFFFE) == 0xFFFE || (point >= 0xFDD0 && point <= 0xFDEF);
  }

  private static boolean isTag(int point) {
    return point >= 0xE0000 && point <= 0xE0FFF;
  }

  /** Letters that are drawn as nothing, and what Unicode sets aside for more of that kind. */
  private static boolean isWithoutWidth(int point) {
    return point == 0x3164
        || point == 0xFFA0
        || point == 0x2065
        || (point >= 0xFFF0 && point <= 0xFFF8);
  }
}
