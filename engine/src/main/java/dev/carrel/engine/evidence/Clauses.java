// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;

/** Which clauses of a sentence and of a quote are about the same. */
final class Clauses {
  /** Fewer words that say what a clause is about may be anywhere. */
  private static final int LEAST_WORDS = 2;

  private Clauses() {}

  /** The share of a clause's words that another one has, 0 to 1. */
  static double inCommon(Statement said, Clause mine, Statement quote, Clause other) {
    List<Integer> content = said.content(mine.from(), mine.to());
    if (content.isEmpty()) {
      content = said.content();
    }
    if (content.isEmpty()) {
      return 0;
    }
    long common =
        content.stream().filter(i -> quote.has(said.stem(i), other.from(), other.to())).count();
    return (double) common / content.size();
  }

  /**
   * Whether each clause says no as often as the one of the quote that has most of its words. Told
   * for English; elsewhere two words may say one no.
   */
  static boolean denyAlike(Statement said, Statement quote) {
    if (said.tongue() != Tongue.ENGLISH || quote.tongue() != Tongue.ENGLISH) {
      return true;
    }
    return said.clauses().stream()
        .filter(mine -> said.content(mine.from(), mine.to()).size() >= LEAST_WORDS)
        .allMatch(mine -> deniesAlike(said, mine, quote));
  }

  private static boolean deniesAlike(Statement said, Clause mine, Statement quote) {
    double most =
        quote.clauses().stream().mapToDouble(c -> inCommon(said, mine, quote, c)).max().orElse(0);
    long noes = Polarity.noes(said.terms().subList(mine.from(), mine.to()), said.facts());
    return most == 0
        || quote.clauses().stream()
            .filter(c -> inCommon(said, mine, quote, c) >= most)
            .map(c -> quote.terms().subList(c.from(), c.to()))
            .anyMatch(terms -> Polarity.noes(terms, quote.facts()) == noes);
  }
}
