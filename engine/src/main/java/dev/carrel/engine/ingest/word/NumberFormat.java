// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.Locale;

/** How the number of a list's item is written (ST_NumberFormat, ISO/IEC 29500-1, 17.18.59). */
public final class NumberFormat {
  private static final int[] VALUES = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
  private static final String[] ROMAN = {
    "M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"
  };

  /** Beyond these, numbers are written in digits. */
  private static final int MOST_ROMAN = 3999;

  private static final int MOST_LETTERS = 780;

  private NumberFormat() {}

  /**
   * The format in digits of numbers of another; with a zero before them, as in "1.01", it stays.
   */
  public static String inDigits(String format) {
    return format.equals("decimalZero") ? format : "decimal";
  }

  /** A number as a format writes it; in digits where the format is another one. */
  public static String of(String format, int number) {
    return switch (format) {
      case "upperRoman" -> roman(number);
      case "lowerRoman" -> roman(number).toLowerCase(Locale.ROOT);
      case "upperLetter" -> letters(number);
      case "lowerLetter" -> letters(number).toLowerCase(Locale.ROOT);
      case "upperAlphabetic" -> alphabetic(number);
      case "lowerAlphabetic" -> alphabetic(number).toLowerCase(Locale.ROOT);
      case "decimalZero" -> "%02d".formatted(number);
      case "ordinal" -> number + ordinal(number);
      case "cardinalText" -> NumberWords.cardinal(number);
      case "ordinalText" -> NumberWords.ordinal(number);
      case "chicago" -> sign(number);
      case "none" -> "";
      default -> NumberScripts.of(format, number).orElseGet(() -> padded(format, number));
    };
  }

  /** Of the signs of notes the next one; all have been used: each twice. */
  private static String sign(int number) {
    return number < 1 || number > MOST_LETTERS
        ? Integer.toString(number)
        : "*\u2020\u2021\u00A7"
            .substring((number - 1) % 4, (number - 1) % 4 + 1)
            .repeat((number - 1) / 4 + 1);
  }

  /** With the zeros that a format begins with: "001" for "1". */
  private static String padded(String format, int number) {
    String digits = Integer.toString(number);
    boolean zeros = format.matches("0+1");
    return zeros ? "0".repeat(Math.max(0, format.length() - digits.length())) + digits : digits;
  }

  private static String roman(int number) {
    if (number < 1 || number > MOST_ROMAN) {
      return Integer.toString(number);
    }
    StringBuilder roman = new StringBuilder();
    int left = number;
    for (int i = 0; i < VALUES.length; i++) {
      while (left >= VALUES[i]) {
        roman.append(ROMAN[i]);
        left -= VALUES[i];
      }
    }
    return roman.toString();
  }

  /** A to Z, then AA, BB: the letter as often as the alphabet was gone through. */
  private static String letters(int number) {
    if (number < 1 || number > MOST_LETTERS) {
      return Integer.toString(number);
    }
    return Character.toString('A' + (number - 1) % 26).repeat((number - 1) / 26 + 1);
  }

  /** A to Z, then AA, AB, as columns are named. */
  private static String alphabetic(int number) {
    if (number < 1) {
      return Integer.toString(number);
    }
    StringBuilder letters = new StringBuilder();
    for (int left = number - 1; left >= 0; left = left / 26 - 1) {
      letters.insert(0, (char) ('A' + left % 26));
    }
    return letters.toString();
  }

  private static String ordinal(int number) {
    int tens = number % 100;
    if (tens >= 11 && tens <= 13) {
      return "th";
    }
    return switch (number % 10) {
      case 1 -> "st";
      case 2 -> "nd";
      case 3 -> "rd";
      default -> "th";
    };
  }
}
