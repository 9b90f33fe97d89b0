// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.MarkdownWords;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Collectors;

/** A review as Markdown: what it is, the grid as a table, then each document with its quotes. */
final class MarkdownReport {
  private final Exported review;
  private final Writer out;

  private MarkdownReport(Exported review, Writer out) {
    this.review = review;
    this.out = out;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    new MarkdownReport(review, writer).write();
    writer.flush();
  }

  private void write() throws IOException {
    out.write("# " + MarkdownWords.inLine(review.grid().review().name()) + "\n\n");
    for (AboutReview.Line line : AboutReview.of(review)) {
      out.write("- " + MarkdownWords.inLine(line.what()) + ": ");
      out.write(MarkdownWords.inLine(line.is()) + "\n");
    }
    overview();
    for (DocumentEntry row : review.grid().rows()) {
      document(row);
    }
  }

  private void overview() throws IOException {
    out.write("\n| Document |");
    for (var column : review.columns()) {
      out.write(" " + MarkdownWords.inLine(column.column().title()) + " |");
    }
    out.write("\n|---|" + "---|".repeat(review.columns().size()) + "\n");
    for (DocumentEntry row : review.grid().rows()) {
      out.write("| " + MarkdownWords.inLine(review.name(row)) + " |");
      for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
        ReportCell cell = ReportCell.of(cells.next(), review.options().facts());
        out.write(" " + MarkdownWords.inLine(cell.sign() + " " + cell.brief()) + " |");
      }
      out.write("\n");
    }
  }

  private void document(DocumentEntry row) throws IOException {
    out.write("\n## " + MarkdownWords.inLine(review.name(row)) + "\n");
    for (String line : review.about(row)) {
      out.write("\n" + MarkdownWords.inLine(line) + "\n");
    }
    for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
      cell(ReportCell.of(cells.next(), review.options().facts()));
    }
  }

  private void cell(ReportCell cell) throws IOException {
    out.write("\n### " + MarkdownWords.inLine(cell.title()) + "\n");
    paragraph("", cell.question());
    out.write("\n**" + MarkdownWords.inLine(cell.state()) + "**\n");
    paragraph("", cell.value());
    paragraph("", cell.words());
    if (!cell.quotes().isEmpty()) {
      paragraph("", cell.quotesHead());
      for (ReportCell.Cited quote : cell.quotes()) {
        paragraph("> ", "“" + quote.text() + "”");
        out.write(">\n> — " + MarkdownWords.inLine(quote.place()) + "\n");
      }
    }
    for (String remark : cell.remarks()) {
      paragraph("", remark);
    }
  }

  /** Its lines stay lines; nothing for no words. */
  private void paragraph(String prefix, String words) throws IOException {
    List<String> lines =
        words.lines().map(MarkdownWords::line).filter(line -> !line.isBlank()).toList();
    if (!lines.isEmpty()) {
      out.write("\n");
      out.write(
          lines.stream().map(line -> prefix + line).collect(Collectors.joining("\\\n")) + "\n");
    }
  }
}
