// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

/**
 * Something that a page paints beside letters.
 *
 * @param region where
 * @param colour 0xRRGGBB, or {@link Colours#UNKNOWN}
 * @param alpha from 0, nothing, to 1: what lies under it cannot be seen; {@link #HOLES} if parts of
 *     it may not be painted at all
 * @param picture whether it is an image of more than a few pixels
 */
record Area(Clip region, int colour, float alpha, boolean picture) {
  /** Neither what is painted nor what shows through is known. */
  static final float HOLES = -1;

  /** The least pixels of a picture that could be a scan, or a strip of one. */
  static final int PICTURE_PIXELS = 4096;

  /** Whatever lets less through hides what lies under it. */
  private static final float OPAQUE = 0.95f;

  boolean isOpaque() {
    return alpha >= OPAQUE;
  }

  /** How large the rectangle around it is, in square points. */
  float size() {
    return Math.max(0, region.width()) * Math.max(0, region.height());
  }
}
