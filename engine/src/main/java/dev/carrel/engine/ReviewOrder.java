// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.review.ReviewGrid;
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
}
