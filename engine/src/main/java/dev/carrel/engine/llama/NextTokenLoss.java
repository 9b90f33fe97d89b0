// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.KvLoss;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * Adds up how far the distributions of next tokens are from a reference's. In double: at 8 bits the
 * divergence is a ten-thousandth of a nat.
 */
final class NextTokenLoss {
  private double kld;
  private int same;
  private int tokens;

  /** The reference at one place: its probabilities, worked out once for all candidates. */
  static final class Row {
    private final float[] logits;
    private final float[] probabilities;
    private final int best;
    private final double logSum;

    Row(float[] logits) {
      this.logits = logits;
      this.best = argmax(logits);
      this.logSum = logSumExp(logits, logits[best]);
      this.probabilities = new float[logits.length];
      for (int i = 0; i < logits.length; i++) {
        probabilities[i] = (float) Math.exp(logits[i] - logSum);
      }
    }
  }

  /** What one place adds. */
  private record Place(double kld, boolean same) {
    static Place of(Row reference, float[] candidate) {
      int best = argmax(candidate);
      double logSum = logSumExp(candidate, candidate[best]);
      double sum = 0;
      for (int i = 0; i < candidate.length; i++) {
        sum += reference.probabilities[i] * ((double) reference.logits[i] - candidate[i]);
      }
      return new Place(Math.max(0, sum + logSum - reference.logSum), best == reference.best);
    }
  }

  /**
   * Adds places, on all processors: a vocabulary may have hundreds of thousands of tokens.
   *
   * @param candidate logits at the place of a reference's row
   */
  void add(List<Row> references, IntFunction<float[]> candidate) {
    List<Place> places =
        IntStream.range(0, references.size())
            .parallel()
            .mapToObj(i -> Place.of(references.get(i), candidate.apply(i)))
            .toList();
    for (Place place : places) {
      kld += place.kld;
      same += place.same ? 1 : 0;
      tokens++;
    }
  }

  KvLoss mean() {
    return tokens == 0
        ? new KvLoss(0, 1, 0)
        : new KvLoss(kld / tokens, (double) same / tokens, tokens);
  }

  private static int argmax(float[] logits) {
    int best = 0;
    for (int i = 1; i < logits.length; i++) {
      if (logits[i] > logits[best]) {
        best = i;
      }
    }
    return best;
  }

  private static double logSumExp(float[] logits, double max) {
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - max);
    }
    return max + Math.log(sum);
  }
}
