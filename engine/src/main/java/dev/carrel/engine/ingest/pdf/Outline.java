// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** The path that a page is drawing, in points as shown. */
final class Outline {
  /** An outline of more points is a drawing of its own: where it has ink is not followed. */
  private static final int MOST_POINTS = 2_000;

  /** Straight pieces that stand for a curve. */
  private static final int PIECES = 4;

  private static final float STRAIGHT = 0.05f;

  /** A curve that is no higher is taken for a line. */
  private static final float FLAT = 3;

  private float[] xs = new float[64];
  private float[] ys = new float[64];
  private final BitSet starts = new BitSet();
  private int points;
  private boolean curved;
  private float left;
  private float right;
  private float top;
  private float bottom;
  private float startX;
  private float startY;
  private float x;
  private float y;

  void clear() {
    if (points > 0) {
      points = 0;
      starts.clear();
      curved = false;
    }
  }

  void moveTo(float toX, float toY) {
    if (points < MOST_POINTS) {
      starts.set(points);
    }
    startX = toX;
    startY = toY;
    add(toX, toY);
  }

  void lineTo(float toX, float toY) {
    if (points == 0) {
      moveTo(toX, toY);
    } else {
      add(toX, toY);
    }
  }

  void curveTo(float x1, float y1, float x2, float y2, float toX, float toY) {
    if (points == 0) {
      moveTo(x1, y1);
    }
    curved = true;
    float fromX = x;
    float fromY = y;
    for (int i = 1; i <= PIECES; i++) {
      float t = (float) i / PIECES;
      add(bezier(fromX, x1, x2, toX, t), bezier(fromY, y1, y2, toY, t));
    }
  }

  private static float bezier(float a, float b, float c, float d, float t) {
    float u = 1 - t;
    return u * u * u * a + 3 * u * u * t * b + 3 * u * t * t * c + t * t * t * d;
  }

  void close() {
    x = startX;
    y = startY;
  }

  private void add(float toX, float toY) {
    left = points == 0 ? toX : Math.min(left, toX);
    right = points == 0 ? toX : Math.max(right, toX);
    top = points == 0 ? toY : Math.min(top, toY);
    bottom = points == 0 ? toY : Math.max(bottom, toY);
    if (points < MOST_POINTS) {
      if (points == xs.length) {
        xs = Arrays.copyOf(xs, 2 * points);
        ys = Arrays.copyOf(ys, 2 * points);
      }
      xs[points] = toX;
      ys[points] = toY;
    }
    points++;
    x = toX;
    y = toY;
  }

  float x() {
    return x;
  }

  float y() {
    return y;
  }

  boolean isEmpty() {
    return points == 0;
  }

  /** Whether {@link #region} is all that there is to know of it. */
  boolean isKnown() {
    return points <= MOST_POINTS;
  }

  /** What lies within it. */
  Clip region(boolean evenOdd) {
    List<Polygons> outlines = List.of();
    if (!isRectangle() && isKnown()) {
      outlines =
          List.of(
              new Polygons(
                  Arrays.copyOf(xs, points),
                  Arrays.copyOf(ys, points),
                  (BitSet) starts.clone(),
                  evenOdd));
    }
    return new Clip(left, top, right, bottom, outlines);
  }

  private boolean isRectangle() {
    if (curved || starts.cardinality() != 1 || (points != 4 && points != 5)) {
      return false;
    }
    if (points == 5 && !(same(xs[0], xs[4]) && same(ys[0], ys[4]))) {
      return false;
    }
    boolean firstLevel =
        same(ys[0], ys[1]) && same(xs[1], xs[2]) && same(ys[2], ys[3]) && same(xs[3], xs[0]);
    boolean firstPlumb =
        same(xs[0], xs[1]) && same(ys[1], ys[2]) && same(xs[2], xs[3]) && same(ys[3], ys[0]);
    return firstLevel || firstPlumb;
  }

  /** Its level and plumb lines drawn so wide, as boxes; none if there is any curve. */
  List<Clip> bars(float width) {
    List<Clip> bars = new ArrayList<>();
    float half = width / 2;
    for (int i = 1; i < Math.min(points, MOST_POINTS) && !curved; i++) {
      float lowX = Math.min(xs[i - 1], xs[i]);
      float highX = Math.max(xs[i - 1], xs[i]);
      float lowY = Math.min(ys[i - 1], ys[i]);
      float highY = Math.max(ys[i - 1], ys[i]);
      if (starts.get(i)) {
        continue;
      }
      if (same(lowY, highY)) {
        bars.add(new Clip(lowX, lowY - half, highX, lowY + half, List.of()));
      } else if (same(lowX, highX)) {
        bars.add(new Clip(lowX - half, lowY, lowX + half, highY, List.of()));
      }
    }
    return bars;
  }

  /** The boxes around its parts, each begun anew. */
  List<Clip> parts() {
    List<Clip> parts = new ArrayList<>();
    int count = Math.min(points, MOST_POINTS);
    for (int i = 0; i < count; ) {
      int end = starts.nextSetBit(i + 1);
      end = end < 0 ? count : Math.min(end, count);
      float lowX = xs[i];
      float highX = xs[i];
      float lowY = ys[i];
      float highY = ys[i];
      for (int k = i + 1; k < end; k++) {
        lowX = Math.min(lowX, xs[k]);
        highX = Math.max(highX, xs[k]);
        lowY = Math.min(lowY, ys[k]);
        highY = Math.max(highY, ys[k]);
      }
      parts.add(new Clip(lowX, lowY, highX, highY, List.of()));
      i = end;
    }
    return parts;
  }

  /** Its lines, drawn so wide; a part that is as flat as a line is one, also if it is curved. */
  void lines(float width, int colour, Clip clip, StrokeCollector into) {
    if (curved) {
      for (Clip part : parts()) {
        float x = (part.left() + part.right()) / 2;
        float y = (part.top() + part.bottom()) / 2;
        if (part.height() < FLAT) {
          into.drawn(part.left(), y, part.right(), y, width, colour, clip);
        } else if (part.width() < FLAT) {
          into.drawn(x, part.top(), x, part.bottom(), width, colour, clip);
        }
      }
      return;
    }
    for (int i = 1; i < Math.min(points, MOST_POINTS); i++) {
      if (!starts.get(i)) {
        into.drawn(xs[i - 1], ys[i - 1], xs[i], ys[i], width, colour, clip);
      }
    }
  }

  private static boolean same(float a, float b) {
    return Math.abs(a - b) < STRAIGHT;
  }
}
