// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ocr;

/**
 * A rectangle that may lie askew, such as that of a line on a crooked scan. In pixels from the
 * upper left corner.
 *
 * @param x of its middle
 * @param y of its middle
 * @param width along the direction of reading
 * @param height across it
 * @param angle of the direction of reading, in radians, clockwise from "to the right"
 */
record Slab(float x, float y, float width, float height, float angle) {
  /** The column of a point, given along and across from its upper left corner as it reads. */
  float pageX(float along, float across) {
    return x + (along - width / 2) * cos() - (across - height / 2) * sin();
  }

  /** The row of that point. */
  float pageY(float along, float across) {
    return y + (along - width / 2) * sin() + (across - height / 2) * cos();
  }

  private float cos() {
    return (float) Math.cos(angle);
  }

  private float sin() {
    return (float) Math.sin(angle);
  }

  /** The same, larger by so much on each side. */
  Slab grown(float by) {
    return new Slab(x, y, width + 2 * by, height + 2 * by, angle);
  }

  /** In a picture of another size. */
  Slab scaled(float horizontally, float vertically) {
    float cos = cos();
    float sin = sin();
    float along = (float) Math.hypot(cos * horizontally, sin * vertically);
    float across = (float) Math.hypot(sin * horizontally, cos * vertically);
    return new Slab(
        x * horizontally,
        y * vertically,
        width * along,
        height * across,
        (float) Math.atan2(sin * vertically, cos * horizontally));
  }

  /** The same, read a quarter further clockwise: from top to bottom. */
  Slab readDownwards() {
    return new Slab(x, y, /* width= */ height, /* height= */ width, angle + (float) (Math.PI / 2));
  }

  /** The same, read from the other end. */
  Slab upsideDown() {
    return new Slab(x, y, width, height, angle + (float) Math.PI);
  }

  /** The part of it between two places along it. */
  Slab part(float from, float to) {
    float middle = (from + to) / 2;
    return new Slab(pageX(middle, height / 2), pageY(middle, height / 2), to - from, height, angle);
  }
}
