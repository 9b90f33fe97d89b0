// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import org.jspecify.annotations.Nullable;

/**
 * Something that a page paints beside letters.
 *
 * @param region where
 * @param colour 0xRRGGBB, or {@link Colours#UNKNOWN}
 * @param alpha from 0, nothing, to 1: what lies under it cannot be seen; {@link #HOLES} if parts of
 *     it may not be painted at all
 */
record Area(Clip region, int colour, float alpha, Kind kind) {
  /** What is painted. */
  enum Kind {
    BOX,
    /** An image of more than a few pixels. */
    PICTURE,
    /** Such an image of one colour everywhere: nothing that it shows could be read. */
    BLANK
  }

  /** Neither what is painted nor what shows through is known. */
  static final float HOLES = -1;

  /** The least pixels of a picture that could be a scan, or a strip of one. */
  static final int PICTURE_PIXELS = 4096;

  /** Whatever lets less through hides what lies under it. */
  private static final float OPAQUE = 0.95f;

  /** Strips of many colours side by side are one area of no known colour. */
  private static final float THIN = 2;

  private static final float NEAR = 0.25f;
  private static final float MEETS = 0.05f;

  boolean isOpaque() {
    return alpha >= OPAQUE;
  }

  /**
   * This and what is painted right after it as one, if both are opaque boxes that lie side by side;
   * null if they cannot be one.
   */
  @Nullable Area join(Area next) {
    boolean boxes = region.outlines().isEmpty() && next.region.outlines().isEmpty();
    if (!boxes || !isOpaque() || !next.isOpaque() || kind != Kind.BOX || next.kind != Kind.BOX) {
      return null;
    }
    boolean strips = next.isThin() && (isThin() || colour == Colours.UNKNOWN);
    if (colour != next.colour && !strips) {
      return null;
    }
    Clip other = next.region;
    boolean column = near(region.left(), other.left()) && near(region.right(), other.right());
    boolean row = near(region.top(), other.top()) && near(region.bottom(), other.bottom());
    boolean meets =
        region.left() <= other.right() + MEETS
            && other.left() <= region.right() + MEETS
            && region.top() <= other.bottom() + MEETS
            && other.top() <= region.bottom() + MEETS;
    if (!meets || !(column || row)) {
      return null;
    }
    Clip both =
        new Clip(
            Math.min(region.left(), other.left()),
            Math.min(region.top(), other.top()),
            Math.max(region.right(), other.right()),
            Math.max(region.bottom(), other.bottom()),
            region.outlines());
    return new Area(both, colour == next.colour ? colour : Colours.UNKNOWN, 1, Kind.BOX);
  }

  private boolean isThin() {
    return Math.min(region.width(), region.height()) < THIN;
  }

  private static boolean near(float a, float b) {
    return Math.abs(a - b) < NEAR;
  }

  /** How large the rectangle around it is, in square points. */
  float size() {
    return Math.max(0, region.width()) * Math.max(0, region.height());
  }
}
