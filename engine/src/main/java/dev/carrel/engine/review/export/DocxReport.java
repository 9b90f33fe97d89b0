// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * A review as a document for word processors: what it is, then each document with a table of
 * questions, answers and quotes. WordprocessingML without fields, links, pictures and macros.
 */
final class DocxReport {
  private static final List<Integer> WIDTHS = List.of(3200, 5600, 5700);

  private final Exported review;
  private final DocxXml xml;

  private DocxReport(Exported review, DocxXml xml) {
    this.review = review;
    this.xml = xml;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    // Finished and not closed: the stream is the caller's.
    ZipOutputStream zip = new ZipOutputStream(out);
    part(zip, "[Content_Types].xml", DocxParts.TYPES);
    part(zip, "_rels/.rels", DocxParts.ROOT);
    part(zip, "word/_rels/document.xml.rels", DocxParts.DOCUMENT);
    part(zip, "word/styles.xml", DocxParts.STYLES);
    String created = review.options().when().truncatedTo(ChronoUnit.SECONDS).toString();
    String title = ShownText.line(review.grid().review().name());
    part(zip, "docProps/core.xml", DocxParts.core(title, created));
    zip.putNextEntry(new ZipEntry("word/document.xml"));
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(zip, StandardCharsets.UTF_8.newEncoder()));
    writer.write(DocxParts.XML + "<w:document " + DocxParts.NAMESPACE + "><w:body>");
    new DocxReport(review, new DocxXml(writer)).write();
    writer.write(DocxParts.SECTION + "</w:body></w:document>");
    writer.flush();
    zip.closeEntry();
    zip.finish();
  }

  private static void part(ZipOutputStream zip, String name, String text) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(text.getBytes(StandardCharsets.UTF_8));
    zip.closeEntry();
  }

  private void write() throws IOException {
    xml.paragraph("Title", review.grid().review().name());
    for (AboutReview.Line line : AboutReview.of(review)) {
      xml.paragraph("Normal", line.what() + ": " + line.is());
    }
    for (DocumentEntry row : review.grid().rows()) {
      document(row);
    }
  }

  private void document(DocumentEntry row) throws IOException {
    xml.paragraph("Heading1", review.name(row));
    for (String line : review.about(row)) {
      xml.paragraph("Small", line);
    }
    if (review.columns().isEmpty()) {
      return;
    }
    xml.beginTable(List.of("Question", "Answer", "Quotes"), WIDTHS);
    for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
      row(ReportCell.of(cells.next(), review.options().facts()));
    }
    xml.endTable();
    // Else two tables that follow one another would be one.
    xml.paragraph("Small", "");
  }

  private void row(ReportCell cell) throws IOException {
    xml.beginRow();
    xml.beginCell(WIDTHS.get(0));
    xml.paragraph("Strong", cell.title());
    xml.paragraph("Small", cell.question());
    xml.endCell();
    xml.beginCell(WIDTHS.get(1));
    xml.paragraph("Strong", cell.state());
    filled("Normal", cell.value());
    filled("Normal", cell.words());
    for (String remark : cell.remarks()) {
      filled("Small", remark);
    }
    xml.endCell();
    xml.beginCell(WIDTHS.get(2));
    xml.paragraph("Small", cell.quotes().isEmpty() ? "" : cell.quotesHead());
    for (ReportCell.Cited quote : cell.quotes()) {
      xml.paragraph("Quote", "“" + quote.text() + "”");
      xml.paragraph("Small", quote.place());
    }
    xml.endCell();
    xml.endRow();
  }

  private void filled(String style, String words) throws IOException {
    if (!words.isBlank()) {
      xml.paragraph(style, words);
    }
  }
}
