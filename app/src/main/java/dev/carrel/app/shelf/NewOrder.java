// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.util.List;

/**
 * An order of the open collection that would have documents read again.
 *
 * @param collection whose
 * @param rows in the new order
 * @param tokens that would be read again
 */
public record NewOrder(long collection, List<ShelfItem> rows, int tokens) {
  public NewOrder {
    rows = List.copyOf(rows);
  }
}
