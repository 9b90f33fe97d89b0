// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import static dev.carrel.engine.context.Sequences.DOCUMENTS;

import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.ModelContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.List;

/**
 * What a context has read, in files that are gone when this is closed. A file that is mapped counts
 * as memory in use, so there are several, and no more than one is in memory at a time.
 */
final class MovedContext implements AutoCloseable {
  private final Arena arena = Arena.ofConfined();
  private final List<Piece> pieces = new ArrayList<>();

  private record Piece(MemorySegment run, int tokens) {}

  private MovedContext() {}

  /**
   * Copies it out; the context stays as it is.
   *
   * @throws dev.carrel.engine.ground.CarrelException DISK_FULL
   */
  static MovedContext of(ModelContext context, KeptContexts store) {
    MovedContext moved = new MovedContext();
    boolean done = false;
    try {
      int length = context.length(DOCUMENTS);
      int step = ContextKeeper.tokensAtOnce(context);
      for (int from = 0; from < length; from += step) {
        int end = Math.min(length, from + step);
        MemorySegment run = context.copy(DOCUMENTS, from, end, store.scratch(moved.arena));
        run.unload();
        moved.pieces.add(new Piece(run, end - from));
      }
      done = true;
      return moved;
    } finally {
      if (!done) {
        moved.close();
      }
    }
  }

  /** Puts all of it into an empty context. */
  void into(ModelContext context) {
    for (Piece piece : pieces) {
      context.append(DOCUMENTS, piece.run, piece.tokens);
      piece.run.unload();
    }
  }

  @Override
  public void close() {
    arena.close();
  }
}
