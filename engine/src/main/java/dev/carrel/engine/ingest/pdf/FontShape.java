// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import org.apache.fontbox.util.BoundingBox;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType3Font;
import org.apache.pdfbox.util.Matrix;

/**
 * How tall a font's line of text is, as shares of its size: what a highlight should cover. Fonts
 * often lie about it, so figures outside of what type has are brought into range.
 *
 * @param ascent above the baseline
 * @param descent below the baseline, negative
 * @param em the size of type as a share of the font size: 1, except in Type 3 fonts, whose glyph
 *     space is their own
 */
record FontShape(float ascent, float descent, float em) {
  static final FontShape USUAL = new FontShape(0.78f, -0.22f, 1);

  static FontShape of(PDFont font) {
    return font instanceof PDType3Font type3 ? ofType3(type3) : ofDescriptor(font);
  }

  private static FontShape ofDescriptor(PDFont font) {
    PDFontDescriptor descriptor = font.getFontDescriptor();
    if (descriptor == null || descriptor.getAscent() == 0) {
      return USUAL;
    }
    float ascent = Math.clamp(descriptor.getAscent() / 1000, 0.65f, 0.95f);
    float descent = Math.clamp(-Math.abs(descriptor.getDescent()) / 1000, -0.3f, -0.15f);
    return new FontShape(ascent, descent, 1);
  }

  private static FontShape ofType3(PDType3Font font) {
    Matrix matrix = font.getFontMatrix();
    PDRectangle box = font.getFontBBox();
    float scale = Math.abs(matrix.getScaleY());
    if (box == null || box.getHeight() * scale <= 0) {
      return type3FromGlyphs(font, scale);
    }
    float em = box.getHeight() * scale;
    return new FontShape(box.getUpperRightY() * scale, box.getLowerLeftY() * scale, em);
  }

  private static FontShape type3FromGlyphs(PDType3Font font, float scale) {
    BoundingBox box = font.getBoundingBox();
    float em = box == null ? 0 : box.getHeight() * scale;
    if (em <= 0) {
      // No box anywhere: the average width is about half of the size.
      float width = font.getAverageFontWidth() * Math.abs(matrixX(font));
      em = width > 0 ? 2 * width : 1;
    }
    return new FontShape(0.78f * em, -0.22f * em, em);
  }

  private static float matrixX(PDType3Font font) {
    return font.getFontMatrix().getScaleX();
  }
}
