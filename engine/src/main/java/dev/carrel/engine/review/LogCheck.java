// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.util.OptionalLong;

/**
 * Whether a review's log is as it was written.
 *
 * @param entries how many there are
 * @param withoutWords of them, those whose words were deleted for good with their document; that
 *     they were not changed before cannot be told any more
 * @param broken the first entry that does not follow from the one before it, or the one that gave
 *     the review another name than it has; empty if all is as it should be
 */
public record LogCheck(int entries, int withoutWords, OptionalLong broken) {
  /** Whether there is a log, as every review has from its beginning, and every entry follows. */
  public boolean isWhole() {
    return entries > 0 && broken.isEmpty();
  }
}
