// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.ArrayList;
import java.util.List;

/** Finds places for labels beside their points where they cover neither points nor each other. */
final class LabelPlacer {
  private static final int DIRECTIONS = 16;
  private static final double FIRST_GAP = 8;
  private static final double GAP_STEP = 6;
  private static final int RINGS = 24;

  private final Box room;
  private final List<Box> taken = new ArrayList<>();

  LabelPlacer(Box room) {
    this.room = room;
  }

  /** Keeps a place free of labels. */
  void avoid(Box box) {
    taken.add(box);
  }

  /**
   * A place for a label, as near to its point as there is one, to its right rather than elsewhere;
   * to its right whatever is there if all else is taken.
   */
  Box place(double x, double y, double width, double height) {
    for (int ring = 0; ring < RINGS; ring++) {
      double gap = FIRST_GAP + ring * GAP_STEP;
      for (int i = 0; i < DIRECTIONS; i++) {
        // 0, 1, -1, 2, -2 ... steps away from the right
        int step = (i + 1) / 2 * (i % 2 == 0 ? -1 : 1);
        Box box = beside(x, y, width, height, gap, 2 * Math.PI * step / DIRECTIONS);
        if (box.isIn(room) && taken.stream().noneMatch(box::overlaps)) {
          taken.add(box);
          return box;
        }
      }
    }
    return beside(x, y, width, height, FIRST_GAP, 0);
  }

  /** The box whose edge is the gap away from the point in a direction. */
  private static Box beside(
      double x, double y, double width, double height, double gap, double angle) {
    double centreX = x + Math.cos(angle) * (gap + width / 2);
    double centreY = y + Math.sin(angle) * (gap + height / 2);
    return new Box(
        centreX - width / 2, centreY - height / 2, centreX + width / 2, centreY + height / 2);
  }

  /** A rectangle; y grows downwards. */
  record Box(double left, double top, double right, double bottom) {
    static Box around(double x, double y, double reach) {
      return new Box(x - reach, y - reach, x + reach, y + reach);
    }

    boolean overlaps(Box other) {
      return left < other.right && other.left < right && top < other.bottom && other.top < bottom;
    }

    boolean isIn(Box other) {
      return left >= other.left
          && right <= other.right
          && top >= other.top
          && bottom <= other.bottom;
    }

    double nearestX(double x) {
      return Math.clamp(x, left, right);
    }

    double nearestY(double y) {
      return Math.clamp(y, top, bottom);
    }

    double distance(double x, double y) {
      return Math.hypot(x - nearestX(x), y - nearestY(y));
    }
  }
}
