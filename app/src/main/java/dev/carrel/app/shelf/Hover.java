// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.engine.Estimate;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the files that hover over the window would take, as far as they were looked at.
 *
 * @param files that could be looked at
 * @param unknown that could not: encrypted, or no documents
 * @param pages of them
 * @param tokens about
 * @param bytes in the context, compressed as it would be; empty while no model is loaded
 * @param fits whether they fit beside what is read; empty while no model is loaded
 * @param complete whether all were looked at
 */
public record Hover(
    int files,
    int unknown,
    int pages,
    long tokens,
    OptionalLong bytes,
    Optional<Boolean> fits,
    boolean complete) {

  static Hover of(Estimate estimate, boolean complete) {
    return new Hover(
        estimate.files(),
        estimate.unknown(),
        estimate.pages(),
        estimate.tokens(),
        estimate.cost().stream().mapToLong(Estimate.Cost::kvBytes).findFirst(),
        estimate.cost().map(Estimate.Cost::fits),
        complete);
  }
}
