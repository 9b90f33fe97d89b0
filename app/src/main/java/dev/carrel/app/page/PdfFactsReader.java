// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.page.PdfFacts.Bookmark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineNode;
import org.jspecify.annotations.Nullable;

/**
 * Reads what a PDF tells of itself. What is damaged is left out: the pages are there without it.
 */
final class PdfFactsReader {
  private static final System.Logger LOG = System.getLogger(PdfFactsReader.class.getName());
  private static final int MOST_BOOKMARKS = 20_000;
  private static final int DEEPEST = 32;

  private final PDDocument document;
  private final Set<COSDictionary> seen = new HashSet<>();

  private PdfFactsReader(PDDocument document) {
    this.document = document;
  }

  static PdfFacts read(PDDocument document) {
    PdfFactsReader reader = new PdfFactsReader(document);
    return new PdfFacts(reader.labels(), reader.outline());
  }

  private List<String> labels() {
    try {
      PDPageLabels labels = document.getDocumentCatalog().getPageLabels();
      if (labels == null) {
        return List.of();
      }
      return Arrays.stream(labels.getLabelsByPageIndices())
          .map((@Nullable String label) -> label == null ? "" : label)
          .toList();
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "page labels", e);
      return List.of();
    }
  }

  private List<Bookmark> outline() {
    try {
      PDDocumentOutline outline = document.getDocumentCatalog().getDocumentOutline();
      return outline == null ? List.of() : below(outline, 0);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "outline", e);
      return List.of();
    }
  }

  private List<Bookmark> below(PDOutlineNode node, int depth) {
    List<Bookmark> bookmarks = new ArrayList<>();
    @Nullable PDOutlineItem item = depth < DEEPEST ? node.getFirstChild() : null;
    // An outline is a linked list that a damaged file may join into a ring.
    while (item != null && seen.size() < MOST_BOOKMARKS && seen.add(item.getCOSObject())) {
      String title = item.getTitle() == null ? "" : item.getTitle().replaceAll("\\s+", " ").strip();
      List<Bookmark> below = below(item, depth + 1);
      if (!title.isEmpty() || !below.isEmpty()) {
        bookmarks.add(new Bookmark(title, spot(item), item.isNodeOpen(), below));
      }
      item = item.getNextSibling();
    }
    return bookmarks;
  }

  private Spot spot(PDOutlineItem item) {
    try {
      Optional<Spot> spot = PdfDestinations.spot(document, item.getDestination());
      if (spot.isEmpty() && item.getAction() instanceof PDActionGoTo goTo) {
        spot = PdfDestinations.spot(document, goTo.getDestination());
      }
      return spot.orElse(Spot.topOf(0));
    } catch (IOException | RuntimeException e) {
      LOG.log(System.Logger.Level.DEBUG, "a bookmark", e);
      return Spot.topOf(0);
    }
  }
}
