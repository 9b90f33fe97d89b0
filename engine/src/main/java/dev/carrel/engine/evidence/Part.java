// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * A part of a sentence with one of several figures, names or parties.
 *
 * @param from its first term
 * @param to behind its last one
 * @param anchor where the figure, the name or the party stands
 * @param whole whether it is a statement by itself, for which the first one is taken
 */
record Part(int from, int to, int anchor, boolean whole) {
  private static final Set<String> PREPOSITIONS =
      Set.of(
          "for", "in", "on", "of", "with", "to", "at", "by", "from", "during", "after", "before",
          "per", "within", "under", "fur", "im", "bei", "mit", "nach", "vor", "von", "ab", "am",
          "pour", "dans", "en", "a", "au", "de", "du", "par", "pendant", "para", "por", "con", "al",
          "del", "durante");

  static boolean isPreposition(String key) {
    return PREPOSITIONS.contains(key);
  }

  private static final Set<String> BETWEEN = Set.of("between", "zwischen", "entre");

  /** A sentence cut at the last join between each two anchors; those without one are one part. */
  static List<Part> of(
      Statement in, List<Integer> anchors, int from, int to, Predicate<String> joins) {
    List<Part> parts = new ArrayList<>();
    int start = from;
    for (int k = 0; k < anchors.size(); k++) {
      int anchor = anchors.get(k);
      int end = to;
      if (k + 1 < anchors.size()) {
        int next = anchors.get(k + 1);
        end =
            IntStream.range(anchor + 1, next)
                .filter(i -> joins.test(in.terms().get(i).key()))
                .filter(i -> !isBetween(in.terms(), anchor, i))
                .reduce((first, second) -> second)
                .orElse(-1);
        if (end < 0) {
          return List.of();
        }
      }
      parts.add(new Part(start, end, anchor, start == from || isWhole(in, start, anchor, end)));
      start = end;
    }
    return parts;
  }

  /** The "and" of "between A and B" joins no statements. */
  private static boolean isBetween(List<Term> terms, int from, int and) {
    for (int i = and - 1; i > from; i--) {
      if (Joins.isAnd(terms.get(i).key())) {
        return false;
      }
      if (BETWEEN.contains(terms.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  /** Whether a part has a subject of its own: a word before its figure that no "for" leads in. */
  private static boolean isWhole(Statement in, int from, int anchor, int to) {
    boolean verb = in.hasVerb(from, to);
    for (int i = from; i < anchor; i++) {
      Term term = in.terms().get(i);
      if (PREPOSITIONS.contains(term.key())) {
        return verb;
      }
      if (term.isWord() && !Content.isEmpty(term.key()) && !Joins.isOne(term.key())) {
        return true;
      }
    }
    return verb;
  }
}
