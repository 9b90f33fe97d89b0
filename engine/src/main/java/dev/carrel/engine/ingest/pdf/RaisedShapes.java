// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDVectorFont;

/**
 * Digits that a font itself draws small and high, as fonts have them for the marks of notes. Many
 * files call such a digit by its plain one, and stand it in the line's own size: "$320" and a mark
 * would be "$3201". Only where another letter of the font stands on the line, since there are fonts
 * of which everything stands high.
 */
final class RaisedShapes {
  /** So much of its height is free below a raised digit; below one of old style, nothing. */
  private static final double FREE = 0.4;

  private static final double ON_LINE = 0.1;
  private static final String STANDING = "aeimnorsuxzAEHIMNRTX024";

  /** Codes that are looked at for a letter that stands on the line. */
  private static final int LOOKED_AT = 0x400;

  private RaisedShapes() {}

  static boolean isRaised(PDFont font, int code, String text) {
    boolean digit = text.length() == 1 && text.charAt(0) >= '0' && text.charAt(0) <= '9';
    if (!digit || !font.isEmbedded() || !(font instanceof PDVectorFont shapes)) {
      return false;
    }
    try {
      return free(shapes, code) > FREE && hasLetterOnLine(font, shapes);
    } catch (IOException | RuntimeException e) {
      return false; // a damaged font says nothing of its shapes
    }
  }

  private static boolean hasLetterOnLine(PDFont font, PDVectorFont shapes) throws IOException {
    for (int code = 0; code < LOOKED_AT; code++) {
      String text = font.toUnicode(code);
      if (text != null
          && text.length() == 1
          && STANDING.contains(text)
          && shapes.hasGlyph(code)
          && Math.abs(free(shapes, code)) < ON_LINE) {
        return true;
      }
    }
    return false;
  }

  /** What is free below a glyph, as a share of its height. */
  private static double free(PDVectorFont shapes, int code) throws IOException {
    Rectangle2D box = shapes.getNormalizedPath(code).getBounds2D();
    return box.getHeight() <= 0 ? 0 : box.getMinY() / box.getHeight();
  }
}
