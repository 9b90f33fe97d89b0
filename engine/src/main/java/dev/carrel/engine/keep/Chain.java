// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Parts that follow each other from the first token of a context on, in use until closed: none of
 * them is removed for room meanwhile. Thread-safe.
 */
public final class Chain implements AutoCloseable {
  private final List<KeptPart> parts;
  private final Consumer<List<KeptPart>> release;
  private final int gap;
  private boolean closed;

  /**
   * @param gap see {@link #gap}
   * @param release is told of all parts when the chain is closed
   */
  Chain(List<KeptPart> parts, int gap, Consumer<List<KeptPart>> release) {
    this.parts = List.copyOf(parts);
    this.gap = gap;
    this.release = release;
  }

  /** The parts, first one first; may be empty. */
  public List<KeptPart> parts() {
    return parts;
  }

  /** Tokens of all parts together. */
  public int tokens() {
    return parts.isEmpty() ? 0 : parts.getLast().end();
  }

  public Optional<KeptPart> last() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.getLast());
  }

  /**
   * How many tokens to read and keep next, as one part, so that kept parts behind them can be used
   * again: the part between was set aside. 0 if none is missing.
   */
  public int gap() {
    return gap;
  }

  /** Lets the parts go; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      release.accept(parts);
    }
  }
}
