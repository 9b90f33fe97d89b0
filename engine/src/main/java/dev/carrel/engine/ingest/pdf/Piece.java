// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;

/**
 * A step of a line's text: one character, a ligature, a letter with its accent, or a space.
 *
 * @param text in logical order
 * @param box on the page as shown; empty if it has no place of its own
 * @param direction of reading, in degrees clockwise from "to the right"
 */
record Piece(String text, Box box, int direction) {
  static final Box NOWHERE = new Box(0, 0, 0, 0);

  /** A hyphen that is none unless a word goes on behind it on the next line. */
  static final String DIVIDES = "\u00AD\u00AD";

  static Piece of(Glyph glyph) {
    return new Piece(glyph.text(), glyph.box(), glyph.direction());
  }

  static Piece space(Box box) {
    return new Piece(" ", box, 0);
  }

  Piece withText(String other) {
    return new Piece(other, box, direction);
  }

  boolean isSpace() {
    return text.equals(" ");
  }

  boolean isRightToLeft() {
    return Script.isRightToLeft(text.codePointAt(0));
  }

  boolean isLeftToRight() {
    return Script.isLeftToRight(text.codePointAt(0));
  }

  boolean isDigit() {
    return Script.isDigit(text.codePointAt(0));
  }
}
