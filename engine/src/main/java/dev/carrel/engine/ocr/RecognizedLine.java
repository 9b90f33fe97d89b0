// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.List;

/**
 * A piece of a line that was read.
 *
 * <p>Its edges are those on the upright picture set straight: turned back by how much most lines
 * lie askew. In pixels.
 *
 * @param characters in the order of reading, spaces among them
 */
public record RecognizedLine(
    float top, float bottom, float baseline, float size, List<RecognizedCharacter> characters) {
  public RecognizedLine {
    characters = List.copyOf(characters);
  }
}
