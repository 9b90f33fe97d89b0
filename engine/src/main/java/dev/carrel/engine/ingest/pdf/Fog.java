// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import java.util.BitSet;

/** Where a page paints more than is kept: roughly, and never too small. Coordinates as shown. */
final class Fog {
  private static final int CELLS = 128;

  private final BitSet cells = new BitSet();
  private final float width;
  private final float height;

  Fog(float width, float height) {
    this.width = Math.max(1, width);
    this.height = Math.max(1, height);
  }

  /** Something is painted there that is not kept. */
  void over(Clip region) {
    int last = cell(region.right(), width);
    int lowest = cell(region.bottom(), height);
    int left = cell(region.left(), width);
    for (int row = cell(region.top(), height); row <= lowest; row++) {
      cells.set(row * CELLS + left, row * CELLS + last + 1);
    }
  }

  /** Whether it lies over the middle of a letter. */
  boolean isOver(Box letter) {
    return cells.get(
        cell(letter.y() + letter.height() / 2, height) * CELLS
            + cell(letter.x() + letter.width() / 2, width));
  }

  boolean isEmpty() {
    return cells.isEmpty();
  }

  private static int cell(float at, float length) {
    return Math.clamp((int) (at / length * CELLS), 0, CELLS - 1);
  }
}
