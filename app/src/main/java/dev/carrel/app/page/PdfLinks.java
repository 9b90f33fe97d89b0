// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.action.PDAction;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;

/** The links of a PDF's pages. */
final class PdfLinks {
  private static final System.Logger LOG = System.getLogger(PdfLinks.class.getName());

  /** More on one page are no links that anyone follows. */
  private static final int MOST = 500;

  private PdfLinks() {}

  static List<PageLink> of(PDDocument document, int number) {
    List<PageLink> links = new ArrayList<>();
    try {
      PDPage page = document.getPage(number - 1);
      PagePlane plane = PagePlane.of(page, 0);
      for (PDAnnotation annotation : page.getAnnotations()) {
        if (annotation instanceof PDAnnotationLink link
            && !link.isHidden()
            && links.size() < MOST) {
          link(document, link, plane).ifPresent(links::add);
        }
      }
    } catch (IOException | RuntimeException e) {
      // A page with damaged links is still a page.
      LOG.log(System.Logger.Level.DEBUG, "links of page " + number, e);
    }
    return links;
  }

  private static Optional<PageLink> link(
      PDDocument document, PDAnnotationLink link, PagePlane plane) throws IOException {
    PDRectangle rectangle = link.getRectangle();
    if (rectangle == null) {
      return Optional.empty();
    }
    Box box = plane.shown(rectangle);
    PDAction action = link.getAction();
    if (action instanceof PDActionURI uri && uri.getURI() != null) {
      return Optional.of(new PageLink.Address(box, uri.getURI()));
    }
    Optional<Spot> spot =
        action instanceof PDActionGoTo goTo
            ? PdfDestinations.spot(document, goTo.getDestination())
            : PdfDestinations.spot(document, link.getDestination());
    return spot.map(to -> new PageLink.Inside(box, to));
  }
}
