// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

import java.util.regex.Pattern;

/**
 * How the pages of a collection are numbered, as in a court's file: {@code ACME-000001}. A number
 * with more digits than these is written with all of its digits.
 *
 * @param prefix before the number; may be empty
 * @param digits how many a number has at least, with zeros before, 1 to 12
 * @param start the first page's number, from 0
 */
public record BatesScheme(String prefix, int digits, long start) {
  /** The highest number that may be given, and the most digits. */
  public static final long HIGHEST = 999_999_999_999L;

  private static final int MOST_DIGITS = 12;

  /** Begins and ends with a letter, digit or sign, never with a space, and never as a formula. */
  private static final Pattern PREFIX =
      Pattern.compile("|[\\p{L}\\p{N}][\\p{L}\\p{N} ._/#-]{0,39}");

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException with what is wrong, as a sentence for a person
   */
  public BatesScheme {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "A prefix begins with a letter or digit and has at most 40 letters, digits, spaces and"
              + " any of . _ / # -");
    }
    if (digits < 1 || digits > MOST_DIGITS) {
      throw new IllegalArgumentException("Digits are 1 to 12, not " + digits);
    }
    if (start < 0 || start > HIGHEST) {
      throw new IllegalArgumentException("A start is 0 to " + HIGHEST + ", not " + start);
    }
  }

  /** A number as it is written. */
  public String text(long number) {
    String figures = Long.toString(number);
    return prefix + "0".repeat(Math.max(0, digits - figures.length())) + figures;
  }
}
