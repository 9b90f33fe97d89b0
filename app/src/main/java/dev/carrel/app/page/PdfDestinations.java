// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.io.IOException;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitRectangleDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageFitWidthDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.jspecify.annotations.Nullable;

/** Where the destinations of a PDF lead. */
final class PdfDestinations {
  private PdfDestinations() {}

  /** The place that a destination names, if it is in this document. */
  static Optional<Spot> spot(PDDocument document, @Nullable PDDestination destination)
      throws IOException {
    PDDestination found = destination;
    if (found instanceof PDNamedDestination named) {
      found = document.getDocumentCatalog().findNamedDestinationPage(named);
    }
    if (!(found instanceof PDPageDestination target)) {
      return Optional.empty();
    }
    int page = target.retrievePageNumber() + 1;
    if (page < 1 || page > document.getNumberOfPages()) {
      return Optional.empty();
    }
    return Optional.of(new Spot(page, share(document.getPage(page - 1), top(target))));
  }

  /** The height that is named, upwards in the page's own coordinates; negative if none is. */
  private static float top(PDPageDestination target) {
    return switch (target) {
      case PDPageXYZDestination xyz -> xyz.getTop();
      case PDPageFitWidthDestination width -> width.getTop();
      case PDPageFitRectangleDestination rectangle -> rectangle.getTop();
      default -> -1;
    };
  }

  private static double share(PDPage page, float top) {
    if (top <= 0) {
      return Spot.TOP;
    }
    PagePlane plane = PagePlane.of(page, 0);
    PDRectangle box = plane.box();
    boolean sideways = PageTurn.isSideways(plane.degrees());
    PDRectangle line = new PDRectangle(box.getLowerLeftX(), top, box.getWidth(), 0);
    double share = plane.shown(line).y() / (plane.shownHeight() * plane.unit());
    return sideways || share < 0.02 || share > 1 ? Spot.TOP : share;
  }
}
