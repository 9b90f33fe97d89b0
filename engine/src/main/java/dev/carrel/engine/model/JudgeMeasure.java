// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.OptionalDouble;

/**
 * How well a model tells sentences that a passage supports from others, measured at calibration on
 * made-up pairs whose false sentences have a number or a party changed, are negated, or say what
 * the passage does not mention.
 *
 * @param auroc the chance that it agrees more with a sentence that is supported than with one that
 *     is not, 0 to 1
 * @param threshold the least agreement, a probability of yes against no, that counts; empty if it
 *     cannot judge
 * @param precision of the sentences above thresholds that were fitted on the other half of the
 *     pairs, the share that was supported, 0 to 1; 0 if there was none
 * @param coverage the share of the supported sentences that was above these thresholds, 0 to 1
 * @param pairs that were asked about
 */
public record JudgeMeasure(
    double auroc, OptionalDouble threshold, double precision, double coverage, int pairs) {
  /** Whether its agreement may count at all. */
  public boolean canJudge() {
    return threshold.isPresent();
  }
}
