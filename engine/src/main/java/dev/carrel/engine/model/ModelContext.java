// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Sequences of tokens that the model has read, in one cache: what several have in common from their
 * beginning on is there once. Not thread-safe, but {@link #memory} may be asked from any thread at
 * any time.
 */
public interface ModelContext extends AutoCloseable {
  /** How many sequences there are: numbers from 0 to one below this. */
  int SEQUENCES = 8;

  /** Tokens it can hold, over all sequences, those in common counted once. */
  int capacity();

  /** Tokens that a sequence has. */
  int length(int sequence);

  /**
   * Reads tokens behind those of a sequence, in batches of 512 from the first one: so the same
   * tokens in the same calls give the same bytes. When cancelled or failed, the sequence is as
   * before.
   *
   * @param tokens at least one
   * @param progress hears how many of them are read, now and then
   * @throws dev.carrel.engine.ground.CarrelException with CANCELLED within 200 ms of the request;
   *     DOES_NOT_FIT if there is no room
   */
  void read(int sequence, int[] tokens, IntConsumer progress, Cancellation cancellation);

  /**
   * Reads one token behind each of several sequences, computed side by side. When cancelled or
   * failed, all are as before.
   *
   * @param sequences each once
   * @param tokens one for each
   * @throws dev.carrel.engine.ground.CarrelException as {@link #read}
   */
  void step(int[] sequences, int[] tokens, Cancellation cancellation);

  /**
   * Chooses the token that comes next in a sequence; nothing is read, and asked again it chooses
   * the same.
   *
   * @param sequence one of those that the last {@link #read} or {@link #step} was of; not changed
   *     since
   * @throws IllegalStateException if it is none of these
   */
  int next(int sequence, TokenChooser chooser);

  /**
   * How likely each of these tokens is to come next.
   *
   * @param sequence as for {@link #next}
   * @return natural logarithms of their probabilities among all tokens, in their order
   */
  float[] logProbabilities(int sequence, int... tokens);

  /**
   * The next token's logits, over the vocabulary: a copy, some hundred kilobytes.
   *
   * @param sequence as for {@link #next}
   */
  float[] logits(int sequence);

  /**
   * Begins to record what heads attend to. The slots are empty, and no token counts yet.
   *
   * @param heads which; each once
   * @param apart whether {@link AttentionRecording#weights(int, int)} is wanted, which takes memory
   *     for each head
   * @param places how many places are recorded, at most {@link #capacity}
   * @throws IllegalStateException if a recording is open
   */
  AttentionRecording record(List<AttentionHead> heads, boolean apart, int places);

  /** Forgets a sequence's tokens from this length on; what stands before is untouched. */
  void rewind(int sequence, int length);

  /** Lets a sequence have what another one has, and nothing else. Takes no room. */
  void branch(int from, int to);

  /**
   * A copy of what the cache holds of a sequence's tokens, for {@link #append}.
   *
   * @param first the first token's place
   * @param end behind the last one's
   * @param allocator of its memory
   */
  MemorySegment copy(int sequence, int first, int end, SegmentAllocator allocator);

  /**
   * Puts what {@link #copy} gave behind a sequence's tokens, as if they had been read. Their first
   * place must be the sequence's length.
   *
   * @param run unchanged, of the same {@link LanguageModel#contextKey}
   * @param tokens how many they are
   * @throws dev.carrel.engine.ground.CarrelException FILE_CORRUPT if it cannot be, also where its
   *     first place is another: nothing is changed then
   */
  void append(int sequence, MemorySegment run, int tokens);

  /** As allocated; after close the weights only, since whoever watches does not know of it. */
  ModelMemory memory();

  /** What it takes by layer, and what sequences have of it. As {@link #memory}, from any thread. */
  ContextDetail detail();

  /** Frees it. All but the figures is refused then with {@link IllegalStateException}. */
  @Override
  void close();
}
