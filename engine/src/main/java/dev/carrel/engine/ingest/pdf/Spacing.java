// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

/** Where a gap between two glyphs of a line means a space. */
final class Spacing {
  /** Above what kerning opens, below the narrowest space of tightly justified text. */
  static final float WORD = 0.13f;

  /** Chinese beside Latin is set with a quarter of an em that is no space. */
  private static final float BESIDE_UNSPACED = 0.4f;

  /** Between two Chinese characters only a gap as between columns of a table counts. */
  private static final float WITHIN_UNSPACED = 0.8f;

  private Spacing() {}

  /** The narrowest gap between these that is a space, in points. */
  static float threshold(Glyph left, Glyph right) {
    float em = Math.min(left.em(), right.em());
    boolean leftUnspaced = Script.isUnspaced(left.text().codePointBefore(left.text().length()));
    boolean rightUnspaced = Script.isUnspaced(right.text().codePointAt(0));
    if (leftUnspaced && rightUnspaced) {
      return WITHIN_UNSPACED * em;
    }
    return (leftUnspaced || rightUnspaced ? BESIDE_UNSPACED : WORD) * em;
  }
}
