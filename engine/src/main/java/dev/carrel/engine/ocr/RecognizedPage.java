// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

import java.util.List;

/**
 * What was read on a picture.
 *
 * @param quarters how often the picture has to be turned clockwise by a quarter until its text is
 *     upright, 0 to 3
 * @param lines in no order
 */
public record RecognizedPage(int quarters, List<RecognizedLine> lines) {
  public RecognizedPage {
    lines = List.copyOf(lines);
  }
}
