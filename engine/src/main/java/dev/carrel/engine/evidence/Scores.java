// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Arrays;
import java.util.Optional;

/**
 * The one place for how figures of different kinds become one score for each passage. What was
 * tried is in {@code docs/decisions}.
 */
final class Scores {
  private Scores() {}

  /**
   * What a question drew to each passage beyond what any question would, by the root of the
   * passage's length: a long one has more to look at, but is no better for it.
   *
   * @param question weights by passage
   * @param nothing those of a content-free question
   * @param tokens of each passage, at least 1
   */
  static double[] drawn(double[] question, double[] nothing, int[] tokens) {
    double[] drawn = new double[question.length];
    for (int i = 0; i < drawn.length; i++) {
      drawn[i] = (question[i] - nothing[i]) / Math.sqrt(tokens[i]);
    }
    return drawn;
  }

  /** The same of what was written, which needs no content-free question. */
  static double[] written(double[] weights, int[] tokens) {
    return drawn(weights, new double[weights.length], tokens);
  }

  /** By the question: z scores of what it drew and of nearness, either of which may be missing. */
  static double[] question(Optional<double[]> drawn, Optional<double[]> near, int passages) {
    double[] sum = new double[passages];
    drawn.ifPresent(values -> add(sum, z(values)));
    near.ifPresent(values -> add(sum, z(values)));
    return sum;
  }

  /**
   * By a sentence of the answer: the same, and z scores of what was looked at as it was written.
   */
  static double[] quote(
      Optional<double[]> drawn, Optional<double[]> written, Optional<double[]> near, int passages) {
    double[] sum = new double[passages];
    drawn.ifPresent(values -> add(sum, z(values)));
    written.ifPresent(values -> add(sum, z(values)));
    near.ifPresent(values -> add(sum, z(values)));
    return sum;
  }

  private static void add(double[] sum, double[] values) {
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[i];
    }
  }

  /** What is not a number counts as the mean. */
  private static double[] z(double[] values) {
    double mean = Arrays.stream(values).filter(v -> !Double.isNaN(v)).average().orElse(0);
    double variance =
        Arrays.stream(values)
            .filter(v -> !Double.isNaN(v))
            .map(v -> (v - mean) * (v - mean))
            .average()
            .orElse(0);
    double deviation = Math.sqrt(variance);
    return Arrays.stream(values)
        .map(v -> Double.isNaN(v) || deviation == 0 ? 0 : (v - mean) / deviation)
        .toArray();
  }
}
