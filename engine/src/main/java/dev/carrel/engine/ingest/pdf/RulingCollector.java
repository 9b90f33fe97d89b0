// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the straight lines and the edges of boxes that a page paints, as the borders of tables.
 * Coordinates are of the page as shown.
 */
final class RulingCollector {
  private static final float SHORTEST = 8;
  private static final float STRAIGHT = 0.5f;
  private static final float TOUCHING = 4;
  private static final float SAME_HEIGHT = 2;

  /** A page with more lines than this is a drawing, whose lines say nothing about text. */
  private static final int MOST = 10_000;

  private record Segment(float x1, float y1, float x2, float y2) {}

  private final List<Segment> path = new ArrayList<>();
  private final List<Segment> painted = new ArrayList<>();
  private float x;
  private float y;

  void moveTo(float toX, float toY) {
    x = toX;
    y = toY;
  }

  void lineTo(float toX, float toY) {
    boolean level = Math.abs(toY - y) < STRAIGHT && Math.abs(toX - x) > SHORTEST;
    boolean plumb = Math.abs(toX - x) < STRAIGHT && Math.abs(toY - y) > SHORTEST;
    if ((level || plumb) && painted.size() + path.size() < MOST) {
      path.add(new Segment(x, y, toX, toY));
    }
    moveTo(toX, toY);
  }

  /** The path so far is filled or stroked. */
  void paint() {
    painted.addAll(path);
    path.clear();
  }

  /** The path so far was only for clipping. */
  void discard() {
    path.clear();
  }

  /** The rulings along a direction of reading, touching ones joined, from top to bottom. */
  List<Ruling> along(int direction) {
    if (direction % 90 != 0 || painted.size() >= MOST) {
      return List.of();
    }
    List<Ruling> rulings = new ArrayList<>();
    for (Segment s : painted) {
      Ruling ruling = inFrame(s, direction);
      if (ruling.right() - ruling.left() > SHORTEST) {
        rulings.add(ruling);
      }
    }
    rulings.sort(Comparator.comparingDouble(Ruling::y).thenComparingDouble(Ruling::left));
    return joined(rulings);
  }

  private static Ruling inFrame(Segment s, int direction) {
    float a = along(s.x1, s.y1, direction);
    float b = along(s.x2, s.y2, direction);
    float y = along(s.x1, s.y1, (direction + 270) % 360);
    return new Ruling(Math.min(a, b), Math.max(a, b), -y);
  }

  /** How far a point lies in a direction, given in degrees clockwise from "to the right". */
  private static float along(float x, float y, int direction) {
    return switch (direction) {
      case 90 -> y;
      case 180 -> -x;
      case 270 -> -y;
      default -> x;
    };
  }

  private static List<Ruling> joined(List<Ruling> sorted) {
    List<Ruling> joined = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).y() - sorted.get(from).y() > SAME_HEIGHT) {
        joinRow(new ArrayList<>(sorted.subList(from, i)), joined);
        from = i;
      }
    }
    return joined;
  }

  private static void joinRow(List<Ruling> row, List<Ruling> joined) {
    row.sort(Comparator.comparingDouble(Ruling::left));
    Ruling open = row.getFirst();
    for (Ruling next : row) {
      if (next.left() - open.right() <= TOUCHING) {
        open = new Ruling(open.left(), Math.max(open.right(), next.right()), open.y());
      } else {
        joined.add(open);
        open = next;
      }
    }
    joined.add(open);
  }
}
