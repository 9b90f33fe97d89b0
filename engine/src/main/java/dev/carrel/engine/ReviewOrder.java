// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which cells of a review are answered.
 *
 * @param review its number
 * @param cells these, again where they were answered already; empty for all that wait, failed or
 *     are stale. Verified ones are never answered
 * @param second whether a second reader is asked in every column, not only where that was chosen
 */
public record ReviewOrder(long review, Optional<Set<ReviewGrid.Key>> cells, boolean second) {
  /** All that is to be answered. */
  public static ReviewOrder rest(long review) {
    return new ReviewOrder(review, Optional.empty(), false);
  }

  private static final Set<CellState> OPEN =
      EnumSet.of(CellState.WAITING, CellState.FAILED, CellState.STALE);

  /** What is to be answered of a review as it is now: by document, in the order of its rows. */
  Map<DocumentId, List<KeptColumn>> open(ReviewGrid grid) {
    Map<DocumentId, List<KeptColumn>> open = new LinkedHashMap<>();
    for (DocumentEntry row : grid.rows()) {
      List<KeptColumn> columns =
          grid.review().columns().stream()
              .filter(column -> isOpen(grid.cell(column, row.id())))
              .toList();
      if (!columns.isEmpty()) {
        open.put(row.id(), columns);
      }
    }
    return open;
  }

  private boolean isOpen(Cell cell) {
    return cells.isPresent()
        ? cell.state() != CellState.VERIFIED
            && cells.get().contains(new ReviewGrid.Key(cell.column(), cell.document()))
        : OPEN.contains(cell.state());
  }
}
