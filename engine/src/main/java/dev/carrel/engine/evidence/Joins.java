// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** And, or, and what joins two statements. */
final class Joins {
  private static final Set<String> AND = Set.of("and", "und", "et", "y", "&");
  private static final Set<String> OR = Set.of("or", "oder", "ou", "o");

  /** What begins another statement in the same sentence. */
  private static final Set<String> OTHERS =
      Set.of(
          "but",
          "while",
          "whereas",
          "aber",
          "sondern",
          "wahrend",
          "mais",
          "tandis",
          "pero",
          "sino",
          "mientras",
          ",");

  private static final int LOOKED = 3;

  /**
   * Two words that are joined.
   *
   * @param left stem
   * @param right stem
   */
  private record Pair(String left, String right) {
    boolean is(Pair other) {
      return Content.same(left, other.left) && Content.same(right, other.right);
    }
  }

  private Joins() {}

  /** Whether a word joins two things, as a comma does. */
  static boolean isOne(String key) {
    return AND.contains(key) || OR.contains(key) || OTHERS.contains(key);
  }

  /** Whether a word joins two statements that both hold: no comma, and no "or". */
  static boolean isAnd(String key) {
    return isOne(key) && !key.equals(",") && !key.equals("or") && !key.equals("oder");
  }

  /** Whether one joins by "and" what the other joins by "or" alone. */
  static boolean areContrary(Statement said, List<Term> quote) {
    List<Pair> all = pairs(said.terms(), AND);
    List<Pair> any = pairs(said.terms(), OR);
    return isOtherwise(all, pairs(quote, AND), pairs(quote, OR))
        || isOtherwise(any, pairs(quote, OR), pairs(quote, AND));
  }

  private static boolean isOtherwise(List<Pair> said, List<Pair> alike, List<Pair> contrary) {
    return said.stream()
        .anyMatch(p -> contrary.stream().anyMatch(p::is) && alike.stream().noneMatch(p::is));
  }

  private static List<Pair> pairs(List<Term> terms, Set<String> join) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 1; i + 1 < terms.size(); i++) {
      if (join.contains(terms.get(i).key())) {
        String left = nearest(terms, i, -1);
        String right = nearest(terms, i, 1);
        if (!left.isEmpty() && !right.isEmpty()) {
          pairs.add(new Pair(left, right));
        }
      }
    }
    return pairs;
  }

  private static String nearest(List<Term> terms, int from, int step) {
    for (int k = 1; k <= LOOKED; k++) {
      int i = from + step * k;
      if (i >= 0 && i < terms.size()) {
        Term term = terms.get(i);
        if (term.isWord() && !Content.isEmpty(term.key())) {
          return Content.stem(term.key());
        }
      }
    }
    return "";
  }
}
