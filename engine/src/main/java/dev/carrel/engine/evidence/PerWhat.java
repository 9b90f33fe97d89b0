// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * For what a figure is counted again and again: 5 percent per week are not 5 percent, and $12 per
 * pallet not $12.
 */
final class PerWhat {
  private static final Set<Kind> COUNTED =
      EnumSet.of(Kind.AMOUNT, Kind.SHARE, Kind.COUNT, Kind.SPAN);

  /** "Rises by 4 % each year" tells how often it rises, and not of what it is a rate. */
  private static final Set<String> PER = Set.of("per", "pro", "je", "par");

  private static final Set<String> EACH =
      Set.of("each", "every", "jede", "jeden", "jedes", "jeder", "chaque", "cada");

  private static final Set<String> FOR = Set.of("for", "fur", "pour", "por");

  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** Terms between a figure and its "per": "5 % of the price of the goods per week". */
  private static final int MOST_BETWEEN = 6;

  private PerWhat() {}

  /** Whether a figure that a sentence has is one of each in the quote's sentence, and not in it. */
  static boolean isLeftOut(Statement said, Statement quote, int[] places) {
    if (IntStream.range(0, said.terms().size())
        .anyMatch(
            i -> isPer(said, i) || isRate(said, i) || Rates.isPeriod(said.terms().get(i).key()))) {
      return false;
    }
    return said.facts().stream()
        .filter(fact -> COUNTED.contains(fact.kind()) && !isMostOfAll(fact))
        .anyMatch(
            fact -> {
              List<Fact> there =
                  quote.facts().stream()
                      .filter(q -> q.covers(fact))
                      .filter(q -> quote.place(q) >= places[0] && quote.place(q) < places[1])
                      .toList();
              return !there.isEmpty()
                  && there.stream().allMatch(q -> isOfEach(said, quote, q, places));
            });
  }

  /** More than half of something is measured over a time, as an uptime is, and not added up. */
  private static boolean isMostOfAll(Fact fact) {
    return fact.kind() == Kind.SHARE
        && fact.values().stream().allMatch(v -> new BigDecimal(v).compareTo(HALF) > 0);
  }

  private static boolean isOfEach(Statement said, Statement quote, Fact figure, int[] places) {
    List<Term> terms = quote.terms();
    int behind = (int) terms.stream().takeWhile(t -> t.start() < figure.end()).count();
    int end = Math.min(places[1], behind + MOST_BETWEEN);
    for (int i = behind; i < end; i++) {
      if (isPer(quote, i)) {
        return true;
      }
      boolean other =
          !terms.get(i).isWord()
              || Joins.isOne(terms.get(i).key())
              || quote.hasVerb(i, i + 1)
              || isFigure(quote, i);
      if (other) {
        break;
      }
    }
    return figure.kind() == Kind.AMOUNT && isOfARate(said, quote, figure, places);
  }

  /** "An annual fee of $100": the noun of the rate is what the sentence speaks of. */
  private static boolean isOfARate(Statement said, Statement quote, Fact figure, int[] places) {
    int at = quote.place(figure);
    return quote.clauses().stream()
        .filter(c -> c.from() <= at && at < c.to())
        .flatMap(c -> IntStream.range(Math.max(c.from(), places[0]), at).boxed())
        .filter(i -> isRate(quote, i))
        .anyMatch(i -> nounBehind(said, quote, i, at));
  }

  private static boolean nounBehind(Statement said, Statement quote, int rate, int to) {
    return IntStream.range(rate + 1, to)
        .takeWhile(
            i -> quote.terms().get(i).isWord() && !Content.isEmpty(quote.terms().get(i).key()))
        .anyMatch(i -> said.has(quote.stem(i), 0, said.terms().size()));
  }

  private static boolean isPer(Statement in, int i) {
    Term term = in.terms().get(i);
    boolean free = Facts.isFree(in.facts(), term.start(), term.end());
    boolean forEach =
        EACH.contains(term.key()) && i > 0 && FOR.contains(in.terms().get(i - 1).key());
    return forEach
        || (isRate(in, i) && !EACH.contains(term.key()))
        || (free && PER.contains(term.key()));
  }

  private static boolean isRate(Statement in, int i) {
    return in.facts().stream()
        .anyMatch(f -> f.kind() == Kind.RATE && f.encloses(in.terms().get(i)));
  }

  private static boolean isFigure(Statement in, int i) {
    Term term = in.terms().get(i);
    return !Facts.isFree(in.facts(), term.start(), term.end());
  }
}
