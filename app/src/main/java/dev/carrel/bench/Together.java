// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.List;

/**
 * Questions asked one after another and all at once.
 *
 * @param model that answered
 * @param profile that the context was kept with
 * @param tokens of the context behind which they were asked
 * @param alone seconds that each took by itself, the mean of the rounds
 * @param together seconds that all took side by side, the mean of the rounds
 * @param promptTokens of each question, with what is shown beside it
 * @param answerTokens of each answer
 * @param sameAnswers how many were word for word the same both ways
 */
public record Together(
    String model,
    String profile,
    int tokens,
    List<Double> alone,
    double together,
    List<Integer> promptTokens,
    List<Integer> answerTokens,
    int sameAnswers) {
  public Together {
    alone = List.copyOf(alone);
    promptTokens = List.copyOf(promptTokens);
    answerTokens = List.copyOf(answerTokens);
  }

  /** What one question takes by itself, in seconds. */
  public double one() {
    return alone.stream().mapToDouble(Double::doubleValue).average().orElse(0);
  }

  /** How many times as long all together take as one by itself. */
  public double ratio() {
    return together / one();
  }
}
