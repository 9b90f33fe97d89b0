// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.List;
import java.util.OptionalLong;

/**
 * Whether a review's log is as it was written, and its cells are as the log tells of them.
 *
 * @param entries how many there are
 * @param withoutWords of them, those whose words were deleted for good with their document; that
 *     they were not changed before cannot be told any more
 * @param broken the first entry that does not follow from the one before it, or the one that gave
 *     the review another name than it has; empty if all is as it should be
 * @param cells how the cells stand to it; of a log that is not whole none were compared
 */
public record LogCheck(int entries, int withoutWords, OptionalLong broken, Cells cells) {
  /**
   * How the cells stand to the log.
   *
   * @param compared how many were held against it
   * @param differing those that are not as it tells
   * @param untold how many the log does not tell enough of, as that of an earlier Carrel
   * @param valuesUntold of the compared ones, those of which it does not tell what their words were
   *     read as
   */
  public record Cells(int compared, List<CellDifference> differing, int untold, int valuesUntold) {
    /** None was compared. */
    public static final Cells NONE = new Cells(0, List.of(), 0, 0);

    public Cells {
      differing = List.copyOf(differing);
    }
  }

  /** Whether there is a log, as every review has from its beginning, and every entry follows. */
  public boolean isWhole() {
    return entries > 0 && broken.isEmpty();
  }

  /** Whether the log is whole and no cell is otherwise than it tells. */
  public boolean holds() {
    return isWhole() && cells.differing().isEmpty();
  }
}
