// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Joins glyphs that follow one another in the content stream and on the page into chunks, and drops
 * what is printed twice at one place to look bold or to cast a shadow.
 */
final class ChunkBuilder {
  private static final float SAME_BASELINE = 0.2f;
  private static final float FARTHEST_BACK = 0.25f;
  private static final float TWICE = 0.2f;

  private final List<Chunk> chunks = new ArrayList<>();
  private final Map<String, List<Chunk>> byText = new HashMap<>();
  private @Nullable Chunk open;
  private boolean sawSpace;

  /** The chunks of glyphs that read in one direction, in the order of the content stream. */
  static List<Chunk> build(List<Glyph> glyphs) {
    ChunkBuilder builder = new ChunkBuilder();
    for (Glyph glyph : Accents.settled(glyphs)) {
      builder.add(glyph);
    }
    builder.close();
    return builder.chunks;
  }

  private void add(Glyph glyph) {
    if (glyph.isJoiner()) {
      return;
    }
    if (glyph.isSpace()) {
      close();
      sawSpace = true;
      return;
    }
    if (open != null) {
      Glyph last = open.glyphs().getLast();
      if (isTwice(last, glyph)) {
        return;
      }
      if (!follows(last, glyph)) {
        close();
      }
    }
    if (open == null) {
      open = new Chunk(chunks.size(), sawSpace);
      sawSpace = false;
    }
    open.add(glyph);
  }

  private void close() {
    if (open == null) {
      return;
    }
    Chunk chunk = open;
    open = null;
    List<Chunk> same = byText.computeIfAbsent(chunk.text(), t -> new ArrayList<>(2));
    for (Chunk earlier : same) {
      if (isTwice(earlier.glyphs().getFirst(), chunk.glyphs().getFirst())) {
        return;
      }
    }
    same.add(chunk);
    chunks.add(chunk);
  }

  private static boolean follows(Glyph last, Glyph next) {
    float em = Math.min(last.em(), next.em());
    float larger = Math.max(last.em(), next.em());
    float gap = next.left() - last.right();
    return last.extra() == next.extra()
        && larger <= 2 * em
        && Math.abs(next.baseline() - last.baseline()) <= SAME_BASELINE * em
        && next.left() >= last.left() - FARTHEST_BACK * em
        && gap >= -1.2f * em
        && gap < Spacing.threshold(last, next);
  }

  /** The same glyph at the same place but for the offset of a makeshift bold or a shadow. */
  private static boolean isTwice(Glyph a, Glyph b) {
    if (!a.text().equals(b.text())) {
      return false;
    }
    float near = Math.min(TWICE * a.em(), a.width() / 2);
    return Math.abs(a.left() - b.left()) < near
        && Math.abs(a.baseline() - b.baseline()) < TWICE * a.em()
        && Math.abs(a.em() - b.em()) < TWICE * a.em();
  }
}
