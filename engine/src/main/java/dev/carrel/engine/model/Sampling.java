// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.Arrays;

/** The tokens that one may be chosen from by chance, the most likely first. */
final class Sampling {
  private final TokenChooser.Sampled by;
  private final float[] logits;

  /** Each a token, behind the bits of its logit: in ascending order the most likely is first. */
  private final long[] ranked;

  Sampling(TokenChooser.Sampled by, float[] logits) {
    this.by = by;
    this.logits = logits;
    boolean all = by.topK() == 0 || by.topK() >= logits.length;
    this.ranked = all ? sorted(logits) : best(logits, by.topK());
  }

  private static long[] sorted(float[] logits) {
    long[] keys = new long[logits.length];
    Arrays.setAll(keys, token -> key(logits[token], token));
    Arrays.sort(keys);
    return keys;
  }

  /** The first k of them all, without sorting the others. */
  private static long[] best(float[] logits, int k) {
    long[] best = new long[k];
    int size = 0;
    for (int token = 0; token < logits.length; token++) {
      long key = key(logits[token], token);
      if (size == k && key > best[k - 1]) {
        continue;
      }
      int at = -Arrays.binarySearch(best, 0, size, key) - 1;
      size = Math.min(size + 1, k);
      System.arraycopy(best, at, best, at + 1, size - at - 1);
      best[at] = key;
    }
    return best;
  }

  private static long key(float logit, int token) {
    int bits = Float.floatToIntBits(logit);
    int ascending = bits ^ ((bits >> 31) & 0x7fffffff);
    return (long) ~ascending << 32 | token;
  }

  private float logit(int rank) {
    return logits[(int) ranked[rank]];
  }

  /**
   * The token at which the probabilities, added up from the most likely one on, pass a share of
   * all.
   */
  int choose(double share) {
    double[] sums = sums(likelyEnough(), by.temperature());
    double wanted = share * sums[sums.length - 1];
    int rank = 0;
    while (rank < sums.length - 1 && sums[rank] <= wanted) {
      rank++;
    }
    return (int) ranked[rank];
  }

  /** How many of the first ones have the probability {@code topP} together. */
  private int likelyEnough() {
    if (by.topP() == 1) {
      return ranked.length;
    }
    double[] sums = sums(ranked.length, 1);
    int count = 1;
    while (count < sums.length && sums[count - 1] < by.topP() * sums[sums.length - 1]) {
      count++;
    }
    return count;
  }

  /** The first ones' probabilities added up, as multiples of the first one's. */
  private double[] sums(int count, float temperature) {
    double[] sums = new double[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp((logit(i) - (double) logit(0)) / temperature);
      sums[i] = sum;
    }
    return sums;
  }
}
