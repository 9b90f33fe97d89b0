// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Words as they are compared: in small letters, without accents; signs of clauses are words. */
final class FoldedWords {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern WORD =
      Pattern.compile("[\\p{L}\\p{N}]+(?:[-‐‑][\\p{L}\\p{N}]+)*|[,;.:()%]");

  private FoldedWords() {}

  static List<String> of(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
            .replaceAll("")
            .toLowerCase(Locale.ROOT)
            .replace("ß", "ss");
    return WORD.matcher(plain)
        .results()
        .map(MatchResult::group)
        .map(word -> word.replaceAll("(?<=\\p{L})[-‐‑](?=\\p{L})", ""))
        .toList();
  }
}
