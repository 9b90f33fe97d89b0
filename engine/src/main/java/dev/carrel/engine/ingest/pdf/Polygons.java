// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.BitSet;

/**
 * A region between straight edges: closed polygons, one behind the other. Immutable.
 *
 * <p>Not {@code java.awt.geom}, which the engine does without.
 */
final class Polygons {
  private final float[] xs;
  private final float[] ys;
  private final BitSet starts;
  private final boolean evenOdd;

  /**
   * Takes the points over.
   *
   * @param starts the indices of points at which a polygon begins; the first is one
   * @param evenOdd whether what lies within an even number of them is outside
   */
  Polygons(float[] xs, float[] ys, BitSet starts, boolean evenOdd) {
    this.xs = xs;
    this.ys = ys;
    this.starts = starts;
    this.evenOdd = evenOdd;
  }

  boolean contains(float x, float y) {
    int winding = 0;
    for (int from = 0; from >= 0 && from < xs.length; ) {
      int next = starts.nextSetBit(from + 1);
      int end = next < 0 ? xs.length : next;
      for (int i = from; i < end; i++) {
        winding += crossing(i, i + 1 == end ? from : i + 1, x, y);
      }
      from = next;
    }
    return evenOdd ? winding % 2 != 0 : winding != 0;
  }

  /** Whether an edge crosses the line from a point to the right: 1 downwards, -1 upwards. */
  private int crossing(int a, int b, float x, float y) {
    if ((ys[a] <= y) == (ys[b] <= y)) {
      return 0;
    }
    float at = xs[a] + (y - ys[a]) / (ys[b] - ys[a]) * (xs[b] - xs[a]);
    return at <= x ? 0 : ys[a] <= y ? 1 : -1;
  }
}
