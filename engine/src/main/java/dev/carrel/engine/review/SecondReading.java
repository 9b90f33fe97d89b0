// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import java.util.Optional;

/**
 * What a second, independent pass over a document said.
 *
 * @param question as it was asked the second time
 * @param words its answer
 * @param value what that was read as; empty if nothing was found
 * @param agrees whether it says the same as the first
 * @param quotes numbers of the first one's quotes that stand behind this answer, too; empty if that
 *     was not kept, as at first
 */
public record SecondReading(
    String question,
    String words,
    Optional<CellValue> value,
    boolean agrees,
    Optional<List<Integer>> quotes) {
  public SecondReading {
    quotes = quotes.map(List::copyOf);
  }

  /**
   * The quotes of one answer that stand behind another, too: half of either is in both.
   *
   * @return their numbers, in order
   */
  public static List<Integer> common(List<Quote> first, List<Quote> second) {
    return first.stream()
        .filter(quote -> second.stream().anyMatch(other -> isAlike(quote, other)))
        .map(Quote::number)
        .toList();
  }

  private static boolean isAlike(Quote one, Quote other) {
    int common = 0;
    for (TextSpan a : one.places()) {
      for (TextSpan b : other.places()) {
        common += a.common(b);
      }
    }
    return common > 0 && 2 * common >= Math.min(length(one), length(other));
  }

  private static int length(Quote quote) {
    return quote.places().stream().mapToInt(span -> span.end() - span.start()).sum();
  }
}
