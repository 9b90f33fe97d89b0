// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;

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
  static boolean differ(List<Term> said, List<Term> quote) {
    return isOnly(said, EACH, quote, TOGETHER)
        || isOnly(said, TOGETHER, quote, EACH)
        || isOfSeveral(said, quote);
  }

  /** "Per unit" where the quote has "for ten units". */
  private static boolean isOfSeveral(List<Term> said, List<Term> quote) {
    for (int i = 0; i + 1 < said.size(); i++) {
      if (!said.get(i).is("per") && !said.get(i).is("pro")) {
        continue;
      }
      String stem = Content.stem(said.get(i + 1).key());
      boolean several = false;
      for (int k = 1; k < quote.size(); k++) {
        if (Content.same(Content.stem(quote.get(k).key()), stem)) {
          several |= quote.get(k - 1).isNumber() || NumberWords.maybeBegins(quote.get(k - 1));
        }
      }
      if (several && !has(quote, EACH)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isOnly(
      List<Term> said, Set<String> mine, List<Term> quote, Set<String> theirs) {
    return has(said, mine) && !has(said, theirs) && has(quote, theirs) && !has(quote, mine);
  }

  private static boolean has(List<Term> terms, Set<String> words) {
    return terms.stream().anyMatch(t -> words.contains(t.key()));
  }
}
