// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;

/**
 * How the next token is chosen by what the model holds of each: a value, without a state of its
 * own. Behind the same tokens it chooses the same one, so an answer can be gone through again from
 * any of its tokens on, and several answers side by side do not disturb one another.
 */
public sealed interface TokenChooser {
  /** The most likely one of all. */
  TokenChooser GREEDY = new Greedy();

  /** The most likely token; of equals the one with the lowest number. */
  record Greedy() implements TokenChooser {}

  /**
   * The most likely one of some tokens; of equals the one with the lowest number.
   *
   * @param tokens at least one, kept in order and each once
   */
  record Among(List<Integer> tokens) implements TokenChooser {
    public Among {
      tokens = List.copyOf(new TreeSet<>(tokens));
      if (tokens.isEmpty()) {
        throw new IllegalArgumentException("no token is allowed");
      }
    }

    /** These tokens and no others. */
    public static Among of(int... tokens) {
      return new Among(IntStream.of(tokens).boxed().toList());
    }
  }

  /**
   * One by chance, the likely ones more often. The words mean what they mean to llama.cpp, whose
   * order they are applied in. The chance hangs on the seed and on the token's place alone.
   *
   * @param topK only so many of the most likely ones; 0: all
   * @param topP only the most likely ones that together have this probability; above 0, 1: all
   * @param temperature divides the logits of what is left: above 1 the unlikely ones come more
   *     often, below 1 less; above 0
   * @param seed any number
   */
  record Sampled(int topK, float topP, float temperature, long seed) implements TokenChooser {
    public Sampled {
      if (topK < 0 || !(topP > 0 && topP <= 1) || !(temperature > 0 && temperature < 1e6f)) {
        throw new IllegalArgumentException(
            "top-k %d, top-p %s, temperature %s".formatted(topK, topP, temperature));
      }
    }

    /**
     * Chooses.
     *
     * @param logits of the whole vocabulary
     * @param place how many tokens stand before the one that is chosen
     */
    public int choose(float[] logits, int place) {
      return new Sampling(this, logits).choose(chance(place));
    }

    /** From 0 to below 1. */
    private double chance(int place) {
      long bits = mixed(mixed(seed) + place);
      return (bits >>> 11) * 0x1p-53;
    }

    /** SplitMix64 (Steele, Lea and Flood, 2014): on every machine the same. */
    private static long mixed(long from) {
      long z = from + 0x9e3779b97f4a7c15L;
      z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
      z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
      return z ^ (z >>> 31);
    }
  }
}
