// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.ReviewPlan;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a run would take, which a person sees before it begins.
 *
 * @param review of which
 * @param cells these again; empty for all that wait, failed or are stale
 * @param takes what it takes
 * @param answering about how long answering takes besides reading, by the answers that there are;
 *     empty where there are none
 * @param secondReader how many questions are asked a second time
 * @param freeBytes of the disk; {@link Long#MAX_VALUE} where the system won't say
 */
public record RunPlan(
    Review review,
    Optional<Set<ReviewGrid.Key>> cells,
    ReviewPlan takes,
    Optional<Duration> answering,
    int secondReader,
    long freeBytes) {
  /** So many questions of a document are answered at once. */
  private static final int SIDE_BY_SIDE = 4;

  static RunPlan of(
      ReviewGrid grid, Optional<Set<ReviewGrid.Key>> cells, ReviewPlan takes, long freeBytes) {
    int second = (int) grid.review().columns().stream().filter(KeptColumn::second).count();
    return new RunPlan(
        grid.review(), cells, takes, answering(grid, takes, second), second, freeBytes);
  }

  /** As long as those that were answered took, in the groups in which they are asked. */
  private static Optional<Duration> answering(ReviewGrid grid, ReviewPlan takes, int second) {
    List<Double> took =
        grid.cells().values().stream()
            .map(Cell::answer)
            .flatMap(Optional::stream)
            .map(Turn::seconds)
            .filter(seconds -> seconds > 0)
            .sorted()
            .toList();
    int documents = takes.documents() - takes.tooLong().size();
    if (took.isEmpty() || documents <= 0) {
      return Optional.empty();
    }
    double median = took.get(took.size() / 2);
    int each = Math.ceilDiv(takes.cells(), takes.documents());
    int groups = Math.ceilDiv(each, SIDE_BY_SIDE) + Math.ceilDiv(second, SIDE_BY_SIDE);
    return Optional.of(Duration.ofMillis(Math.round(1000 * median * groups * documents)));
  }

  /** Whether what is read could not all be kept. */
  public boolean isShortOfDisk() {
    return takes.diskBytes() > freeBytes;
  }
}
