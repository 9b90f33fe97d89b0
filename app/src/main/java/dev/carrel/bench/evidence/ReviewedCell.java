// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.SecondReading;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A cell of a review laid beside what lawyers found.
 *
 * @param words the answer; of one that failed, why
 * @param present whether they found such a clause
 * @param toldPresent whether the cell says that there is one: a yes, or a value, and not "nothing
 *     found"
 * @param quotes that the answer has
 * @param quotesMarked of these, those that overlap by half with what lawyers marked
 * @param spans that they marked, as far as they are found in the text
 * @param spansFound of these, those that a quote overlaps by half
 * @param spansCovered of these, those that a quote has from beginning to end (the rule of
 *     ContractEval, arXiv 2508.03080)
 * @param right whether the words say the date, period, state or names that they wrote down; null
 *     where they wrote none, or the words say none
 * @param agrees whether the second reader says the same; null if none was asked
 * @param bothQuotes quotes that stand behind the second reader's answer, too
 * @param bothMarked of these, those that overlap by half with what lawyers marked
 */
public record ReviewedCell(
    String file,
    String category,
    String type,
    String state,
    String words,
    boolean present,
    boolean toldPresent,
    int quotes,
    int quotesMarked,
    int spans,
    int spansFound,
    int spansCovered,
    @Nullable Boolean right,
    @Nullable Boolean agrees,
    int bothQuotes,
    int bothMarked) {
  /**
   * Lays a cell beside what lawyers marked.
   *
   * @param places where the quotes of the answer stand in the contract itself
   */
  static ReviewedCell of(
      String file,
      String category,
      ColumnType type,
      Cell cell,
      Optional<Clause> clause,
      List<Place> marked,
      Function<Quote, Place> places) {
    List<Quote> given =
        cell.answer().map(Turn::quotes).orElse(List.of()).stream()
            .filter(quote -> quote.match() != Match.NONE)
            .toList();
    List<Integer> again = cell.second().flatMap(SecondReading::quotes).orElse(List.of());
    List<Place> quotes = given.stream().map(places).toList();
    List<Place> both =
        given.stream().filter(quote -> again.contains(quote.number())).map(places).toList();
    return new ReviewedCell(
        file,
        category,
        type.label(),
        cell.state().label(),
        cell.state() == CellState.FAILED ? cell.failure() : cell.words(),
        clause.isPresent(),
        toldPresent(cell),
        quotes.size(),
        found(quotes, marked),
        marked.size(),
        (int) marked.stream().filter(span -> quotes.stream().anyMatch(q -> q.finds(span))).count(),
        (int) marked.stream().filter(span -> quotes.stream().anyMatch(q -> q.covers(span))).count(),
        clause.map(c -> right(category, c.answer(), cell.words())).orElse(null),
        cell.second().map(SecondReading::agrees).orElse(null),
        both.size(),
        found(both, marked));
  }

  private static int found(List<Place> quotes, List<Place> marked) {
    return (int) quotes.stream().filter(quote -> marked.stream().anyMatch(quote::finds)).count();
  }

  private static boolean toldPresent(Cell cell) {
    if (cell.state() == CellState.NOT_THERE || cell.value().isEmpty()) {
      return false;
    }
    return !(cell.value().get() instanceof CellValue.YesNo yesNo) || yesNo.yes();
  }

  private static @Nullable Boolean right(String category, String expected, String words) {
    return switch (SaidValue.in(category, expected, words)) {
      case YES -> true;
      case OTHER -> false;
      case NOTHING -> null;
    };
  }
}
