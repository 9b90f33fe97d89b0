// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.PageLayout;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Where the pages of a document lie, one under the other, in pixels at a scale. */
final class Column {
  /** A4, for a page whose size the file does not tell. */
  private static final double DEFAULT_WIDTH = 595;

  private static final double DEFAULT_HEIGHT = 842;

  /** Between pages, and around them. */
  static final double GAP = 18;

  private final double[] widths;
  private final double[] heights;
  private final double[] tops;
  private final double scale;
  private final int degrees;

  /**
   * Lays the pages out.
   *
   * @param scale pixels per point
   * @param degrees by which each page is turned, clockwise
   */
  Column(Document document, double scale, int degrees) {
    int pages = document.pages().size();
    this.scale = scale;
    this.degrees = degrees;
    widths = new double[pages];
    heights = new double[pages];
    tops = new double[pages + 1];
    double y = GAP;
    for (int i = 0; i < pages; i++) {
      PageTurn turn = turn(document.pages().get(i), degrees);
      widths[i] = turn.shownWidth() * scale;
      heights[i] = turn.shownHeight() * scale;
      tops[i] = y;
      y += heights[i] + GAP;
    }
    tops[pages] = y;
  }

  /** How a page lies. */
  static PageTurn turn(Page page, int degrees) {
    PageLayout layout = page.layout();
    return new PageTurn(
        degrees, points(layout.width(), DEFAULT_WIDTH), points(layout.height(), DEFAULT_HEIGHT));
  }

  private static double points(float told, double otherwise) {
    return told > 0 ? told : otherwise;
  }

  /** The width that most pages keep within, in points: one fold-out does not make all small. */
  static double usualWidth(Document document, int degrees) {
    return usual(document, page -> turn(page, degrees).shownWidth(), DEFAULT_WIDTH);
  }

  /** The height that most pages keep within, in points. */
  static double usualHeight(Document document, int degrees) {
    return usual(document, page -> turn(page, degrees).shownHeight(), DEFAULT_HEIGHT);
  }

  private static double usual(Document document, ToDoubleFunction<Page> size, double otherwise) {
    double[] sorted = document.pages().stream().mapToDouble(size).sorted().toArray();
    return sorted.length == 0 ? otherwise : sorted[(sorted.length * 9) / 10];
  }

  /** Pixels per point. */
  double scale() {
    return scale;
  }

  /** By which each page is turned, clockwise. */
  int degrees() {
    return degrees;
  }

  int pages() {
    return widths.length;
  }

  /** Of a page from 1. */
  double top(int page) {
    return tops[page - 1];
  }

  double width(int page) {
    return widths[page - 1];
  }

  double height(int page) {
    return heights[page - 1];
  }

  double totalHeight() {
    return tops[pages()];
  }

  double totalWidth() {
    return Arrays.stream(widths).max().orElse(0) + 2 * GAP;
  }

  /** The page at a height, or the one above if the height falls between two; from 1. */
  int pageAt(double y) {
    int found = Arrays.binarySearch(tops, 0, Math.max(1, pages()), y);
    int index = found >= 0 ? found : -found - 2;
    return Math.clamp(index + 1, 1, Math.max(1, pages()));
  }
}
