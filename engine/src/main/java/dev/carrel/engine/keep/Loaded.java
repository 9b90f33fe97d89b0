// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/** A part whose every byte was checked, mapped from its file until closed; in use meanwhile. */
public final class Loaded implements AutoCloseable {
  private final MemorySegment payload;
  private final Arena arena;
  private final Runnable release;
  private boolean closed;

  Loaded(MemorySegment payload, Arena arena, Runnable release) {
    this.payload = payload;
    this.arena = arena;
    this.release = release;
  }

  /** What the model made of the part's tokens: read-only, native, of any thread. */
  public MemorySegment payload() {
    return payload;
  }

  /** Unmaps the file; a second call does nothing. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      arena.close();
      release.run();
    }
  }
}
