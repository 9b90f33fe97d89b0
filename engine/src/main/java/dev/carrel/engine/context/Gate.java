// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

/**
 * Where reading stops for a moment between two batches, so that it can be paused and others get
 * their turn.
 */
@FunctionalInterface
public interface Gate {
  /** Never stops. */
  Gate OPEN = () -> {};

  /**
   * Returns when reading may go on.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED if it was asked to stop meanwhile
   */
  void pass();
}
