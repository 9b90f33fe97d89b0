// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The smallest rectangle, in whatever direction, around points. */
final class Hull {
  /** A point in pixels. */
  record Point(float x, float y) {}

  private Hull() {}

  /**
   * The rectangle of least area; its width lies within 45 degrees of "to the right".
   *
   * @param points at least one
   */
  static Slab smallest(List<Point> points) {
    List<Point> hull = of(points);
    if (hull.size() == 1) {
      return new Slab(hull.getFirst().x, hull.getFirst().y, 0, 0, 0);
    }
    Slab best = along(hull, 0);
    for (int i = 0; i < hull.size(); i++) {
      Point from = hull.get(i);
      Point to = hull.get((i + 1) % hull.size());
      Slab along = along(hull, (float) Math.atan2(to.y - from.y, to.x - from.x));
      if (along.width() * along.height() < best.width() * best.height()) {
        best = along;
      }
    }
    return best;
  }

  /** The rectangle around them in one direction, turned by quarters until it is nearly level. */
  private static Slab along(List<Point> hull, float direction) {
    float quarter = (float) (Math.PI / 2);
    float angle = direction - quarter * Math.round(direction / quarter);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (Point point : hull) {
      float u = point.x * cos + point.y * sin;
      float v = point.y * cos - point.x * sin;
      left = Math.min(left, u);
      right = Math.max(right, u);
      top = Math.min(top, v);
      bottom = Math.max(bottom, v);
    }
    float u = (left + right) / 2;
    float v = (top + bottom) / 2;
    return new Slab(u * cos - v * sin, u * sin + v * cos, right - left, bottom - top, angle);
  }

  /** The convex hull, in one sense of rotation, without points in a row. */
  private static List<Point> of(List<Point> points) {
    List<Point> sorted = new ArrayList<>(points);
    sorted.sort(Comparator.comparingDouble(Point::x).thenComparingDouble(Point::y));
    List<Point> hull = new ArrayList<>();
    chain(sorted, hull);
    chain(sorted.reversed(), hull);
    return hull.isEmpty() ? List.of(sorted.getFirst()) : hull;
  }

  /** One half of the hull; its last point begins the other half. */
  private static void chain(List<Point> sorted, List<Point> hull) {
    int start = hull.size();
    for (Point point : sorted) {
      while (hull.size() >= start + 2
          && turn(hull.get(hull.size() - 2), hull.getLast(), point) <= 0) {
        hull.removeLast();
      }
      hull.add(point);
    }
    hull.removeLast();
  }

  private static float turn(Point a, Point b, Point c) {
    return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
  }
}
