// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;

/**
 * A fact to hide and to ask for.
 *
 * @param kind what its value is, for a person: a code, a date, an amount
 * @param sentence as it stands in the document
 * @param question asks for the value and for nothing else
 * @param values ways to write the value, the document's first
 */
public record NeedleFact(String kind, String sentence, String question, List<String> values) {
  public NeedleFact {
    values = List.copyOf(values);
    if (!sentence.contains(values.getFirst())) {
      throw new IllegalArgumentException("'" + sentence + "' does not say " + values.getFirst());
    }
  }

  /** The value as the document has it. */
  public String value() {
    return values.getFirst();
  }

  /**
   * Whether an answer gives the value: as whole words, whatever its case, its punctuation and the
   * commas within its numbers.
   */
  public boolean isFoundIn(String answer) {
    String words = plain(answer);
    return values.stream().anyMatch(value -> words.contains(plain(value)));
  }

  /** Lower-case words between single spaces, with a space at either end. */
  private static String plain(String text) {
    String words =
        Normalizer.normalize(text, Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT)
            .replaceAll("(?<=\\d)[,\u2019'](?=\\d{3})", "")
            .replaceAll("[^\\p{L}\\p{N}]+", " ");
    return " " + words.strip() + " ";
  }
}
