// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.util.List;

/**
 * What a run through a review takes, before it begins.
 *
 * @param documents that have cells to be answered
 * @param cells to be answered
 * @param toRead of the documents, those that nothing is kept of
 * @param tokensToRead of those
 * @param secondsToRead at this machine's speed; NaN while it was never measured
 * @param diskBytes about what keeping them takes
 * @param tooLong names of those that do not fit; their cells will fail
 */
public record ReviewPlan(
    int documents,
    int cells,
    int toRead,
    long tokensToRead,
    double secondsToRead,
    long diskBytes,
    List<String> tooLong) {
  public ReviewPlan {
    tooLong = List.copyOf(tooLong);
  }
}
