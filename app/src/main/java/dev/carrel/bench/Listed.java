// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.List;

/**
 * What came of asking for all facts of one kind.
 *
 * @param tokens of the document
 * @param hidden how many facts there are
 * @param found how many of them the list has
 * @param total what the answer says there are; above {@code found}, some are no such facts
 * @param shown passages that the model was asked about
 * @param seconds that the list took
 * @param foundOnce how many the answer has to the same question asked as any other
 * @param secondsOnce that this one took
 * @param missed facts that the list does not have, as they stand in the document
 * @param others items of the list that are no such fact
 */
public record Listed(
    String model,
    String profile,
    int tokens,
    int hidden,
    int found,
    int total,
    int shown,
    double seconds,
    int foundOnce,
    double secondsOnce,
    List<String> missed,
    List<String> others) {
  public Listed {
    missed = List.copyOf(missed);
    others = List.copyOf(others);
  }
}
