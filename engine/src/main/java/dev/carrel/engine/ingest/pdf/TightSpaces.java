// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.util.Arrays;
import java.util.List;

/**
 * Spaces of a line that is set so tight that they are narrower than spaces are elsewhere: where
 * what lies between its glyphs falls into two groups that are well apart, the wider one is spaces.
 *
 * @param least the narrowest of them as a share of the size of type; above 1 if there are none
 */
record TightSpaces(float least) {
  private static final TightSpaces NONE = new TightSpaces(2);

  /** What kerning opens between letters. */
  private static final float KERNING = 0.045f;

  private static final float NARROWEST = 0.07f;

  /** The two groups lie so far apart. */
  private static final float APART = 0.04f;

  private static final int FEWEST_GLYPHS = 12;
  private static final int FEWEST_SPACES = 2;

  /** So many narrow spaces come on a wide one, at least. */
  private static final int USUAL_AMONG = 2;

  /** Letters of a word on average, between which the spaces' number must lie. */
  private static final int SHORTEST_WORDS = 2;

  private static final int LONGEST_WORDS = 14;

  /** Of the glyphs of a line from left to right. */
  static TightSpaces of(List<Glyph> glyphs) {
    if (glyphs.size() < FEWEST_GLYPHS) {
      return NONE;
    }
    float[] gaps = new float[glyphs.size() - 1];
    int count = 0;
    for (int i = 1; i < glyphs.size(); i++) {
      Glyph left = glyphs.get(i - 1);
      Glyph right = glyphs.get(i);
      if (Script.isUnspaced(left.text().codePointAt(0)) || left.width() <= 0) {
        return NONE;
      }
      gaps[count++] = (right.left() - left.right()) / Math.min(left.em(), right.em());
    }
    Arrays.sort(gaps);
    float widest = 0;
    int at = -1;
    for (int i = 1; i < gaps.length; i++) {
      if (gaps[i - 1] <= KERNING && gaps[i] >= NARROWEST && gaps[i] - gaps[i - 1] > widest) {
        widest = gaps[i] - gaps[i - 1];
        at = i;
      }
    }
    int spaces = gaps.length - at;
    long usual = 0;
    for (float gap : gaps) {
      usual += gap >= Spacing.WORD ? 1 : 0;
    }
    // Where other spaces of the line are as wide as usual, a narrow gap is none.
    boolean likely =
        at > 0
            && widest >= APART
            && spaces - usual >= FEWEST_SPACES
            && USUAL_AMONG * usual <= spaces - usual
            && spaces >= glyphs.size() / LONGEST_WORDS
            && spaces <= glyphs.size() / SHORTEST_WORDS;
    return likely ? new TightSpaces((gaps[at - 1] + gaps[at]) / 2) : NONE;
  }

  /** Whether a space lies between two glyphs that follow one another. */
  boolean isSpace(Glyph left, Glyph right) {
    return right.left() - left.right() >= least * Math.min(left.em(), right.em());
  }
}
