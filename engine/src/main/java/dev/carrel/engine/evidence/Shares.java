// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether something is of each of them or of all together. */
final class Shares {
  private static final Set<String> EACH =
      Set.of("each", "every", "per", "jede", "jeder", "jedes", "je", "pro", "chaque", "cada");

  private static final Set<String> TOGETHER =
      Set.of(
          "aggregate",
          "together",
          "combined",
          "jointly",
          "collectively",
          "zusammen",
          "gemeinsam",
          "insgesamt",
          "ensemble",
          "conjointement",
          "conjuntamente");

  private Shares() {}

  /** Each on one side alone, together on the other alone. */
  static boolean differ(Statement all, Statement of, List<Term> quote) {
    List<Term> said = all.terms();
    return isOnly(said, EACH, quote, TOGETHER)
        || isOnly(said, TOGETHER, quote, EACH)
        || isOfSeveral(said, of);
  }

  /** "Per unit" and "each unit" where the quote has "for ten units" or "each ten units". */
  private static boolean isOfSeveral(List<Term> said, Statement quote) {
    for (int i = 0; i + 1 < said.size(); i++) {
      if (EACH.contains(said.get(i).key()) && said.get(i + 1).isWord()) {
        String stem = Content.stem(said.get(i + 1).key());
        List<Integer> there =
            IntStream.range(0, quote.terms().size())
                .filter(k -> Content.same(quote.stem(k), stem))
                .boxed()
                .toList();
        if (!there.isEmpty() && there.stream().allMatch(k -> isCounted(quote, k))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean isCounted(Statement quote, int place) {
    return place > 0
        && quote.facts().stream()
            .filter(f -> f.kind() == Fact.Kind.COUNT && !f.values().equals(List.of("1")))
            .anyMatch(f -> f.encloses(quote.terms().get(place - 1)));
  }

  private static boolean isOnly(
      List<Term> said, Set<String> mine, List<Term> quote, Set<String> theirs) {
    return Term.any(said, mine)
        && !Term.any(said, theirs)
        && Term.any(quote, theirs)
        && !Term.any(quote, mine);
  }
}
