// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.conversation.Turn;
import java.time.Instant;

/**
 * What a run over all of a review asks. An answer from before that another model or profile gave is
 * stale; one that was given later, cell by cell, is not.
 *
 * @param model its name
 * @param profile its label
 * @param since when the run began
 */
public record AskedBy(String model, String profile, Instant since) {
  /** Whether an answer was given before, and by something else. */
  public boolean outdates(Turn answer) {
    return answer.created().isBefore(since)
        && !(answer.model().equals(model) && answer.profile().equals(profile));
  }
}
