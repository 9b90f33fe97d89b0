// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;

/** What happens in spite of something does not happen because of it, or under it. */
final class Despite {
  private static final Set<String> WORDS =
      Set.of(
          "despite",
          "spite",
          "notwithstanding",
          "regardless",
          "irrespective",
          "trotz",
          "ungeachtet",
          "obwohl",
          "malgre",
          "pese");

  private static final Set<String> EVEN = Set.of("even", "auch", "selbst", "meme", "incluso");

  private static final Set<String> IF =
      Set.of("if", "though", "when", "wenn", "si", "falls", "cuando");

  /** Words behind it that belong to it. */
  private static final int LOOKED_AHEAD = 8;

  private Despite() {}

  /** Whether a quote has in spite of it what a sentence has without one. */
  static boolean isOne(Statement said, List<Term> quote) {
    return at(said.terms()) < 0 && at(quote) >= 0 && speaksOf(said, quote, at(quote));
  }

  private static int at(List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      boolean even =
          EVEN.contains(terms.get(i).key())
              && i + 1 < terms.size()
              && IF.contains(terms.get(i + 1).key());
      if (even || WORDS.contains(terms.get(i).key())) {
        return i;
      }
    }
    return -1;
  }

  /** Whether the sentence says something of what stands behind. */
  private static boolean speaksOf(Statement said, List<Term> quote, int at) {
    return quote.subList(at + 1, Math.min(quote.size(), at + LOOKED_AHEAD)).stream()
        .takeWhile(t -> !t.is(","))
        .filter(t -> t.isWord() && !Content.isEmpty(t.key()) && !Content.isGeneric(t.key()))
        .anyMatch(t -> said.has(Content.stem(t.key()), 0, said.terms().size()));
  }
}
