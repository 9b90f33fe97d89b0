// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Set;
import java.util.stream.IntStream;

/**
 * What is paid in cash and shares is not paid in cash, and what may be either is not the one of
 * them. Where each of several things is so by itself, as what is repaired, one alone may be told.
 */
final class Ingredients {
  private static final Set<String> AND = Set.of("and", "und", "et", "y");
  private static final Set<String> OR = Set.of("or", "oder", "ou", "o");
  private static final Set<String> OF =
      Set.of("in", "of", "by", "aus", "mit", "bar", "durch", "en", "de");

  /** What makes a whole of its parts. */
  private static final Set<String> WHOLE =
      Set.of(
          "pay",
          "settl",
          "consist",
          "compos",
          "compris",
          "satisf",
          "mak",
          "gezahlt",
          "zahlt",
          "zahlbar",
          "zahlen",
          "besteht",
          "bestehen",
          "beglichen",
          "erbracht");

  /** "Any claim or demand": each of them. */
  private static final Set<String> EACH =
      Set.of(
          "any", "all", "each", "every", "no", "whether", "alle", "aller", "allen", "jede", "jeder",
          "jedes", "jeden", "ob", "tout", "toute", "todo", "toda");

  private static final int LOOKED = 3;

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  Ingredients(Statement said, Statement quote, int[] places) {
    this.said = said;
    this.quote = quote;
    this.from = places[0];
    this.to = places[1];
  }

  /** Whether one of what makes a whole, or of what may be chosen, is left out. */
  boolean isOneLeftOut() {
    return IntStream.range(from + 1, to - 1).anyMatch(this::isLeftOut);
  }

  private boolean isLeftOut(int join) {
    String key = quote.terms().get(join).key();
    if (!AND.contains(key) && !OR.contains(key)) {
      return false;
    }
    int left = nearest(join, -1);
    int right = nearest(join, 1);
    if (left < 0 || right < 0 || has(left) == has(right) || isJoinedInSentence()) {
      return false;
    }
    return isOfAWhole(left, join) || (OR.contains(key) && isChoice(left, join, right));
  }

  /**
   * "Shall repair or replace": whoever has to do the one or the other does not have to do the one.
   * Of what is allowed, denied, or said of any, each is.
   */
  private boolean isChoice(int left, int join, int right) {
    Polarity polarity = Polarity.of(quote.terms().subList(from, to), quote.facts());
    boolean each =
        IntStream.range(from, join).anyMatch(i -> EACH.contains(quote.terms().get(i).key()));
    return left == join - 1
        && right <= join + 2
        && has(left)
        && !each
        && !polarity.leave()
        && !polarity.negative()
        && !polarity.without()
        && !polarity.condition();
  }

  private boolean isJoinedInSentence() {
    return said.terms().stream()
        .anyMatch(
            t -> AND.contains(t.key()) || OR.contains(t.key()) || t.is("part") || t.is("partly"));
  }

  /** "Paid in cash and": the first of them stands right behind the preposition of the verb. */
  private boolean isOfAWhole(int left, int join) {
    boolean led =
        IntStream.range(Math.max(from, left - 1), left)
            .anyMatch(i -> OF.contains(quote.terms().get(i).key()));
    return led
        && join == left + 1
        && IntStream.range(Math.max(from, left - LOOKED - 2), Math.min(to, join + LOOKED + LOOKED))
            .anyMatch(
                i -> WHOLE.contains(quote.stem(i)) || WHOLE.contains(quote.terms().get(i).key()));
  }

  private boolean has(int i) {
    return said.has(quote.stem(i), 0, said.terms().size());
  }

  private int nearest(int at, int step) {
    for (int k = 1; k <= LOOKED; k++) {
      int i = at + step * k;
      if (i >= from
          && i < to
          && quote.terms().get(i).isWord()
          && !Content.isEmpty(quote.terms().get(i).key())) {
        return i;
      }
    }
    return -1;
  }
}
