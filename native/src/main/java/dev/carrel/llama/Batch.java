// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.Arrays;

/** Tokens to decode together, with their places. Reused from one decode to the next; not shared. */
public final class Batch {
  /** Beyond any model's; our own cache keeps some bytes for each block of positions. */
  public static final int MAX_POSITION = (1 << 24) - 1;

  private final int[] tokens;
  private final int[] positions;
  private final int[] sequences;
  private final byte[] outputs;
  private int size;

  /**
   * An empty batch.
   *
   * @param capacity most tokens it can hold, at least 1
   */
  public Batch(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("a batch of capacity " + capacity + " holds nothing");
    }
    tokens = new int[capacity];
    positions = new int[capacity];
    sequences = new int[capacity];
    outputs = new byte[capacity];
  }

  /**
   * Adds a token behind the others.
   *
   * @param position in its sequence, from 0 to {@value #MAX_POSITION}, one more than that of the
   *     token before
   * @param sequence from 0, below the context's {@code nSeqMax}
   * @param wantLogits whether {@link LlamaContext#logits} will be asked at this index
   * @return the token's index in this batch
   */
  public int add(int token, int position, int sequence, boolean wantLogits) {
    if (size == tokens.length) {
      throw new IllegalStateException("the batch is full: it holds " + size + " tokens");
    }
    if (position > MAX_POSITION) {
      throw new IllegalArgumentException(
          "position %d, where %d is the last".formatted(position, MAX_POSITION));
    }
    tokens[size] = token;
    positions[size] = position;
    sequences[size] = sequence;
    outputs[size] = (byte) (wantLogits ? 1 : 0);
    return size++;
  }

  /** Forgets all tokens. */
  public void clear() {
    size = 0;
  }

  /** Tokens in it. */
  public int size() {
    return size;
  }

  /** Most tokens it can hold. */
  public int capacity() {
    return tokens.length;
  }

  /** A batch of one sequence's tokens, asking for the logits of the last one. */
  public static Batch of(int[] tokens, int firstPosition, int sequence) {
    Batch batch = new Batch(tokens.length);
    for (int i = 0; i < tokens.length; i++) {
      batch.add(tokens[i], firstPosition + i, sequence, i == tokens.length - 1);
    }
    return batch;
  }

  int[] tokens() {
    return tokens;
  }

  int[] positions() {
    return positions;
  }

  int[] sequences() {
    return sequences;
  }

  byte[] outputs() {
    return outputs;
  }

  int outputCount() {
    int count = 0;
    for (int i = 0; i < size; i++) {
      count += outputs[i];
    }
    return count;
  }

  int greatestSequence() {
    return Arrays.stream(sequences, 0, size).max().orElse(0);
  }

  int leastSequence() {
    return Arrays.stream(sequences, 0, size).min().orElse(0);
  }
}
