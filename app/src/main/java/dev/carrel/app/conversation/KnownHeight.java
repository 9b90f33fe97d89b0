// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.function.DoubleUnaryOperator;

/**
 * The height of a region for the width asked about last. JavaFX remembers the height of text that
 * is not wrapped only; a parent asks for the other several times in each layout, and so do the
 * parents above it, of which each asks several times again.
 */
final class KnownHeight {
  private double width = -1;
  private double height;

  double of(double asked, DoubleUnaryOperator computed) {
    if (asked < 0) {
      return computed.applyAsDouble(asked);
    }
    if (asked != width) {
      height = computed.applyAsDouble(asked);
      width = asked;
    }
    return height;
  }

  /** Something in the region has changed. */
  void forget() {
    width = -1;
  }
}
