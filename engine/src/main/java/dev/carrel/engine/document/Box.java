// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.document;

/**
 * A rectangle on a page as it is shown (its rotation applied), in points of 1/72 inch from the
 * upper left corner.
 */
public record Box(float x, float y, float width, float height) {
  public float right() {
    return x + width;
  }

  public float bottom() {
    return y + height;
  }

  /** The smallest box around both. */
  public Box union(Box other) {
    float left = Math.min(x, other.x);
    float top = Math.min(y, other.y);
    return new Box(
        left,
        top,
        Math.max(right(), other.right()) - left,
        Math.max(bottom(), other.bottom()) - top);
  }
}
