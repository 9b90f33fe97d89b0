package dev.carrel.app.page;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.PageLayout;
import java.util.Arrays;

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

  /**
   * Lays the pages out.
   *
   * @param scale pixels per point
   */
  Column(Document document, double scale) {
    int pages = document.pages().size();
    this.scale = scale;
    widths = new double[pages];
    heights = new double[pages];
    tops = new double[pages + 1];
    double y = GAP;
    for (int i = 0; i < pages; i++) {
      PageLayout layout = document.pages().get(i).layout();
      widths[i] = points(layout.width(), DEFAULT_WIDTH) * scale;
      heights[i] = points(layout.height(), DEFAULT_HEIGHT) * scale;
      tops[i] = y;
      y += heights[i] + GAP;
    }
    tops[pages] = y;
  }

  private static double points(float told, double otherwise) {
    return told > 0 ? told : otherwise;
  }

  /** The width that most pages keep within, in points: one fold-out does not make all small. */
  static double usualWidth(Document document) {
    double[] sorted =
        document.pages().stream()
            .mapToDouble(page -> points(page.layout().width(), DEFAULT_WIDTH))
            .sorted()
            .toArray();
    return sorted.length == 0 ? DEFAULT_WIDTH : sorted[(sorted.length * 9) / 10];
  }

  double scale() {
    return scale;
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
