// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The parts of a sentence that say something each by itself: "the term is three years, and it is
 * not renewed". A condition, or words before the subject, may hold for all of them, so such a
 * sentence is one; and so is one whose later part has its party from the first.
 */
final class ClaimParts {
  private static final Set<String> JOINS =
      Set.of("and", "but", "und", "aber", "et", "mais", "y", "pero");

  private static final Set<String> PRONOUNS =
      Set.of("it", "they", "he", "she", "this", "these", "es", "er", "sie", "il", "elle", "ils");

  private static final Set<String> SUBJECTS =
      Set.of(
          "the", "a", "an", "each", "either", "no", "der", "die", "das", "le", "la", "les", "el",
          "los", "las");

  private ClaimParts() {}

  /** Of a sentence, in its order; the sentence itself if it is one. */
  static List<String> of(String claim) {
    Statement whole = Statement.of(claim, Definitions.NONE);
    List<Term> terms = whole.terms();
    Polarity polarity = whole.polarity();
    if (terms.isEmpty()
        || polarity.condition()
        || polarity.without()
        || !isSubject(terms.getFirst())) {
      return List.of(claim);
    }
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 2; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (JOINS.contains(terms.get(i - 1).key())
          && isSubject(term)
          && Clause.startsClause(terms, i, whole.mentions())) {
        boolean party = hasParty(whole, i);
        if (party && PRONOUNS.contains(term.key())) {
          return List.of(claim);
        }
        parts.add(whole.shown(start, i - 1));
        start = i;
      }
    }
    parts.add(whole.shown(start, terms.size()));
    return parts;
  }

  private static boolean hasParty(Statement whole, int to) {
    return whole.mentions().stream().anyMatch(m -> m.to() < to);
  }

  private static boolean isSubject(Term term) {
    return SUBJECTS.contains(term.key()) || PRONOUNS.contains(term.key());
  }
}
