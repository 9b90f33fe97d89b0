package dev.carrel.engine.ingest;

import java.util.ArrayList;
import java.util.List;

/**
 * A strip of white that runs down between chunks.
 *
 * @param x its middle
 * @param top where it begins, below what crosses it above
 * @param bottom where it ends, above what crosses it below
 * @param lines the lines beside it, on the side that has fewer
 */
record Gutter(float x, float top, float bottom, int lines) {

  /** The chunks of a region in the four parts that a gutter makes, each in the order given. */
  record Parts(List<Chunk> above, List<Chunk> left, List<Chunk> right, List<Chunk> below) {}

  Parts cut(List<Chunk> region) {
    Parts parts =
        new Parts(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    for (Chunk chunk : region) {
      float y = chunk.middle();
      if (y <= top) {
        parts.above.add(chunk);
      } else if (y >= bottom) {
        parts.below.add(chunk);
      } else if ((chunk.left() + chunk.right()) / 2 < x) {
        parts.left.add(chunk);
      } else {
        parts.right.add(chunk);
      }
    }
    return parts;
  }
}
