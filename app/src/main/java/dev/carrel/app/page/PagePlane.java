// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentKind;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;

/**
 * From the page as it is shown (crop box, rotation of the file and of the view applied; user units
 * from the upper left corner) to the page's own coordinates and back.
 *
 * @param box what is shown of the page, in its own coordinates
 * @param degrees by which it is turned in all, clockwise
 * @param unit points per unit
 */
record PagePlane(PDRectangle box, int degrees, float unit) {
  /** Whether a document is shown as paper: a PDF, or pictures whose places are known. */
  static boolean isPaper(Document document) {
    return document.kind().equals(DocumentKind.PDF)
        || (document.kind().hasPaper()
            && document.pages().stream().anyMatch(page -> page.layout().width() > 0));
  }

  static PagePlane of(PDPage page, int turned) {
    PDRectangle box = page.getCropBox();
    if (box.getWidth() < 1 || box.getHeight() < 1) {
      box = page.getMediaBox();
    }
    if (box.getWidth() < 1 || box.getHeight() < 1) {
      box = PDRectangle.LETTER;
    }
    float unit = page.getUserUnit() > 0 ? page.getUserUnit() : 1;
    return new PagePlane(box, Math.floorMod(page.getRotation() + turned, 360), unit);
  }

  private boolean isSideways() {
    return PageTurn.isSideways(degrees);
  }

  double shownWidth() {
    return isSideways() ? box.getHeight() : box.getWidth();
  }

  double shownHeight() {
    return isSideways() ? box.getWidth() : box.getHeight();
  }

  /** A rectangle as it is shown, in the page's own coordinates. */
  PDRectangle crop(double x, double y, double width, double height) {
    double right = x + width;
    double bottom = y + height;
    double left = box.getLowerLeftX();
    double low = box.getLowerLeftY();
    double high = box.getUpperRightY();
    double far = box.getUpperRightX();
    return switch (degrees) {
      case 90 -> rectangle(left + y, low + x, left + bottom, low + right);
      case 180 -> rectangle(far - right, low + y, far - x, low + bottom);
      case 270 -> rectangle(far - bottom, high - right, far - y, high - x);
      default -> rectangle(left + x, high - bottom, left + right, high - y);
    };
  }

  private static PDRectangle rectangle(double x1, double y1, double x2, double y2) {
    return new PDRectangle((float) x1, (float) y1, (float) (x2 - x1), (float) (y2 - y1));
  }

  /** A rectangle in the page's own coordinates as it is shown, in points. */
  Box shown(PDRectangle own) {
    double x1 = own.getLowerLeftX() - box.getLowerLeftX();
    double x2 = own.getUpperRightX() - box.getLowerLeftX();
    double y1 = own.getLowerLeftY() - box.getLowerLeftY();
    double y2 = own.getUpperRightY() - box.getLowerLeftY();
    double w = box.getWidth();
    double h = box.getHeight();
    return switch (degrees) {
      case 90 -> points(y1, x1, y2, x2);
      case 180 -> points(w - x2, y1, w - x1, y2);
      case 270 -> points(h - y2, w - x2, h - y1, w - x1);
      default -> points(x1, h - y2, x2, h - y1);
    };
  }

  private Box points(double x1, double y1, double x2, double y2) {
    return new Box(
        (float) (x1 * unit),
        (float) (y1 * unit),
        (float) ((x2 - x1) * unit),
        (float) ((y2 - y1) * unit));
  }
}
