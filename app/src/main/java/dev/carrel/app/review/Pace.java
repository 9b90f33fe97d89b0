// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.time.Duration;
import java.util.Optional;

/**
 * Tells from the pace so far how long the rest of a run takes.
 *
 * @param started {@link System#nanoTime} at its start
 */
record Pace(long started) {
  /** Of so few cells the pace says too little. */
  private static final int ENOUGH = 2;

  /**
   * The time to the end.
   *
   * @param nanos {@link System#nanoTime} now
   */
  Optional<Duration> left(int done, int of, long nanos) {
    if (done < ENOUGH || done > of) {
      return Optional.empty();
    }
    double each = (nanos - started) / (double) done;
    return Optional.of(Duration.ofNanos(Math.round(each * (of - done))));
  }
}
