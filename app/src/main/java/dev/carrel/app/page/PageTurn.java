// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import javafx.geometry.Point2D;

/**
 * A page turned by quarters, clockwise, from how its file shows it. All in points from the upper
 * left corner.
 *
 * @param degrees 0, 90, 180 or 270
 * @param width of the page before it is turned
 * @param height of the page before it is turned
 */
record PageTurn(int degrees, double width, double height) {
  PageTurn {
    if (degrees != 0 && degrees != 90 && degrees != 180 && degrees != 270) {
      throw new IllegalArgumentException(degrees + " degrees are no quarter turns");
    }
  }

  static boolean isSideways(int degrees) {
    return degrees % 180 != 0;
  }

  double shownWidth() {
    return isSideways(degrees) ? height : width;
  }

  double shownHeight() {
    return isSideways(degrees) ? width : height;
  }

  /** Where a point of the page is shown. */
  Point2D shown(double x, double y) {
    return switch (degrees) {
      case 90 -> new Point2D(height - y, x);
      case 180 -> new Point2D(width - x, height - y);
      case 270 -> new Point2D(y, width - x);
      default -> new Point2D(x, y);
    };
  }

  /** The point of the page that is shown here. */
  Point2D back(double x, double y) {
    return switch (degrees) {
      case 90 -> new Point2D(y, height - x);
      case 180 -> new Point2D(width - x, height - y);
      case 270 -> new Point2D(width - y, x);
      default -> new Point2D(x, y);
    };
  }

  /** Where a box of the page is shown. */
  Box shown(Box box) {
    Point2D one = shown(box.x(), box.y());
    Point2D other = shown(box.right(), box.bottom());
    return new Box(
        (float) Math.min(one.getX(), other.getX()),
        (float) Math.min(one.getY(), other.getY()),
        (float) Math.abs(one.getX() - other.getX()),
        (float) Math.abs(one.getY() - other.getY()));
  }
}
