// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.ArrayList;
import java.util.List;

/**
 * The drawn lines of a frame.
 *
 * @param across those along the direction of reading, from top to bottom
 * @param down those perpendicular to it, from left to right
 */
record Rulings(List<Ruling> across, List<Down> down) {
  static final Rulings NONE = new Rulings(List.of(), List.of());

  private static final float LEAST_SHARE = 0.7f;
  private static final float STRADDLES = 2;

  /** A line that runs down a frame. */
  record Down(float x, float top, float bottom) {}

  /** The rulings of a page for text of one direction. */
  static Rulings of(RulingCollector collector, int direction) {
    List<Down> down = new ArrayList<>();
    // Turned by a right angle, what runs down runs along, and its height is the place leftwards.
    for (Ruling turned : collector.along((direction + 90) % 360).reversed()) {
      down.add(new Down(-turned.y(), turned.left(), turned.right()));
    }
    return new Rulings(collector.along(direction), down);
  }

  /** The lines down that part a row of a table into cells, from left to right. */
  List<Float> cellBorders(List<Chunk> row) {
    float top = Float.MAX_VALUE;
    float bottom = -Float.MAX_VALUE;
    for (Chunk chunk : row) {
      top = Math.min(top, chunk.top());
      bottom = Math.max(bottom, chunk.bottom());
    }
    List<Float> borders = new ArrayList<>();
    for (Down line : down) {
      float shared = Math.min(bottom, line.bottom) - Math.max(top, line.top);
      if (shared >= LEAST_SHARE * (bottom - top) && parts(line.x, row)) {
        borders.add(line.x);
      }
    }
    return borders;
  }

  /** Gutters along lines that are drawn down between chunks of a region. */
  List<Gutter> gutters(List<Chunk> region, float em) {
    List<Gutter> gutters = new ArrayList<>();
    for (Down line : down) {
      Gutter gutter = new Gutter(line.x, line.top - em, line.bottom + em, 2);
      Gutter.Parts parts = gutter.cut(region);
      List<Chunk> beside = new ArrayList<>(parts.left());
      beside.addAll(parts.right());
      boolean several = Math.min(parts.left().size(), parts.right().size()) >= 2;
      if (line.bottom - line.top > 3 * em && several && parts(line.x, beside)) {
        gutters.add(gutter);
      }
    }
    return gutters;
  }

  /** Whether chunks stand on both sides of a place and none stands on it. */
  private static boolean parts(float x, List<Chunk> chunks) {
    boolean left = false;
    boolean right = false;
    for (Chunk chunk : chunks) {
      if (chunk.left() < x - STRADDLES && chunk.right() > x + STRADDLES) {
        return false;
      }
      boolean isLeft = chunk.left() + chunk.right() < 2 * x;
      left |= isLeft;
      right |= !isLeft;
    }
    return left && right;
  }
}
