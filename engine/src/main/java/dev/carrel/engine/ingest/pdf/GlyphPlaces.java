// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import org.apache.pdfbox.util.Matrix;

/** Where glyphs stand on a page as it is seen: their boxes, and how their lines run. */
final class GlyphPlaces {
  private static final int SNAP_DEGREES = 3;
  private static final int SLANT_STEP = 5;

  private final PageSpace space;

  GlyphPlaces(PageSpace space) {
    this.space = space;
  }

  /**
   * A glyph where it stands.
   *
   * @param m from the font's space, one em wide, to the page's own
   * @param width how far it reaches, in ems
   * @param vertical whether its line runs downwards
   * @param extra whether it was written on the page, as {@link Glyph#extra}
   */
  Glyph place(
      Matrix m, FontShape shape, String text, float width, boolean vertical, boolean extra) {
    float[] xs = new float[4];
    float[] ys = new float[4];
    point(m, 0, shape.descent(), xs, ys, 0);
    point(m, width, shape.descent(), xs, ys, 1);
    point(m, width, shape.ascent(), xs, ys, 2);
    point(m, 0, shape.ascent(), xs, ys, 3);
    float x = min(xs);
    float y = min(ys);
    Box box = new Box(x, y, max(xs) - x, max(ys) - y);

    float[] ox = new float[3];
    float[] oy = new float[3];
    point(m, 0, 0, ox, oy, 0);
    point(m, 1, 0, ox, oy, 1);
    point(m, 0, 1, ox, oy, 2);
    int direction = direction(ox[1] - ox[0], oy[1] - oy[0]);
    if (vertical) {
      // Lines of upright glyphs that run downwards are read as if the page lay on its side.
      direction = (direction + 90) % 360;
      point(m, width / 2, 0, ox, oy, 0);
    }
    float em = (float) Math.hypot(ox[2] - ox[0], oy[2] - oy[0]) * shape.em();
    if (vertical) {
      em = Math.max(box.width(), box.height());
    }
    double angle = Math.toRadians(direction);
    float cos = (float) Math.cos(angle);
    float sin = (float) Math.sin(angle);
    float[] along = new float[4];
    float[] across = new float[4];
    for (int i = 0; i < 4; i++) {
      along[i] = xs[i] * cos + ys[i] * sin;
      across[i] = ys[i] * cos - xs[i] * sin;
    }
    float baseline = oy[0] * cos - ox[0] * sin;
    return new Glyph(
        text,
        direction,
        min(along),
        max(along),
        min(across),
        max(across),
        baseline,
        Math.max(em, 0.1f),
        box,
        extra);
  }

  /** Puts a point on the page as it is seen into the {@code i}th place of two lists. */
  void point(Matrix m, float x, float y, float[] xs, float[] ys, int i) {
    float px = m.getValue(0, 0) * x + m.getValue(1, 0) * y + m.getValue(2, 0);
    float py = m.getValue(0, 1) * x + m.getValue(1, 1) * y + m.getValue(2, 1);
    xs[i] = space.x(px, py);
    ys[i] = space.y(px, py);
  }

  /** Degrees clockwise from "to the right"; slightly skewed text counts as straight. */
  private static int direction(float dx, float dy) {
    if (dx == 0 && dy == 0) {
      return 0;
    }
    double degrees = Math.toDegrees(Math.atan2(dy, dx));
    int straight = (int) Math.round(degrees / 90) * 90;
    int snapped =
        Math.abs(degrees - straight) <= SNAP_DEGREES
            ? straight
            : (int) Math.round(degrees / SLANT_STEP) * SLANT_STEP;
    return Math.floorMod(snapped, 360);
  }

  private static float min(float[] v) {
    return Math.min(Math.min(v[0], v[1]), Math.min(v[2], v[3]));
  }

  private static float max(float[] v) {
    return Math.max(Math.max(v[0], v[1]), Math.max(v[2], v[3]));
  }
}
