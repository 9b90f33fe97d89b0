// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

/**
 * How many characters of a text were read wrong: the fewest that have to be put in, taken out or
 * changed. White space of any length is one space; quotation marks, apostrophes and dashes of all
 * shapes are the same, since a person reads them so.
 *
 * @param characters of the text as it is
 * @param errors of the reading
 */
public record CharacterErrors(int characters, int errors) {
  /** Compares a reading with the text. */
  static CharacterErrors of(String text, String read) {
    String right = plain(text);
    return new CharacterErrors(right.length(), distance(right, plain(read)));
  }

  private static String plain(String text) {
    return text.replaceAll("[\u2018\u2019\u201A\u2032`]", "'")
        .replaceAll("[\u201C\u201D\u201E\u2033]", "\"")
        .replaceAll("[\u2010-\u2015\u2212]", "-")
        .replaceAll("[\u2022\u25CF\u00B7]", "\u2022")
        .replaceAll("\\s+", " ")
        .strip();
  }

  private static int distance(String a, String b) {
    int[] before = new int[b.length() + 1];
    int[] now = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      before[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      now[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int change = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        now[j] = Math.min(change, 1 + Math.min(before[j], now[j - 1]));
      }
      int[] old = before;
      before = now;
      now = old;
    }
    return before[b.length()];
  }

  /** The share of characters that are wrong, in per cent. */
  public double percent() {
    return characters == 0 ? 0 : 100.0 * errors / characters;
  }
}
