// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

/**
 * A character that was read.
 *
 * @param text one character, in rare cases of two UTF-16 units
 * @param sure how sure the network is, 0 to 1
 * @param start its left edge on the upright picture set straight, in pixels
 * @param end its right edge there
 * @param x left edge of its box on the picture as it was given, in pixels
 * @param y top of that box
 * @param width of that box
 * @param height of that box
 */
public record RecognizedCharacter(
    String text, float sure, float start, float end, float x, float y, float width, float height) {
  /** The same place with another character. */
  public RecognizedCharacter withText(String other) {
    return new RecognizedCharacter(other, sure, start, end, x, y, width, height);
  }
}
