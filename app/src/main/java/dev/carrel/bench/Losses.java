// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.LogitComparison;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** Gathers what was lost at each position. */
final class Losses {
  private final DoubleStream.Builder divergences = DoubleStream.builder();
  private int count;
  private int sameTop;

  /**
   * Adds the positions of one batch.
   *
   * @throws RowFailure if there is nothing finite to compare
   */
  void add(List<LogitComparison.Position> positions) {
    for (LogitComparison.Position position : positions) {
      if (!Double.isFinite(position.klDivergence())) {
        throw new RowFailure("It computes logits that are no finite numbers.");
      }
      divergences.add(position.klDivergence());
      count++;
      sameTop += position.sameTop() ? 1 : 0;
    }
  }

  /** The figures. To be asked for once, and with one position at least. */
  Loss figures(double bitsPerValue) {
    double[] sorted = divergences.build().sorted().toArray();
    double mean = Arrays.stream(sorted).sum() / count;
    double variance = Arrays.stream(sorted).map(d -> (d - mean) * (d - mean)).sum() / count;
    return new Loss(
        bitsPerValue,
        mean,
        Math.sqrt(variance / count),
        quantile(sorted, 0.5),
        quantile(sorted, 0.99),
        sorted[count - 1],
        (double) sameTop / count);
  }

  /** Between the two nearest values, in proportion. */
  private static double quantile(double[] sorted, double share) {
    double at = share * (sorted.length - 1);
    int below = (int) at;
    int above = Math.min(below + 1, sorted.length - 1);
    return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
  }
}
