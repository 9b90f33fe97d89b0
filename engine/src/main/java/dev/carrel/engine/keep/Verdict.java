// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

/** Whether a context that was loaded says the same as it did when it was kept. */
public sealed interface Verdict {
  /** All logits are the same, bit for bit. */
  record Same() implements Verdict {}

  /**
   * Computed in another way, and within the tolerance.
   *
   * @param divergence in nats
   */
  record Close(double divergence) implements Verdict {}

  /**
   * Not to be used.
   *
   * @param divergence in nats; infinite if the probes cannot be compared
   * @param why a sentence for people
   */
  record Different(double divergence, String why) implements Verdict {}

  /** Whether the context may be used. */
  default boolean usable() {
    return !(this instanceof Different);
  }
}
