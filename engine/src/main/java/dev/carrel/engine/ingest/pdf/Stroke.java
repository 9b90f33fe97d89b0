// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

/**
 * A line that is drawn more or less from left to right, in points as shown.
 *
 * @param left where it begins
 * @param from its height there
 * @param right where it ends
 * @param to its height there
 * @param thick how wide it is
 * @param turned whether it runs down the page, through letters that lie sideways: left and right
 *     are then its heights, and its height is how far from the left it runs
 */
record Stroke(float left, float from, float right, float to, float thick, boolean turned) {
  Stroke(float left, float from, float right, float to, float thick) {
    this(left, from, right, to, thick, false);
  }

  /** Between two points in either order. */
  static Stroke between(float x1, float y1, float x2, float y2, float thick) {
    return x1 <= x2 ? new Stroke(x1, y1, x2, y2, thick) : new Stroke(x2, y2, x1, y1, thick);
  }

  /** The same numbers as those of a line that runs down the page. */
  Stroke asTurned() {
    return new Stroke(left, from, right, to, thick, true);
  }

  float length() {
    return right - left;
  }

  /** Its height in the middle. */
  float y() {
    return (from + to) / 2;
  }

  /** Its height at a place. */
  float at(float x) {
    return length() <= 0 ? y() : from + (to - from) * (x - left) / length();
  }

  boolean isLevel() {
    return Math.abs(to - from) < 0.5f;
  }

  float top() {
    return Math.min(from, to) - thick / 2;
  }

  float bottom() {
    return Math.max(from, to) + thick / 2;
  }
}
