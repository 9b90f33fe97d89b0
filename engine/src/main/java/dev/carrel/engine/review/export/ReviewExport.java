// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.review.ReviewGrid;
import java.io.IOException;
import java.io.OutputStream;

/** Writes reviews. */
public final class ReviewExport {
  private ReviewExport() {}

  /** Whether a document has a DOI or a title, without which there is no reference to it. */
  public static boolean hasReferences(ReviewGrid grid, ExportOptions options) {
    return Reference.of(new Exported(grid, options)).findAny().isPresent();
  }

  /**
   * Writes one. What is written is a whole file only when this returns; the caller sees to it that
   * half a one is not left in its place.
   *
   * @param out is flushed and left open
   * @throws IOException what the stream threw
   */
  public static void write(
      ExportKind kind, ReviewGrid grid, ExportOptions options, OutputStream out)
      throws IOException {
    Exported review = new Exported(grid, options);
    switch (kind) {
      case CSV -> CsvExport.write(review, out);
      case JSON -> JsonExport.write(review, out);
      case XLSX -> XlsxExport.write(review, out);
      case MARKDOWN -> MarkdownReport.write(review, out);
      case HTML -> HtmlReport.write(review, out);
      case DOCX -> DocxReport.write(review, out);
      case BIBTEX -> BibtexExport.write(review, out);
      case CSL_JSON -> CslExport.write(review, out);
    }
    out.flush();
  }
}
