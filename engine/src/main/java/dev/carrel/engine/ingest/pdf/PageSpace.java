// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.document.Box;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * From a PDF page's own coordinates (origin anywhere, y upwards, unrotated) to the page as it is
 * shown: points of 1/72 inch from the upper left corner of the crop box, rotation and user unit
 * applied.
 *
 * @param left of the crop box
 * @param bottom of the crop box
 * @param boxWidth of the crop box before rotation
 * @param boxHeight of the crop box before rotation
 * @param rotation clockwise: 0, 90, 180 or 270
 * @param unit points per user space unit
 */
record PageSpace(
    float left, float bottom, float boxWidth, float boxHeight, int rotation, float unit) {

  static PageSpace of(PDPage page) {
    PDRectangle box = page.getCropBox();
    if (box.getWidth() < 1 || box.getHeight() < 1) {
      box = page.getMediaBox();
    }
    if (box.getWidth() < 1 || box.getHeight() < 1) {
      box = PDRectangle.LETTER;
    }
    float unit = page.getUserUnit() > 0 ? page.getUserUnit() : 1;
    return new PageSpace(
        box.getLowerLeftX(),
        box.getLowerLeftY(),
        box.getWidth(),
        box.getHeight(),
        page.getRotation(),
        unit);
  }

  float width() {
    return unit * (isTurned() ? boxHeight : boxWidth);
  }

  float height() {
    return unit * (isTurned() ? boxWidth : boxHeight);
  }

  private boolean isTurned() {
    return rotation == 90 || rotation == 270;
  }

  float x(float x, float y) {
    return unit
        * switch (rotation) {
          case 90 -> y - bottom;
          case 180 -> left + boxWidth - x;
          case 270 -> bottom + boxHeight - y;
          default -> x - left;
        };
  }

  float y(float x, float y) {
    return unit
        * switch (rotation) {
          case 90 -> x - left;
          case 180 -> y - bottom;
          case 270 -> left + boxWidth - x;
          default -> bottom + boxHeight - y;
        };
  }

  /** Whether the middle of a box, in points as shown, is on the page. */
  boolean shows(Box box) {
    float x = box.x() + box.width() / 2;
    float y = box.y() + box.height() / 2;
    return x >= 0 && y >= 0 && x <= width() && y <= height();
  }
}
