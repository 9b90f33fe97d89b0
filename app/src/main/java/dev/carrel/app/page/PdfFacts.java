// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import java.util.List;

/**
 * What a PDF tells of itself besides its pages.
 *
 * @param labels what each page is called, in order, such as "iv"; empty if the file names none
 * @param outline its bookmarks; empty if it has none
 */
public record PdfFacts(List<String> labels, List<Bookmark> outline) {
  static final PdfFacts NONE = new PdfFacts(List.of(), List.of());

  public PdfFacts {
    labels = List.copyOf(labels);
    outline = List.copyOf(outline);
  }

  /**
   * An entry of the outline.
   *
   * @param spot where it leads; page 0 if nowhere
   * @param open whether the file shows what is below it at first
   */
  public record Bookmark(String title, Spot spot, boolean open, List<Bookmark> below) {
    public Bookmark {
      below = List.copyOf(below);
    }
  }
}
