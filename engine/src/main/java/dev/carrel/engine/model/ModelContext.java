package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import java.nio.file.Path;
import java.util.function.IntConsumer;

/**
 * One sequence of tokens that the model has read. Not thread-safe, but {@link #memory} may be asked
 * from any thread at any time.
 */
public interface ModelContext extends AutoCloseable {
  /** Tokens it can hold. */
  int capacity();

  /** Tokens read so far. */
  int length();

  /**
   * Reads tokens behind those already read. When cancelled or failed, the context is as before.
   *
   * @param tokens at least one, at most {@code capacity() - length()}
   * @param progress hears how many of them are read, now and then
   * @throws dev.carrel.engine.CarrelException with CANCELLED within 200 ms of the request
   */
  void read(int[] tokens, IntConsumer progress, Cancellation cancellation);

  /** The most likely next token. There must have been a {@link #read} since the last rewind. */
  int best();

  /** Forgets all tokens from this length on; what stands before is untouched. */
  void rewind(int length);

  /** Writes all that was read to a file, whole or not at all. */
  void save(Path file);

  /** Takes on what {@link #save} wrote for the same model and profile; replaces what was read. */
  void restore(Path file);

  MemoryUse memory();

  @Override
  void close();
}
