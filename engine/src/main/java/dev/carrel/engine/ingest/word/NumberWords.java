// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import java.util.List;
import java.util.Locale;

/** Small numbers in English words, as in "Article One" and "First Schedule". */
final class NumberWords {
  private static final List<String> CARDINALS =
      List.of(
          "Zero",
          "One",
          "Two",
          "Three",
          "Four",
          "Five",
          "Six",
          "Seven",
          "Eight",
          "Nine",
          "Ten",
          "Eleven",
          "Twelve",
          "Thirteen",
          "Fourteen",
          "Fifteen",
          "Sixteen",
          "Seventeen",
          "Eighteen",
          "Nineteen");
  private static final List<String> TENS =
      List.of("Twenty", "Thirty", "Forty", "Fifty", "Sixty", "Seventy", "Eighty", "Ninety");
  private static final List<String> ORDINALS =
      List.of(
          "Zeroth",
          "First",
          "Second",
          "Third",
          "Fourth",
          "Fifth",
          "Sixth",
          "Seventh",
          "Eighth",
          "Ninth",
          "Tenth",
          "Eleventh",
          "Twelfth");

  private NumberWords() {}

  /** From 0 to 99; other numbers in digits. */
  static String cardinal(int number) {
    if (number < 0 || number > 99) {
      return Integer.toString(number);
    }
    if (number < CARDINALS.size()) {
      return CARDINALS.get(number);
    }
    int ones = number % 10;
    return TENS.get(number / 10 - 2)
        + (ones == 0 ? "" : "-" + CARDINALS.get(ones).toLowerCase(Locale.ROOT));
  }

  /** From 0 to 99; other numbers in digits. */
  static String ordinal(int number) {
    if (number < 0 || number > 99) {
      return Integer.toString(number);
    }
    if (number < ORDINALS.size()) {
      return ORDINALS.get(number);
    }
    int ones = number % 10;
    if (number < CARDINALS.size()) {
      return CARDINALS.get(number) + "th";
    }
    String tens = TENS.get(number / 10 - 2);
    return ones == 0
        ? tens.substring(0, tens.length() - 1) + "ieth"
        : tens + "-" + ORDINALS.get(ones).toLowerCase(Locale.ROOT);
  }
}
