// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

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

  private static final int HEADING_LINES = 3;

  /**
   * This gutter without a heading on top: a few lines on one side alone, with white below them,
   * stand over both columns even if they happen not to cross the gutter.
   */
  Gutter belowHeading(Parts parts, float em) {
    float left = firstMiddle(parts.left);
    float right = firstMiddle(parts.right);
    List<Chunk> earlier = left < right ? parts.left : parts.right;
    float start = Math.max(left, right) - 0.7f * em;
    float headingBottom = -Float.MAX_VALUE;
    float bodyTop = Float.MAX_VALUE;
    List<Chunk> heading = new ArrayList<>();
    for (Chunk chunk : earlier) {
      if (chunk.middle() < start) {
        heading.add(chunk);
        headingBottom = Math.max(headingBottom, chunk.bottom());
      } else {
        bodyTop = Math.min(bodyTop, chunk.top());
      }
    }
    boolean white = bodyTop - headingBottom > 0.8f * em;
    return !heading.isEmpty() && white && ColumnSide.of(heading, em).lines() <= HEADING_LINES
        ? new Gutter(x, headingBottom, bottom, lines)
        : this;
  }

  private static float firstMiddle(List<Chunk> side) {
    float first = Float.MAX_VALUE;
    for (Chunk chunk : side) {
      first = Math.min(first, chunk.middle());
    }
    return first;
  }

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
