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
        .anyMatch(m -> isVerb(terms, m.to()));
  }

  private static boolean isArticle(Term term) {
    return term.isWord() && Content.isEmpty(term.key());
  }

  /** In small letters, with a verb's ending, and with no other verb behind it. */
  private static boolean isVerb(List<Term> terms, int i) {
    if (i >= terms.size()
        || terms.get(i).isCapital()
        || terms.get(i - 1).kind() != Term.Kind.WORD) {
      return false;
    }
    String key = terms.get(i).key();
    boolean ends = (key.endsWith("s") && !key.endsWith("ss")) || key.endsWith("t");
    boolean goesOn =
        i + 1 >= terms.size()
            || !(Clause.isVerb(terms.get(i + 1).key()) || Joins.isOne(terms.get(i + 1).key()));
    return terms.get(i).isWord()
        && key.length() >= SHORTEST
        && ends
        && goesOn
        && !Content.isEmpty(key)
        && !NO_VERBS.contains(key);
  }
}
