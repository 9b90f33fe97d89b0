// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;

/** Text on the screen that can be selected. */
public interface Surface {
  /** What is on it. */
  Texts texts();

  /** The place nearest to a point of the scene; empty where there is no text to be near to. */
  Optional<Selection.At> at(Point2D scene);

  /**
   * What several clicks seize.
   *
   * @param clicks 2 or more: a word, a line, whatever comes above
   */
  Selection around(Selection.At at, int clicks);

  /** Where the keyboard begins while nothing is selected. */
  Selection.At start();

  /** What is meant by selecting all. */
  Selection all();

  /** Copies what is selected; false if nothing is. */
  boolean copy();

  /** Takes the keyboard. */
  void focus();

  /**
   * Where a key leads that does not go sideways.
   *
   * @param key of UP, DOWN, HOME, END
   * @param far whether the key for large steps is held with it
   * @return empty if it leads nowhere here
   */
  default Optional<Selection.At> lead(Selection.At from, KeyCode key, boolean far) {
    return Optional.empty();
  }

  /** By how many pixels a point of the scene lies above (negative) or below what is in sight. */
  default double beyond(Point2D scene) {
    return 0;
  }

  /** Shows more of what is above (negative) or below. */
  default void scroll(double pixels) {}
}
