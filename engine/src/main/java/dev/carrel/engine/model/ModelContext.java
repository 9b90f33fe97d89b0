package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SegmentAllocator;
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

  /** The most likely next token. The last call must have been a {@link #read}. */
  int best();

  /** The next token's logits, over the vocabulary. The last call must have been a {@link #read}. */
  float[] logits();

  /**
   * Reads one token behind each of several sequences, computed side by side.
   *
   * @param sequences each once
   * @param tokens one for each
   * @return the most likely next token of each
   * @throws dev.carrel.engine.ground.CarrelException as {@link #read}
   */
  int[] step(int[] sequences, int[] tokens, Cancellation cancellation);

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
   * @throws dev.carrel.engine.ground.CarrelException if it cannot be: nothing is changed then
   */
  void append(int sequence, MemorySegment run, int tokens);

  ModelMemory memory();

  /** What it takes by layer, and what sequences have of it. As {@link #memory}, from any thread. */
  ContextDetail detail();

  @Override
  void close();
}
