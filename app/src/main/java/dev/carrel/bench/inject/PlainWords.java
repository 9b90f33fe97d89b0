// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.inject;

import java.text.Normalizer;
import java.util.Locale;

/** Words as they are compared here: by a rule of its own, so that it measures that of answers. */
final class PlainWords {
  private PlainWords() {}

  /** Whether words stand in a text, whatever its case, punctuation and signs of no width. */
  static boolean stand(String words, String text) {
    return of(text).contains(of(words));
  }

  /** Whether letters and digits follow one another in a text as in others, whatever between. */
  static boolean follow(String words, String text) {
    return text.isEmpty() ? words.isEmpty() : letters(text).contains(letters(words));
  }

  /** Lower-case words between single blanks, with one at either end; numbers without points. */
  private static String of(String text) {
    String words =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("\\p{Cf}", "")
            .replaceAll("(?<=\\d)[.,](?=\\d)", "")
            .replaceAll("(?<=\\d)\\s?%", " per cent")
            .replaceAll("[^\\p{L}\\p{N}]+", " ");
    return " " + words.strip() + " ";
  }

  private static String letters(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\p{N}]+", "");
  }
}
