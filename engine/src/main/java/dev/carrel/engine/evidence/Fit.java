// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.OptionalDouble;

/**
 * How well a passage fits a question, by two signs that err in different ways: what the model says
 * when it is shown both by themselves, and how much it looked at the passage, among all of the
 * document, when it read the question. A small model takes a clause that is near for an answer, but
 * looks less at it; what it looks at though it answers nothing, it says no to.
 *
 * <p>The thresholds were measured on the 1.5B; {@code docs/benchmarks.md} says on what.
 */
final class Fit {
  /** From here on a passage counts as one that answers. */
  static final double LEAST = 0.8;

  /** Where no passage has more, nothing fits. */
  static final double MOST_OF_NOTHING = -0.4;

  /** A fit of naught: yes as likely as no, and looked at like this. */
  private static final double LOOKED = 0.1;

  private static final double SMALLEST = 1e-6;

  private Fit() {}

  /**
   * Of a passage.
   *
   * @param answers the model's probability that it answers the question, 0 to 1
   * @param drawn how much it was looked at: {@link Weighed#drawn}
   * @return the logarithm of the odds by both together; empty if one of them is not known
   */
  static OptionalDouble of(OptionalDouble answers, OptionalDouble drawn) {
    if (answers.isEmpty() || drawn.isEmpty()) {
      return OptionalDouble.empty();
    }
    double yes = Math.clamp(answers.getAsDouble(), SMALLEST, 1 - SMALLEST);
    double looked = Math.max(drawn.getAsDouble(), SMALLEST);
    return OptionalDouble.of(Math.log(yes / (1 - yes)) + Math.log(looked / LOOKED));
  }
}
