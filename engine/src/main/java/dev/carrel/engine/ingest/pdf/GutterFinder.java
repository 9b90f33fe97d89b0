// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Proposes gutters: for each position across a region, the stretches of lines that leave a strip
 * there free while having text on both sides of it.
 */
final class GutterFinder {
  /** Wider than a space between words, narrower than the gutter of a newspaper. */
  private static final float STRIP = 0.7f;

  private static final float STEP = 0.25f;
  private static final int MOST_POSITIONS = 1000;
  private static final int MOST_PROPOSALS = 12;
  private static final float NEW_LINE = 0.5f;

  private final List<Chunk> chunks;
  private final float em;
  private final List<Gutter> found = new ArrayList<>();

  private GutterFinder(List<Chunk> region, float em) {
    this.chunks = new ArrayList<>(region);
    this.chunks.sort(Comparator.comparingDouble(Chunk::middle));
    this.em = em;
  }

  /**
   * The gutters of a region, those with most lines beside them first.
   *
   * @param em the size of the region's type
   */
  static List<Gutter> find(List<Chunk> region, float em) {
    return new GutterFinder(region, em).find();
  }

  private List<Gutter> find() {
    float left = Float.MAX_VALUE;
    float right = -Float.MAX_VALUE;
    for (Chunk chunk : chunks) {
      left = Math.min(left, chunk.left());
      right = Math.max(right, chunk.right());
    }
    float step = Math.max(STEP * em, (right - left) / MOST_POSITIONS);
    for (float x = left + em; x < right - em; x += step) {
      sweep(x);
    }
    List<Gutter> distinct = joinNeighbours(step);
    distinct.sort(Comparator.comparingInt(Gutter::lines).reversed().thenComparingDouble(Gutter::x));
    return distinct.subList(0, Math.min(MOST_PROPOSALS, distinct.size()));
  }

  /** Follows one position downwards from crossing chunk to crossing chunk. */
  private void sweep(float x) {
    float half = STRIP * em / 2;
    float top = -Float.MAX_VALUE;
    Side left = new Side();
    Side right = new Side();
    for (Chunk chunk : chunks) {
      if (chunk.right() <= x - half) {
        left.see(chunk);
      } else if (chunk.left() >= x + half) {
        right.see(chunk);
      } else {
        propose(x, top, chunk.top(), left, right);
        top = Math.max(top, chunk.bottom());
        left = new Side();
        right = new Side();
      }
    }
    propose(x, top, Float.MAX_VALUE, left, right);
  }

  private void propose(float x, float top, float bottom, Side left, Side right) {
    int lines = Math.min(left.lines, right.lines);
    if (lines >= 2 && bottom > top) {
      found.add(new Gutter(x, top, bottom, lines));
    }
  }

  /** Neighbouring positions that are free over the same lines are one gutter: its middle counts. */
  private List<Gutter> joinNeighbours(float step) {
    List<Gutter> sorted = new ArrayList<>(found);
    sorted.sort(
        Comparator.comparingDouble(Gutter::top)
            .thenComparingDouble(Gutter::bottom)
            .thenComparingDouble(Gutter::x));
    List<Gutter> joined = new ArrayList<>();
    int first = 0;
    for (int i = 1; i <= sorted.size(); i++) {
      Gutter before = sorted.get(i - 1);
      boolean same =
          i < sorted.size()
              && sorted.get(i).top() == before.top()
              && sorted.get(i).bottom() == before.bottom()
              && sorted.get(i).lines() == before.lines()
              && sorted.get(i).x() - before.x() < 1.5f * step;
      if (!same) {
        joined.add(sorted.get((first + i - 1) / 2));
        first = i;
      }
    }
    return joined;
  }

  /** Counts the lines on one side of a position. */
  private final class Side {
    private int lines;
    private float lastMiddle = -Float.MAX_VALUE;

    void see(Chunk chunk) {
      if (chunk.middle() - lastMiddle > NEW_LINE * em) {
        lines++;
        lastMiddle = chunk.middle();
      }
    }
  }
}
