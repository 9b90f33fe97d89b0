// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDPageLabels;

/** What the pages of a file are called in it: "A-127", "iv". */
final class PageLabels {
  private PageLabels() {}

  /** A label for each page; empty where the file names none. */
  static List<String> of(PDDocument document, int pages) {
    List<String> labels = new ArrayList<>(Collections.nCopies(pages, ""));
    try {
      PDPageLabels named = document.getDocumentCatalog().getPageLabels();
      if (named != null) {
        String[] found = named.getLabelsByPageIndices();
        for (int i = 0; i < Math.min(found.length, pages); i++) {
          labels.set(i, found[i] == null ? "" : found[i].strip());
        }
      }
    } catch (IOException | RuntimeException | StackOverflowError e) {
      return List.copyOf(Collections.nCopies(pages, "")); // damaged: as if there were none
    }
    return labels;
  }
}
