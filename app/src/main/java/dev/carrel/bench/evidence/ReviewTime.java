// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

/**
 * What a run through a review took.
 *
 * @param name {@code reading}: each contract read once, then all its questions; {@code kept}: all
 *     again, from what was kept of the contracts; {@code each}: the contract read anew for each
 *     question; {@code snippets}: what a search found, read for each question
 * @param cells that were answered
 * @param seconds of the run alone, without loading the model
 * @param readySeconds of these, until the contracts were there: read, or taken from disk
 * @param answerSeconds of these, for the answers
 * @param secondsPerCell of the whole run
 */
public record ReviewTime(
    String name,
    int cells,
    double seconds,
    double readySeconds,
    double answerSeconds,
    double secondsPerCell) {
  static ReviewTime of(String name, ReviewClock clock) {
    double seconds = clock.readySeconds() + clock.answerSeconds();
    int cells = clock.cells();
    return new ReviewTime(
        name,
        cells,
        seconds,
        clock.readySeconds(),
        clock.answerSeconds(),
        cells == 0 ? 0 : seconds / cells);
  }
}
