// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;

/** Which clauses of a sentence and of a quote are about the same. */
final class Clauses {
  /** Fewer words that say what a clause is about may be anywhere. */
  private static final int LEAST_WORDS = 2;

  /**
   * The clauses of a quote that have most of another one's words.
   *
   * @param share of these words that each of them has, 0 to 1; with 0 they are all there are
   */
  record Nearest(double share, List<Clause> clauses) {}

  private Clauses() {}

  /** By the words of the whole sentence for a clause that has none. */
  static Nearest nearest(Statement said, Clause mine, Statement quote) {
    List<Integer> own = said.content(mine.from(), mine.to());
    List<Integer> content = own.isEmpty() ? said.content() : own;
    double most = 0;
    List<Clause> nearest = new ArrayList<>();
    for (Clause clause : quote.clauses()) {
      double share = share(said, content, quote, clause);
      if (share > most) {
        nearest.clear();
        most = share;
      }
      if (share >= most) {
        nearest.add(clause);
      }
    }
    return new Nearest(most, nearest);
  }

  private static double share(
      Statement said, List<Integer> content, Statement quote, Clause other) {
    long common =
        content.stream().filter(i -> quote.has(said.stem(i), other.from(), other.to())).count();
    return content.isEmpty() ? 0 : (double) common / content.size();
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
    Nearest nearest = nearest(said, mine, quote);
    long noes = Polarity.noes(said.terms().subList(mine.from(), mine.to()), said.facts());
    return nearest.share() == 0
        || nearest.clauses().stream()
            .map(c -> quote.terms().subList(c.from(), c.to()))
            .anyMatch(terms -> Polarity.noes(terms, quote.facts()) == noes);
  }
}
