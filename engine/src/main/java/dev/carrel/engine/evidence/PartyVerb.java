// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;

/**
 * What a party does, told by where the word stands and by its ending, so that no list of verbs is
 * needed: "the tenant repairs the windows", "der Mieter repariert die Fenster".
 */
final class PartyVerb {
  /** Shorter ones are prepositions and the like: "its", "mit". */
  private static final int SHORTEST = 4;

  private static final Set<String> NO_VERBS =
      Set.of("this", "thus", "less", "plus", "unless", "whereas", "besides", "nicht", "nach");

  private PartyVerb() {}

  /**
   * Whether a party begins at a place, with or without an article, and a verb stands right behind
   * it.
   */
  static boolean isAt(List<Term> terms, int i, List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.kind() != Mention.Kind.PERHAPS)
        .filter(m -> m.from() == i || (m.from() == i + 1 && isArticle(terms.get(i))))
        .anyMatch(m -> isVerb(terms, m.to()) && goesOn(terms, m.to() + 1));
  }

  /** Whether a run is a party and what it does, as the first part of "the author writes and". */
  static boolean isAll(List<Term> terms, int from, int to, List<Mention> mentions) {
    return mentions.stream()
        .filter(m -> m.from() == from || (m.from() == from + 1 && isArticle(terms.get(from))))
        .anyMatch(m -> m.to() + 1 == to && isVerb(terms, m.to()));
  }

  private static boolean isArticle(Term term) {
    return term.isWord() && Content.isEmpty(term.key());
  }

  /** No other verb stands behind it, and no "and", as behind "the customer claims and". */
  private static boolean goesOn(List<Term> terms, int i) {
    return i >= terms.size()
        || !(Clause.isVerb(terms.get(i).key()) || Joins.isOne(terms.get(i).key()));
  }

  /** In small letters, with a verb's ending. */
  private static boolean isVerb(List<Term> terms, int i) {
    if (i >= terms.size()
        || terms.get(i).isCapital()
        || terms.get(i - 1).kind() != Term.Kind.WORD) {
      return false;
    }
    String key = terms.get(i).key();
    boolean ends = (key.endsWith("s") && !key.endsWith("ss")) || key.endsWith("t");
    return terms.get(i).isWord()
        && key.length() >= SHORTEST
        && ends
        && !Content.isEmpty(key)
        && !NO_VERBS.contains(key);
  }
}
