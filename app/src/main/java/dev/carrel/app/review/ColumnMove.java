// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.review.Review.KeptColumn;
import java.util.List;
import java.util.Optional;

/**
 * A column that a person took to another place.
 *
 * @param place the column that stood where it stands now
 */
record ColumnMove(KeptColumn column, KeptColumn place) {
  /** What was moved between two orders of the same columns; empty for none, or other columns. */
  static Optional<ColumnMove> between(List<KeptColumn> before, List<KeptColumn> now) {
    if (now.size() != before.size() || now.equals(before)) {
      return Optional.empty();
    }
    int first = 0;
    while (now.get(first).equals(before.get(first))) {
      first++;
    }
    int last = now.size() - 1;
    while (now.get(last).equals(before.get(last))) {
      last--;
    }
    boolean onwards = now.get(last).equals(before.get(first));
    return Optional.of(
        new ColumnMove(before.get(onwards ? first : last), before.get(onwards ? last : first)));
  }
}
