// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.HashMap;
import java.util.Map;

/**
 * What a scripted model looks at: the places where the last letters that it read stood before, as a
 * head does that looks for what it copies; all alike where they stood nowhere.
 */
final class ScriptedRecording implements AttentionRecording {
  private static final int LETTERS = 4;

  /** Query tokens that count. */
  private record Counted(int from, int to, int slot) {}

  private final int places;
  private final int heads;
  private final Runnable closing;
  private final Map<Integer, Counted> counting = new HashMap<>();
  private final float[][] weights;
  private final int[] counts = new int[SLOTS];

  ScriptedRecording(int places, int heads, Runnable closing) {
    this.places = places;
    this.heads = heads;
    this.closing = closing;
    this.weights = new float[SLOTS][places];
  }

  /** A token was read behind others of its sequence. */
  void read(int sequence, int[] tokens) {
    Counted counted = counting.get(sequence);
    int query = tokens.length - 1;
    if (counted == null || query < counted.from || query >= counted.to) {
      return;
    }
    counts[counted.slot]++;
    float[] into = weights[counted.slot];
    int found = 0;
    for (int at = LETTERS - 1; at < Math.min(places, query); at++) {
      found += agrees(tokens, at, query) ? 1 : 0;
    }
    for (int at = 0; at < Math.min(places, query); at++) {
      float flat = 1f / (query + 1);
      boolean looks = found > 0 && at >= LETTERS - 1 && agrees(tokens, at, query);
      into[at] += heads * (found == 0 ? flat : looks ? 1f / found : 0);
    }
  }

  private static boolean agrees(int[] tokens, int at, int query) {
    for (int i = 0; i < LETTERS; i++) {
      if (query < LETTERS || tokens[at - i] != tokens[query - i]) {
        return false;
      }
    }
    return true;
  }

  @Override
  public int places() {
    return places;
  }

  @Override
  public void count(int sequence, int from, int to, int slot) {
    if (to - from > MOST_COUNTED) {
      throw new IllegalArgumentException((to - from) + " tokens to count");
    }
    counting.put(sequence, new Counted(from, to, slot));
  }

  @Override
  public int counted(int slot) {
    return counts[slot];
  }

  @Override
  public float[] weights(int slot) {
    return weights[slot].clone();
  }

  /** All heads look at the same. */
  @Override
  public float[] weights(int slot, int head) {
    float[] one = weights(slot);
    for (int i = 0; i < one.length; i++) {
      one[i] /= heads;
    }
    return one;
  }

  @Override
  public void clear(int slot) {
    weights[slot] = new float[places];
    counts[slot] = 0;
  }

  @Override
  public void close() {
    closing.run();
  }
}
