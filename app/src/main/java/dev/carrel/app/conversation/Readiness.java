// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

/**
 * What can be asked about.
 *
 * @param toAsk documents that are read, or in part
 * @param whole of these, those that are read to their end
 * @param coming documents that will be read by themselves
 * @param paused whether a person has paused reading
 */
public record Readiness(int toAsk, int whole, int coming, boolean paused) {
  static final Readiness NOTHING = new Readiness(0, 0, 0, false);

  /**
   * Whether those that waited are asked. Who asked before it was read has not asked about a
   * document's first pages; but who has paused reading there has.
   */
  boolean endsWaiting() {
    return whole > 0 || (paused && toAsk > 0);
  }

  /** Whether a question can be asked: now, or to wait for what is coming. */
  boolean canAsk() {
    return toAsk > 0 || coming > 0;
  }
}
