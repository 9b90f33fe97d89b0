// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ValueOrder;
import java.util.Comparator;
import java.util.Locale;

/** The order of cells of a column: by value; what has none comes last, whatever the direction. */
final class CellOrder implements Comparator<Cell> {
  private static final ValueOrder VALUES = new ValueOrder();

  private final boolean down;

  CellOrder(boolean down) {
    this.down = down;
  }

  @Override
  public int compare(Cell a, Cell b) {
    int empty = Boolean.compare(isEmpty(a), isEmpty(b));
    if (empty != 0 || isEmpty(a)) {
      return empty;
    }
    int order = byValue(a, b);
    return down ? -order : order;
  }

  private static int byValue(Cell a, Cell b) {
    if (a.value().isPresent() && b.value().isPresent()) {
      int order = VALUES.compare(a.value().get(), b.value().get());
      if (order != 0) {
        return order;
      }
    }
    return a.words().toLowerCase(Locale.ROOT).compareTo(b.words().toLowerCase(Locale.ROOT));
  }

  /** Nothing found is no value. */
  private static boolean isEmpty(Cell cell) {
    return cell.state() == CellState.NOT_THERE || cell.words().isBlank();
  }
}
