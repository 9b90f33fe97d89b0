// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.KvLoss;

/** Which profiles may be a default on a model. */
final class Guard {
  /**
   * Of the next tokens, the share that a default may change. What is changed first is near ties,
   * which no reader misses: on models of 0.1 to 0.5 billion parameters 4 to 6 % by faithful, 9 % by
   * balanced, 14 % by compact, and fewer on larger ones. A cache that has lost its keys (q4_0 on
   * Qwen2.5) changes half. In one of ten is where the person should decide.
   */
  static final double MOST_CHANGED = 0.10;

  /**
   * Standard errors in a profile's favour: some hundred tokens are looked at, and chance should not
   * decide what a model is read with.
   */
  static final double ERRORS = 2;

  private Guard() {}

  static boolean passes(KvLoss loss) {
    double changed = 1 - loss.sameTop();
    double error = Math.sqrt(changed * (1 - changed) / Math.max(1, loss.tokens()));
    return changed - ERRORS * error <= MOST_CHANGED && Double.isFinite(loss.meanKld());
  }
}
