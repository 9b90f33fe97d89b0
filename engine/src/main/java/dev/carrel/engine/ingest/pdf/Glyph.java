// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;

/**
 * A glyph on a page. Left, right, top, bottom and baseline are in its frame: the page turned so
 * that text of this direction runs to the right and its lines follow downwards.
 *
 * @param text what it stands for: one character, or several for a ligature, in logical order
 * @param direction of reading, in degrees clockwise from "to the right"; 90 is downwards
 * @param em the font size as shown, in points
 * @param box on the page as shown
 * @param extra not of the page's own content: a form field, a note written on the page
 */
record Glyph(
    String text,
    int direction,
    float left,
    float right,
    float top,
    float bottom,
    float baseline,
    float em,
    Box box,
    boolean extra) {

  /** What a glyph without a Unicode value stands for. */
  static final String UNKNOWN = "\uFFFD";

  boolean isSpace() {
    int c = text.codePointAt(0);
    return Character.isWhitespace(c) || Character.isSpaceChar(c);
  }

  /** Whether it says only how its neighbours are joined: it takes no room, and is not read. */
  boolean isJoiner() {
    return text.length() == 1
        && Character.getType(text.charAt(0)) == Character.FORMAT
        && text.charAt(0) != '\u00AD'
        && width() < 0.01f * em;
  }

  boolean isUnknown() {
    return text.equals(UNKNOWN);
  }

  /** The same glyph, standing for something else. */
  Glyph withText(String other) {
    return other.equals(text)
        ? this
        : new Glyph(other, direction, left, right, top, bottom, baseline, em, box, extra);
  }

  /** The same glyph, up to and with another one behind it. */
  Glyph upTo(Glyph last) {
    return new Glyph(
        text,
        direction,
        left,
        last.right,
        Math.min(top, last.top),
        Math.max(bottom, last.bottom),
        baseline,
        em,
        box.union(last.box),
        extra);
  }

  float width() {
    return right - left;
  }
}
