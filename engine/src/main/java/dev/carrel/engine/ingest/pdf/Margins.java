// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Running heads and feet: rows at the very top and bottom of what is printed, with white between
 * them and the body. They are taken off before columns are looked for, so that a page number under
 * the left column does not come between it and the right one.
 *
 * @param head rows above the body, from top to bottom
 * @param body all else, in the order of the content stream
 * @param foot rows below the body, from top to bottom
 */
record Margins(List<List<Chunk>> head, List<Chunk> body, List<List<Chunk>> foot) {
  private static final int MOST_ROWS = 5;
  private static final float ZONE = 0.12f;
  private static final float WHITE = 0.6f;
  private static final float WIDER = 1.3f;
  private static final int FEWEST_ROWS = 6;

  static Margins of(List<Chunk> chunks) {
    List<List<Chunk>> rows = rows(chunks);
    if (rows.size() < FEWEST_ROWS) {
      return new Margins(List.of(), chunks, List.of());
    }
    float top = top(rows.getFirst());
    float height = bottom(rows.getLast()) - top;
    float white = WIDER * usualWhite(rows);
    int head = 0;
    int foot = 0;
    for (int i = 1; i <= MOST_ROWS && i < rows.size(); i++) {
      if (bottom(rows.get(i - 1)) < top + ZONE * height && isWhite(rows, i, white)) {
        head = i;
      }
      int last = rows.size() - i;
      if (top(rows.get(last)) > top + (1 - ZONE) * height && isWhite(rows, last, white)) {
        foot = i;
      }
    }
    List<Chunk> body = new ArrayList<>();
    rows.subList(head, rows.size() - foot).forEach(body::addAll);
    body.sort(Comparator.comparingInt(Chunk::order));
    return new Margins(
        List.copyOf(rows.subList(0, head)),
        body,
        List.copyOf(rows.subList(rows.size() - foot, rows.size())));
  }

  /** The median white between rows: lines may be set far apart. */
  private static float usualWhite(List<List<Chunk>> rows) {
    float[] white = new float[rows.size() - 1];
    for (int i = 1; i < rows.size(); i++) {
      white[i - 1] = top(rows.get(i)) - bottom(rows.get(i - 1));
    }
    Arrays.sort(white);
    return white[white.length / 2];
  }

  /** Whether there is white between a row and the one before. */
  private static boolean isWhite(List<List<Chunk>> rows, int row, float least) {
    List<Chunk> above = rows.get(row - 1);
    List<Chunk> below = rows.get(row);
    float em = Math.min(ReadingOrder.typeSize(above), ReadingOrder.typeSize(below));
    return top(below) - bottom(above) >= Math.max(least, WHITE * em);
  }

  /** Rows of the whole width: chunks whose heights overlap, directly or through others. */
  private static List<List<Chunk>> rows(List<Chunk> chunks) {
    List<Chunk> sorted = new ArrayList<>(chunks);
    sorted.sort(Comparator.comparingDouble(Chunk::top));
    List<List<Chunk>> rows = new ArrayList<>();
    float bottom = -Float.MAX_VALUE;
    for (Chunk chunk : sorted) {
      if (rows.isEmpty() || chunk.top() >= bottom) {
        rows.add(new ArrayList<>());
      }
      rows.getLast().add(chunk);
      bottom = Math.max(bottom, chunk.bottom());
    }
    return rows;
  }

  private static float top(List<Chunk> row) {
    float top = Float.MAX_VALUE;
    for (Chunk chunk : row) {
      top = Math.min(top, chunk.top());
    }
    return top;
  }

  private static float bottom(List<Chunk> row) {
    float bottom = -Float.MAX_VALUE;
    for (Chunk chunk : row) {
      bottom = Math.max(bottom, chunk.bottom());
    }
    return bottom;
  }
}
