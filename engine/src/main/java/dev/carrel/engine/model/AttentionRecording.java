// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

/**
 * Records how much chosen heads attend to the first places of a context's sequences while the
 * context reads: the softmax weights that attention itself uses, summed over the query tokens that
 * were named. One at a time for each context, whose other calls stay as they are; not thread-safe.
 * Closing it ends it.
 */
public interface AttentionRecording extends AutoCloseable {
  /** Places, from 0, that are recorded: what stands behind them takes weight and is not told. */
  int places();

  /**
   * Names the query tokens that count from now on: those read at places {@code from} to before
   * {@code to} of a sequence. Replaces what was named before for that sequence; an empty range
   * stops it.
   *
   * @param to at most {@value #MOST_COUNTED} behind {@code from}
   * @param slot where their weights add up, 0 to {@value #SLOTS} - 1
   */
  void count(int sequence, int from, int to, int slot);

  /** Tokens that a sequence's range may have. */
  int MOST_COUNTED = 512;

  /** Slots there are. */
  int SLOTS = 8;

  /** Query tokens that were counted in a slot since it was cleared. */
  int counted(int slot);

  /**
   * What was recorded in a slot, summed over tokens and heads.
   *
   * @return [places]
   */
  float[] weights(int slot);

  /**
   * The same of one head.
   *
   * @param head its place in the list that the recording was begun with
   * @return [places]
   */
  float[] weights(int slot, int head);

  /**
   * Makes a slot empty. So does a read that was cancelled or failed, for the slots in which it
   * counted.
   */
  void clear(int slot);

  @Override
  void close();
}
