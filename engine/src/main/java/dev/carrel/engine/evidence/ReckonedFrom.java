// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * From what a time is reckoned: ten days after the delivery are not ten days after the invoice.
 * Whether it is before or after it has to be the same, too.
 */
final class ReckonedFrom {
  private static final Set<String> AFTER =
      Set.of(
          "after",
          "from",
          "following",
          "of",
          "since",
          "nach",
          "ab",
          "seit",
          "apres",
          "despues",
          "upon");

  private static final Set<String> BEFORE =
      Set.of("before", "prior", "preceding", "vor", "avant", "antes");

  /** Terms of an event that are looked at. */
  private static final int LOOKED_AHEAD = 6;

  private ReckonedFrom() {}

  /** Whether each time of the sentence that the quote has is reckoned from something else. */
  static boolean differs(Statement said, Statement quote) {
    return said.facts().stream()
        .filter(fact -> fact.kind() == Kind.SPAN)
        .anyMatch(
            fact -> {
              List<Fact> there = quote.facts().stream().filter(q -> q.covers(fact)).toList();
              return !there.isEmpty()
                  && there.stream()
                      .allMatch(q -> isOther(said, behind(said, fact), quote, behind(quote, q)));
            });
  }

  /** The words of the event behind a time, with its preposition first; empty if none follows. */
  private static List<Integer> behind(Statement in, Fact time) {
    List<Term> terms = in.terms();
    int next = (int) terms.stream().takeWhile(t -> t.start() < time.end()).count();
    if (next >= terms.size() || !(isAfter(in, next) || isBefore(in, next))) {
      return List.of();
    }
    return IntStream.range(next, Math.min(terms.size(), next + LOOKED_AHEAD))
        .takeWhile(i -> i == next || goesOn(in, i))
        .boxed()
        .toList();
  }

  private static boolean goesOn(Statement in, int i) {
    Term term = in.terms().get(i);
    return term.isWord() && !Joins.isOne(term.key()) && !in.hasVerb(i, i + 1);
  }

  private static boolean isAfter(Statement in, int i) {
    return AFTER.contains(in.terms().get(i).key());
  }

  private static boolean isBefore(Statement in, int i) {
    return BEFORE.contains(in.terms().get(i).key());
  }

  private static boolean isOther(
      Statement said, List<Integer> mine, Statement quote, List<Integer> there) {
    if (mine.isEmpty() || there.isEmpty()) {
      return false;
    }
    if (isBefore(said, mine.getFirst()) != isBefore(quote, there.getFirst())) {
      return true;
    }
    List<Integer> mineSays = mine.stream().filter(i -> says(said, i)).toList();
    List<Integer> theirSays = there.stream().filter(i -> says(quote, i)).toList();
    return !mineSays.isEmpty()
        && !theirSays.isEmpty()
        && mineSays.stream().noneMatch(i -> has(quote, theirSays, said.stem(i)))
        && theirSays.stream().noneMatch(i -> said.has(quote.stem(i), 0, said.terms().size()));
  }

  private static boolean has(Statement in, List<Integer> places, String stem) {
    return places.stream().anyMatch(i -> Content.same(in.stem(i), stem));
  }

  private static boolean says(Statement in, int i) {
    return !Content.isEmpty(in.terms().get(i).key());
  }
}
