package dev.carrel.engine.keep;

import java.util.ArrayList;
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
  private boolean closed;

  /**
   * @param release is told of all parts when the chain is closed
   */
  Chain(List<KeptPart> parts, Consumer<List<KeptPart>> release) {
    this.parts = new ArrayList<>(parts);
    this.release = release;
  }

  /** The parts, first one first; may be empty. */
  public synchronized List<KeptPart> parts() {
    return List.copyOf(parts);
  }

  /** Tokens of all parts together. */
  public synchronized int tokens() {
    return parts.isEmpty() ? 0 : parts.getLast().end();
  }

  public synchronized Optional<KeptPart> last() {
    return parts.isEmpty() ? Optional.empty() : Optional.of(parts.getLast());
  }

  /** Lets the parts go; a second call does nothing. */
  @Override
  public void close() {
    List<KeptPart> all;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      all = List.copyOf(parts);
    }
    release.accept(all);
  }
}
