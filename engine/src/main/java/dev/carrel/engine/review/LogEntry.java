// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.time.Instant;
import java.util.Optional;

/**
 * A line of a review's log.
 *
 * @param id its number, growing
 * @param at when
 * @param who the person's name on this machine, or the model's
 * @param act what was done
 * @param title of the column; empty if it is about the review itself
 * @param document its id; empty for none
 * @param words what was there before and what after; empty if they were deleted with their document
 * @param hash SHA-256 in hexadecimal digits, over the hash of the entry before it and all of this
 *     one
 */
public record LogEntry(
    long id,
    Instant at,
    String who,
    ReviewAct act,
    String title,
    String document,
    Optional<Words> words,
    String hash) {
  /** What an entry changed: either may be empty. */
  public record Words(String before, String after) {}
}
