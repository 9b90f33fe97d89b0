// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Keeps the lines that a page draws and that may strike text out: drawn lines, also short and
 * slanted ones, and thin boxes. Those of one line, such as its dashes or the edges of its box, are
 * joined.
 */
final class StrokeCollector {
  private static final float SHORTEST = 1;
  private static final float THICKEST = 12;
  private static final float STEEPEST = 0.4f;

  /** Dashes are one line up to this gap. */
  private static final float GAP = 3;

  /** A line in nearly this colour cannot be seen on paper. */
  private static final int PALE = 0xE0;

  /** A page with more lines than this is a drawing, whose lines say nothing about text. */
  private static final int MOST = 20_000;

  private final List<Stroke> strokes = new ArrayList<>();

  /** Those that run down the page. */
  private final List<Stroke> turned = new ArrayList<>();

  /** What lies within a filled outline's box, if that is as thin as a line. */
  void filled(Clip box, int colour, Clip clip) {
    if (box.height() <= THICKEST && box.width() > box.height()) {
      float y = (box.top() + box.bottom()) / 2;
      add(new Stroke(box.left(), y, box.right(), y, box.height()), colour, clip);
    } else if (box.width() <= THICKEST && box.height() > box.width()) {
      float x = (box.left() + box.right()) / 2;
      addTurned(new Stroke(box.top(), x, box.bottom(), x, box.width()), colour, clip);
    }
  }

  /** A line with its width. */
  void drawn(float x1, float y1, float x2, float y2, float width, int colour, Clip clip) {
    if (width > THICKEST) {
      return;
    }
    float wide = Math.abs(x2 - x1);
    float high = Math.abs(y2 - y1);
    if (high <= STEEPEST * wide) {
      add(Stroke.between(x1, y1, x2, y2, Math.max(0.1f, width)), colour, clip);
    } else if (wide <= STEEPEST * high) {
      addTurned(Stroke.between(y1, x1, y2, x2, Math.max(0.1f, width)), colour, clip);
    }
  }

  private void add(Stroke stroke, int colour, Clip clip) {
    boolean shown =
        stroke.y() > clip.top()
            && stroke.y() < clip.bottom()
            && stroke.right() > clip.left()
            && stroke.left() < clip.right();
    if (shown && counts(stroke, colour) && strokes.size() <= MOST) {
      strokes.add(stroke);
    }
  }

  private void addTurned(Stroke stroke, int colour, Clip clip) {
    boolean shown =
        stroke.y() > clip.left()
            && stroke.y() < clip.right()
            && stroke.right() > clip.top()
            && stroke.left() < clip.bottom();
    if (shown && counts(stroke, colour) && turned.size() <= MOST) {
      turned.add(stroke);
    }
  }

  private static boolean counts(Stroke stroke, int colour) {
    return !isPale(colour) && stroke.length() >= SHORTEST;
  }

  private static boolean isPale(int colour) {
    return colour >= 0
        && (colour >> 16 & 0xFF) >= PALE
        && (colour >> 8 & 0xFF) >= PALE
        && (colour & 0xFF) >= PALE;
  }

  /** All of them, those of one line joined, from top to bottom; then those that run down. */
  List<Stroke> lines() {
    List<Stroke> lines = lines(strokes);
    lines(turned).forEach(line -> lines.add(line.asTurned()));
    return lines;
  }

  private static List<Stroke> lines(List<Stroke> strokes) {
    if (strokes.size() > MOST) {
      return new ArrayList<>();
    }
    List<Stroke> level = new ArrayList<>(strokes.stream().filter(Stroke::isLevel).toList());
    level.sort(Comparator.comparingDouble(Stroke::y).thenComparingDouble(Stroke::left));
    List<Stroke> lines = stacked(rows(level));
    lines.addAll(strokes.stream().filter(stroke -> !stroke.isLevel()).toList());
    return lines;
  }

  /** Dashes at one height become a line. */
  private static List<Stroke> rows(List<Stroke> sorted) {
    List<Stroke> lines = new ArrayList<>();
    for (int from = 0, i = 1; i <= sorted.size(); i++) {
      if (i == sorted.size() || sorted.get(i).y() - sorted.get(i - 1).y() > 0.3f) {
        List<Stroke> row = new ArrayList<>(sorted.subList(from, i));
        row.sort(Comparator.comparingDouble(Stroke::left));
        Stroke open = row.getFirst();
        for (Stroke next : row) {
          if (next.left() - open.right() <= GAP) {
            open = union(open, next);
          } else {
            lines.add(open);
            open = next;
          }
        }
        lines.add(open);
        from = i;
      }
    }
    return lines;
  }

  /** Strips that touch one another from above to below are one box, which may be no line at all. */
  private static List<Stroke> stacked(List<Stroke> rows) {
    List<Stroke> lines = new ArrayList<>();
    for (Stroke row : rows) {
      int at = -1;
      for (int i = lines.size() - 1; i >= 0 && lines.get(i).bottom() > row.top() - THICKEST; i--) {
        Stroke above = lines.get(i);
        float shared = Math.min(above.right(), row.right()) - Math.max(above.left(), row.left());
        if (above.bottom() >= row.top() - 0.1f
            && shared > 0.8f * Math.max(above.length(), row.length())) {
          at = i;
          break;
        }
      }
      if (at < 0) {
        lines.add(row);
      } else {
        lines.set(at, union(lines.get(at), row));
      }
    }
    return lines;
  }

  private static Stroke union(Stroke a, Stroke b) {
    float top = Math.min(a.top(), b.top());
    float bottom = Math.max(a.bottom(), b.bottom());
    float y = (top + bottom) / 2;
    return new Stroke(
        Math.min(a.left(), b.left()), y, Math.max(a.right(), b.right()), y, bottom - top);
  }
}
