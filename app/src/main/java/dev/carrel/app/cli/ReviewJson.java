// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import com.google.gson.JsonObject;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValueJson;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.RowNames;
import dev.carrel.engine.review.SecondReading;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A review as a JSON object.
 *
 * @param review its number
 * @param counts how many cells stand where, by the states' labels
 */
record ReviewJson(long review, String name, List<Row> rows, Map<String, Integer> counts) {
  /** The answers of a document; {@code bates} is null where its pages have no numbers. */
  record Row(
      String document, String id, List<String> tags, @Nullable Pages bates, List<CellJson> cells) {}

  /** The Bates numbers of a document's first and last page. */
  record Pages(String first, String last) {}

  /** Whether a cell is as was wished, and why. */
  record WishJson(boolean deviates, String why) {}

  /**
   * One cell.
   *
   * @param value what the words were read as; null where there are none, or nothing was found
   * @param words as they are shown: a person's, else the model's
   * @param wish null for no wish, or where it cannot be told
   * @param failure null unless it failed
   * @param secondAgrees null where no second reader was asked
   */
  record CellJson(
      String title,
      String type,
      String state,
      @Nullable JsonObject value,
      String words,
      List<AskCommand.QuoteJson> quotes,
      @Nullable String failure,
      @Nullable Boolean secondAgrees,
      @Nullable WishJson wish,
      List<String> tags,
      boolean flagged,
      String note) {}

  static ReviewJson of(ReviewGrid grid, GivenNames names) {
    Map<String, Integer> counts = new TreeMap<>();
    RowNames called = RowNames.of(grid.rows());
    grid.counts().forEach((CellState state, Integer count) -> counts.put(state.label(), count));
    return new ReviewJson(
        grid.review().id(),
        grid.review().name(),
        grid.rows().stream()
            .map(row -> row(grid, row, names.of(row.id(), called.of(row)), names))
            .toList(),
        counts);
  }

  private static Row row(ReviewGrid grid, DocumentEntry row, String called, GivenNames names) {
    return new Row(
        called,
        row.id().sha256(),
        ReviewTagCommand.names(grid.tags(row.id())),
        Optional.ofNullable(grid.bates().get(row.id()))
            .map(range -> new Pages(range.from(), range.to()))
            .orElse(null),
        grid.review().columns().stream()
            .map(column -> cell(grid, column, grid.cell(column, row.id()), names))
            .toList());
  }

  private static CellJson cell(ReviewGrid grid, KeptColumn column, Cell cell, GivenNames names) {
    return new CellJson(
        column.column().title(),
        column.column().type().label(),
        cell.state().label(),
        cell.value().map(CellValueJson::object).orElse(null),
        cell.words(),
        cell.answer().map(Turn::quotes).orElse(List.of()).stream()
            .map(quote -> AskCommand.json(quote, names, grid::bates))
            .toList(),
        cell.failure().isEmpty() ? null : cell.failure(),
        cell.second().map(SecondReading::agrees).orElse(null),
        grid.wish(column, cell.document())
            .map(check -> new WishJson(check.deviates(), check.sentence()))
            .orElse(null),
        ReviewTagCommand.names(grid.tags(column, cell.document())),
        cell.flagged(),
        cell.note());
  }
}
