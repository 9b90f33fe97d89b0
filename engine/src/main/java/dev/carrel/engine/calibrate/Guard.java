package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.KvLoss;

/** Which profiles may be a default on a model. */
final class Guard {
  /**
   * Of the next tokens, the share that a default may change. Where only near ties are decided
   * otherwise a model of half a billion parameters changes 2 to 3 % with 8 bits, 4 to 9 % with our
   * 3 to 4. A codec that has lost the keys (q4_0 on Qwen2.5) changes half. One in ten is where
   * answers begin to differ in what they say.
   */
  static final double MOST_CHANGED = 0.10;

  private Guard() {}

  static boolean passes(KvLoss loss) {
    return 1 - loss.sameTop() <= MOST_CHANGED && Double.isFinite(loss.meanKld());
  }
}
