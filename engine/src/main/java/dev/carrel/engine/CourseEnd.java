// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.CarrelException;

/** How the run of a {@link Course} ended. */
public sealed interface CourseEnd {
  /** Every step was done. */
  record Done() implements CourseEnd {}

  /**
   * A step failed or was cancelled. What was done stays done.
   *
   * @param rest that step and those behind it: to be run again
   * @param why CANCELLED, or what the step threw
   */
  record Stopped(Course rest, CarrelException why) implements CourseEnd {}

  /**
   * Nothing if every step was done.
   *
   * @throws CarrelException why it stopped
   */
  default void orThrow() {
    if (this instanceof Stopped stopped) {
      throw stopped.why();
    }
  }
}
