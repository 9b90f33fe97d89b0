// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.List;
import java.util.Set;

/**
 * What a number is to another one: by how much something becomes more or less, what it becomes, or
 * how far it is above or below.
 */
enum Change {
  NONE,
  BY,
  TO,
  /** Above or below something, such as the base rate. */
  BESIDE;

  private static final Set<String> BEHIND =
      Set.of("above", "over", "below", "under", "uber", "unter", "dessus", "encima", "debajo");

  /** Between a share and what it is above. */
  private static final Set<String> BETWEEN =
      Set.of("points", "p", "a", "per", "annum", "au", "por", "pro", "jahr", ".");

  private static final int LOOKED_AHEAD = 5;

  static Change of(Statement in, Fact fact) {
    List<Term> terms = in.terms();
    if (fact.kind() == Kind.SHARE && isBeside(terms, fact)) {
      return BESIDE;
    }
    return switch (Term.before(terms, fact.start()).map(Term::key).orElse("")) {
      case "by", "um" -> BY;
      case "to", "auf" -> TO;
      default -> NONE;
    };
  }

  private static boolean isBeside(List<Term> terms, Fact fact) {
    int seen = 0;
    for (Term term : terms) {
      if (term.start() >= fact.end() && seen++ < LOOKED_AHEAD) {
        if (BEHIND.contains(term.key())) {
          return true;
        }
        if (!BETWEEN.contains(term.key())) {
          return false;
        }
      }
    }
    return false;
  }

  boolean agrees(Change other) {
    return this == other || (this != BESIDE && other != BESIDE && (this == NONE || other == NONE));
  }
}
