// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.Set;
import java.util.stream.IntStream;

/** One where the quote has several: one arbitrator is not three, and one party not both. */
final class OneOfMany {
  private static final Set<String> ONE =
      Set.of("one", "single", "einzigen", "einziger", "einziges", "einzige");
  private static final Set<String> BOTH = Set.of("both", "beide", "beiden", "beider");

  private OneOfMany() {}

  static boolean isThere(Statement said, Statement quote, int[] places) {
    return IntStream.range(0, said.terms().size() - 1)
        .filter(i -> ONE.contains(said.terms().get(i).key()))
        .filter(i -> isNoun(said, i + 1))
        .anyMatch(i -> isOfMany(said.stem(i + 1), quote, places));
  }

  private static boolean isNoun(Statement in, int i) {
    Term term = in.terms().get(i);
    return term.isWord()
        && !Content.isEmpty(term.key())
        && Facts.isFree(in.facts(), term.start(), term.end());
  }

  /** Whether the quote counts it each time, and never one of it. */
  private static boolean isOfMany(String stem, Statement quote, int[] places) {
    boolean one =
        IntStream.range(places[0], places[1] - 1)
            .filter(i -> ONE.contains(quote.terms().get(i).key()))
            .anyMatch(i -> Content.same(quote.stem(i + 1), stem));
    boolean both =
        IntStream.range(places[0], places[1] - 1)
            .filter(i -> BOTH.contains(quote.terms().get(i).key()))
            .anyMatch(i -> Content.same(quote.stem(i + 1), stem));
    boolean many =
        quote.facts().stream()
            .filter(f -> f.kind() == Kind.COUNT && Content.same(f.unit(), stem))
            .anyMatch(f -> !f.values().contains("1"));
    return !one && (both || many);
  }
}
