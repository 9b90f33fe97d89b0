// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import dev.carrel.engine.ocr.Hull.Point;
import java.util.ArrayList;
import java.util.List;

/**
 * What the first network says of a picture, and the lines that follow from it: where it is sure
 * enough, pixels that touch are the core of a line, which is the core's smallest rectangle grown on
 * all sides (Liao et al., "Real-time Scene Text Detection with Differentiable Binarization", 2020).
 */
final class LineMap {
  private static final float IN_LINE = 0.3f;
  private static final float IS_LINE = 0.5f;
  private static final float GROWTH = 1.6f;

  /** From the middle of its first pixel to that of its last, across. */
  private static final float THINNEST_CORE = 1.5f;

  private static final float SHORTEST_CORE = 3;

  /** Cores of small type are thinner than its letters by more than the growth makes good. */
  private static final float CORE_OF_SMALL_TYPE = 3.5f;

  private static final int MOST = 3000;

  private final int width;
  private final int height;
  private final float[] sure;

  /**
   * A map.
   *
   * @param width in pixels
   * @param height in pixels
   * @param sure how sure it is that a pixel is in the core of a line, row by row, 0 to 1
   */
  LineMap(int width, int height, float[] sure) {
    this.width = width;
    this.height = height;
    this.sure = sure;
  }

  /** The lines, in pixels of this map, in the order of their first pixels. */
  List<Slab> lines() {
    boolean[] core = core();
    List<Slab> lines = new ArrayList<>();
    int[] stack = new int[core.length];
    for (int i = 0; i < core.length && lines.size() < MOST; i++) {
      if (core[i]) {
        Slab slab = Hull.smallest(edges(core, i, stack));
        if (isCore(slab) && score(slab) >= IS_LINE) {
          lines.add(grown(slab));
        }
      }
    }
    return lines;
  }

  private static boolean isCore(Slab slab) {
    return Math.min(slab.width(), slab.height()) >= THINNEST_CORE
        && Math.max(slab.width(), slab.height()) >= SHORTEST_CORE;
  }

  /** What is sure enough, a pixel thicker to the right and below. */
  private boolean[] core() {
    boolean[] core = new boolean[sure.length];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        core[y * width + x] = isIn(x, y) || isIn(x - 1, y) || isIn(x, y - 1) || isIn(x - 1, y - 1);
      }
    }
    return core;
  }

  private boolean isIn(int x, int y) {
    return x >= 0 && y >= 0 && sure[y * width + x] > IN_LINE;
  }

  /** Takes the pixels that touch one out of the core; the ends of each row of them. */
  private List<Point> edges(boolean[] core, int first, int[] stack) {
    List<Point> points = new ArrayList<>();
    int size = 0;
    stack[size++] = first;
    core[first] = false;
    while (size > 0) {
      int at = stack[--size];
      int x = at % width;
      int y = at / width;
      boolean edge = false;
      for (int dy = -1; dy <= 1; dy++) {
        for (int dx = -1; dx <= 1; dx++) {
          int column = x + dx;
          int row = y + dy;
          boolean inside = column >= 0 && row >= 0 && column < width && row < height;
          if (inside && core[row * width + column]) {
            core[row * width + column] = false;
            stack[size++] = row * width + column;
          }
          edge |= dy == 0 && dx != 0 && (!inside || !isInCore(column, row));
        }
      }
      if (edge) {
        points.add(new Point(x, y));
      }
    }
    return points;
  }

  private boolean isInCore(int x, int y) {
    return isIn(x, y) || isIn(x - 1, y) || isIn(x, y - 1) || isIn(x - 1, y - 1);
  }

  /** How sure it is in the mean of what is in a line; small type has as much beside it. */
  private float score(Slab slab) {
    double sum = 0;
    int count = 0;
    for (float across = 0.5f; across < slab.height(); across++) {
      for (float along = 0.5f; along < slab.width(); along++) {
        int x = Math.clamp(Math.round(slab.pageX(along, across)), 0, width - 1);
        int y = Math.clamp(Math.round(slab.pageY(along, across)), 0, height - 1);
        if (isIn(x, y)) {
          sum += sure[y * width + x];
          count++;
        }
      }
    }
    return count == 0 ? 0 : (float) (sum / count);
  }

  private static Slab grown(Slab found) {
    Slab core =
        new Slab(
            found.x(),
            found.y(),
            Math.max(found.width(), CORE_OF_SMALL_TYPE),
            Math.max(found.height(), CORE_OF_SMALL_TYPE),
            found.angle());
    float by = core.width() * core.height() * GROWTH / (2 * (core.width() + core.height()));
    return core.grown(by);
  }
}
