// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;

/**
 * The part of the graphics state that says what paint looks like and how far it reaches.
 *
 * @param fillSpace colour space of fills
 * @param fill 0xRRGGBB, or {@link Colours#UNKNOWN}
 * @param strokeSpace colour space of strokes
 * @param stroke as {@code fill}
 * @param line width of lines, in units of the content stream
 * @param clip what is drawn at all
 */
record Brush(COSBase fillSpace, int fill, COSBase strokeSpace, int stroke, float line, Clip clip) {
  static final Brush FIRST =
      new Brush(
          COSName.DEVICEGRAY, Colours.BLACK, COSName.DEVICEGRAY, Colours.BLACK, 1, Clip.EVERYTHING);

  Brush fill(COSBase space, int colour) {
    return new Brush(space, colour, strokeSpace, stroke, line, clip);
  }

  Brush stroke(COSBase space, int colour) {
    return new Brush(fillSpace, fill, space, colour, line, clip);
  }

  Brush line(float width) {
    return new Brush(fillSpace, fill, strokeSpace, stroke, width, clip);
  }

  Brush clip(Clip within) {
    return new Brush(fillSpace, fill, strokeSpace, stroke, line, clip.and(within));
  }
}
