// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Review.KeptColumn;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A review with all its cells, at one moment.
 *
 * @param review its name and columns
 * @param rows the documents of its collection, in order
 * @param cells those that something became of; all others wait
 */
public record ReviewGrid(Review review, List<DocumentEntry> rows, Map<Key, Cell> cells) {
  /** Where a cell stands. */
  public record Key(long column, DocumentId document) {}

  public ReviewGrid {
    rows = List.copyOf(rows);
    cells = Map.copyOf(cells);
  }

  /** Of cells in any order. */
  public static ReviewGrid of(Review review, List<DocumentEntry> rows, List<Cell> cells) {
    Map<Key, Cell> found = new HashMap<>();
    cells.forEach(cell -> found.put(new Key(cell.column(), cell.document()), cell));
    return new ReviewGrid(review, rows, found);
  }

  /** What became of a column's question in a document. */
  public Cell cell(KeptColumn column, DocumentId document) {
    Cell cell = cells.get(new Key(column.id(), document));
    return cell == null ? Cell.waiting(column.id(), document) : cell;
  }

  /** How many cells of its rows stand where; states that none is in are left out. */
  public Map<CellState, Integer> counts() {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    for (DocumentEntry row : rows) {
      for (KeptColumn column : review.columns()) {
        counts.merge(cell(column, row.id()).state(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
