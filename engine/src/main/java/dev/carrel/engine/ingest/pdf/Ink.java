// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.HiddenText.Why;
import org.jspecify.annotations.Nullable;

/**
 * What a glyph is drawn with.
 *
 * @param order how many areas were painted before it
 * @param colour 0xRRGGBB, or {@link Colours#UNKNOWN}
 * @param alpha 0 to 1
 * @param why it cannot be seen, as far as that does not depend on what else is painted
 */
record Ink(int order, int colour, float alpha, @Nullable Why why) {
  static final Ink PLAIN = new Ink(Integer.MAX_VALUE, Colours.UNKNOWN, 1, null);

  Ink because(Why reason) {
    return new Ink(order, colour, alpha, reason);
  }
}
