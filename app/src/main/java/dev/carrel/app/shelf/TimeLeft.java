// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import java.time.Duration;
import java.util.Optional;

/** Tells from the speed so far how long the rest will take. */
final class TimeLeft {
  /** Before this share is done, the speed says too little. */
  private static final double ENOUGH = 0.02;

  private final long started;

  /**
   * Starts the clock.
   *
   * @param nanos {@link System#nanoTime} at the start
   */
  TimeLeft(long nanos) {
    this.started = nanos;
  }

  /**
   * The time to the end.
   *
   * @param share done, 0 to 1
   * @param nanos {@link System#nanoTime} now
   */
  Optional<Duration> at(double share, long nanos) {
    if (share < ENOUGH || share > 1) {
      return Optional.empty();
    }
    double elapsed = nanos - started;
    return Optional.of(Duration.ofNanos(Math.round(elapsed / share * (1 - share))));
  }
}
