// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.engine.ground.CarrelException;

/** What is being done with a model. */
public sealed interface ModelState {
  /** Nothing. */
  record Idle() implements ModelState {}

  /** It waits until another one is fetched or measured. */
  record Waiting() implements ModelState {}

  /**
   * Being fetched.
   *
   * @param done bytes so far
   * @param total bytes in all; 0 while it is not known
   * @param host who is asked; empty for the package index that pip is set up for, and before anyone
   *     is
   */
  record Fetching(long done, long total, String host) implements ModelState {}

  /** It has come, and its hash is being checked. */
  record Checking() implements ModelState {}

  /**
   * Being measured.
   *
   * @param share 0 to 1; negative while it is not known
   */
  record Measuring(double share) implements ModelState {}

  /** It could not be done; what came is kept. */
  record Failed(CarrelException error) implements ModelState {}

  /** Whether something is under way that can be stopped. */
  default boolean isBusy() {
    return this instanceof Waiting
        || this instanceof Fetching
        || this instanceof Checking
        || this instanceof Measuring;
  }
}
