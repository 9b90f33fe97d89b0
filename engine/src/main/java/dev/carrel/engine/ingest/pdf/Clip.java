// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * A region of a page as shown: a rectangle and the outlines that a point must also lie in.
 *
 * @param outlines those that are no rectangles
 */
record Clip(float left, float top, float right, float bottom, List<Polygons> outlines) {
  static final Clip EVERYTHING = new Clip(-1e6f, -1e6f, 1e6f, 1e6f, List.of());

  /** More outlines than this in one another are not followed: the rectangle around them counts. */
  private static final int MOST_OUTLINES = 8;

  Clip and(Clip other) {
    List<Polygons> both = outlines;
    if (!other.outlines.isEmpty() && outlines.size() < MOST_OUTLINES) {
      both = new ArrayList<>(outlines);
      both.addAll(other.outlines);
    }
    return new Clip(
        Math.max(left, other.left),
        Math.max(top, other.top),
        Math.min(right, other.right),
        Math.min(bottom, other.bottom),
        both);
  }

  boolean contains(float x, float y) {
    if (x < left || x > right || y < top || y > bottom) {
      return false;
    }
    for (Polygons outline : outlines) {
      if (!outline.contains(x, y)) {
        return false;
      }
    }
    return true;
  }

  /** Whether a rectangle and this one share a point. */
  boolean touches(float otherLeft, float otherTop, float otherRight, float otherBottom) {
    return otherRight > left && otherLeft < right && otherBottom > top && otherTop < bottom;
  }

  float width() {
    return right - left;
  }

  float height() {
    return bottom - top;
  }
}
