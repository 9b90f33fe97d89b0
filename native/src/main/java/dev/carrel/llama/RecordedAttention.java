// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.List;

/**
 * What chosen heads of a context attend to at the first positions of its sequences: the weights of
 * their softmax, as attention itself uses them, summed over the query tokens that count. Of our own
 * cache in each of its types, and of llama.cpp's in f16 with flash attention, where heads have a
 * multiple of 32 values.
 *
 * <p>One at a time for each context. While it is open only batches with tokens that count take
 * longer, and memory is taken for 4 bytes a cell and slot, and for 4 bytes a cell, token that
 * counts and head in a layer. Used by the thread that decodes; closing it, or the context, ends it.
 */
public final class RecordedAttention implements AutoCloseable {
  /** Slots there are. */
  public static final int SLOTS = 8;

  /** Tokens that may count at once, over all sequences. */
  public static final int MOST_TOKENS = 512;

  /**
   * A head.
   *
   * @param layer from 0
   * @param head the query head in its layer, from 0
   */
  public record Head(int layer, int head) {}

  private final LlamaContext context;
  private final int heads;
  private final boolean apart;
  private final int positions;

  /**
   * Begins; the slots are empty, and no token counts yet.
   *
   * @param apart whether {@link #weights(int, int)} is wanted, which takes memory for each head
   * @param positions that are recorded, from 0
   * @throws LlamaException {@link LlamaException.Kind#UNSUPPORTED_MODEL} for another cache than
   *     these, or a head that it does not keep
   * @throws IllegalStateException if a recording of this context is open
   */
  RecordedAttention(LlamaContext context, List<Head> heads, boolean apart, int positions) {
    if (positions < 0) {
      throw new IllegalArgumentException("positions cannot be " + positions);
    }
    this.context = context;
    this.heads = heads.size();
    this.apart = apart;
    this.positions = positions;
    int[] layers = heads.stream().mapToInt(Head::layer).toArray();
    int[] numbers = heads.stream().mapToInt(Head::head).toArray();
    context.runInTurn(address -> nOpen(address, layers, numbers, apart, positions));
  }

  /** Positions that are recorded. */
  public int positions() {
    return positions;
  }

  /**
   * From now on the tokens count that are decoded at positions {@code from} to before {@code to} of
   * a sequence, in place of what was named for it before; an empty range: none. A slot holds what
   * belongs to one sequence: of another one it is made empty.
   *
   * @throws LlamaException {@link LlamaException.Kind#INVALID_BATCH} for more than {@value
   *     #MOST_TOKENS} tokens in all
   */
  public void count(int sequence, int from, int to, int slot) {
    context.checkSequence(sequence);
    checkSlot(slot);
    context.runInTurn(address -> nCount(address, sequence, from, to, slot));
  }

  /** Tokens that were counted in a slot since it was made empty. */
  public int counted(int slot) {
    checkSlot(slot);
    return context.inTurn(address -> nCounted(address, slot));
  }

  /** What was recorded in a slot, by position: over all tokens and heads. */
  public float[] weights(int slot) {
    checkSlot(slot);
    return context.inTurn(address -> nWeights(address, slot, -1));
  }

  /** The same of one head, by its place in the list. */
  public float[] weights(int slot, int head) {
    checkSlot(slot);
    if (!apart || head < 0 || head >= heads) {
      throw new IllegalArgumentException(
          "head %d of %d is not recorded apart".formatted(head, heads));
    }
    return context.inTurn(address -> nWeights(address, slot, head));
  }

  /** Makes a slot empty. So does a decode that failed or was stopped, for those it counted in. */
  public void clear(int slot) {
    checkSlot(slot);
    context.runInTurn(address -> nClear(address, slot));
  }

  @Override
  public void close() {
    context.endRecording(this, RecordedAttention::nClose);
  }

  private static void checkSlot(int slot) {
    if (slot < 0 || slot >= SLOTS) {
      throw new IllegalArgumentException("slot %d of %d".formatted(slot, SLOTS));
    }
  }

  private static native void nOpen(
      long context, int[] layers, int[] heads, boolean apart, int positions);

  private static native void nClose(long context);

  private static native void nCount(long context, int sequence, int from, int to, int slot);

  private static native int nCounted(long context, int slot);

  private static native float[] nWeights(long context, int slot, int head);

  private static native void nClear(long context, int slot);
}
