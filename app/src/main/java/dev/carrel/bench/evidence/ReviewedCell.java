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
import org.jspecify.annotations.Nullable;

/**
 * A cell of a review laid beside what lawyers found.
 *
 * @param present whether they found such a clause
 * @param toldPresent whether the cell says that there is one: a yes, or a value, and not "nothing
 *     found"
 * @param quotes that the answer has
 * @param quotesMarked of these, those that overlap by half with what lawyers marked
 * @param spans that they marked, as far as they are found in the text
 * @param spansFound of these, those that a quote overlaps by half
 * @param right whether the words say the date, period, state or names that they wrote down; null
 *     where they wrote none, or the words say none
 * @param agrees whether the second reader says the same; null if none was asked
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
    @Nullable Boolean right,
    @Nullable Boolean agrees) {
  static ReviewedCell of(
      String file,
      String category,
      ColumnType type,
      Cell cell,
      Optional<Clause> clause,
      List<Place> marked) {
    List<Quote> quotes =
        cell.answer().map(Turn::quotes).orElse(List.of()).stream()
            .filter(quote -> quote.match() != Match.NONE)
            .toList();
    return new ReviewedCell(
        file,
        category,
        type.label(),
        cell.state().label(),
        cell.words(),
        clause.isPresent(),
        toldPresent(cell),
        quotes.size(),
        (int) quotes.stream().filter(quote -> AnswerJudge.isMarked(quote, marked)).count(),
        marked.size(),
        (int) marked.stream().filter(span -> isFound(span, quotes)).count(),
        clause.map(c -> right(category, c.answer(), cell.words())).orElse(null),
        cell.second().map(SecondReading::agrees).orElse(null));
  }

  private static boolean isFound(Place span, List<Quote> quotes) {
    return quotes.stream().anyMatch(quote -> new Place(quote.places()).finds(span));
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
