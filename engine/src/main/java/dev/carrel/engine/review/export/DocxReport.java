// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.report.WordFile;
import dev.carrel.engine.report.WordText;
import dev.carrel.engine.report.WordText.Style;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * A review as a document for word processors: what it is, then each document with a table of
 * questions, answers and quotes. WordprocessingML without fields, links, pictures and macros.
 */
final class DocxReport {
  private static final List<Integer> WIDTHS = List.of(3200, 5600, 5700);

  private final Exported review;
  private final WordText text;

  private DocxReport(Exported review, WordText text) {
    this.review = review;
    this.text = text;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    WordFile.write(
        out,
        review.grid().review().name(),
        Optional.of(review.options().when()),
        WordFile.Paper.ON_ITS_SIDE,
        text -> new DocxReport(review, text).write());
  }

  private void write() throws IOException {
    text.paragraph(Style.TITLE, review.grid().review().name());
    for (AboutReview.Line line : AboutReview.of(review)) {
      text.paragraph(Style.NORMAL, line.what() + ": " + line.is());
    }
    for (DocumentEntry row : review.grid().rows()) {
      document(row);
    }
  }

  private void document(DocumentEntry row) throws IOException {
    text.paragraph(Style.HEADING, review.name(row));
    for (String line : review.about(row)) {
      text.paragraph(Style.SMALL, line);
    }
    if (review.columns().isEmpty()) {
      return;
    }
    text.beginTable(List.of("Question", "Answer", "Quotes"), WIDTHS);
    for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
      row(ReportCell.of(cells.next(), review.options().facts()));
    }
    text.endTable();
    // Else two tables that follow one another would be one.
    text.paragraph(Style.SMALL, "");
  }

  private void row(ReportCell cell) throws IOException {
    text.beginRow();
    text.beginCell(WIDTHS.get(0));
    text.paragraph(Style.STRONG, cell.title());
    text.paragraph(Style.SMALL, cell.question());
    text.endCell();
    text.beginCell(WIDTHS.get(1));
    text.paragraph(Style.STRONG, cell.state());
    filled(Style.NORMAL, cell.value());
    filled(Style.NORMAL, cell.words());
    for (String remark : cell.remarks()) {
      filled(Style.SMALL, remark);
    }
    text.endCell();
    text.beginCell(WIDTHS.get(2));
    text.paragraph(Style.SMALL, cell.quotes().isEmpty() ? "" : cell.quotesHead());
    for (ReportCell.Cited quote : cell.quotes()) {
      text.paragraph(Style.QUOTE, "“" + quote.text() + "”");
      text.paragraph(Style.SMALL, quote.place());
    }
    text.endCell();
    text.endRow();
  }

  private void filled(Style style, String words) throws IOException {
    if (!words.isBlank()) {
      text.paragraph(style, words);
    }
  }
}
