// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import javafx.scene.Node;
import javafx.scene.input.ScrollEvent;

/** Turns as a mouse's wheel does. */
final class Wheel {
  private Wheel() {}

  /**
   * Over a node.
   *
   * @param x pixels to the left, negative to the right
   * @param y pixels upwards, negative downwards
   */
  static void turn(Node over, double x, double y) {
    over.fireEvent(
        new ScrollEvent(
            ScrollEvent.SCROLL,
            100,
            100,
            100,
            100,
            false,
            false,
            false,
            false,
            true,
            false,
            x,
            y,
            x,
            y,
            ScrollEvent.HorizontalTextScrollUnits.NONE,
            0,
            ScrollEvent.VerticalTextScrollUnits.NONE,
            0,
            0,
            null));
  }
}
