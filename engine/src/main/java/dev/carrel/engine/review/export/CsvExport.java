// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.CsvField;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review.KeptColumn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * A review as CSV (RFC 4180, UTF-8): a line for each document; for each question its value, beside
 * it the unit where there may be one, the state, the words, the first quote, its place and who
 * verified it.
 */
final class CsvExport {
  private CsvExport() {}

  static void write(Exported review, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    if (review.options().csvBom()) {
      writer.write('\uFEFF');
    }
    writer.write(CsvField.line(heads(review)));
    for (DocumentEntry row : review.grid().rows()) {
      writer.write(CsvField.line(fields(review, row)));
    }
    writer.flush();
  }

  private static List<String> heads(Exported review) {
    List<String> heads = new ArrayList<>(List.of("Document", "SHA-256 of its file"));
    for (KeptColumn column : review.columns()) {
      String title = column.column().title();
      heads.add(title);
      unitHead(column.column().type(), title, heads);
      heads.add(title + ": state");
      heads.add(title + ": words");
      heads.add(title + ": first quote");
      heads.add(title + ": place");
      heads.add(title + ": verified by");
      heads.add(title + ": tags");
    }
    heads.add("Tags");
    return heads;
  }

  private static void unitHead(ColumnType type, String title, List<String> heads) {
    if (type == ColumnType.AMOUNT) {
      heads.add(title + ": unit");
    } else if (type == ColumnType.DURATION) {
      heads.add(title + ": days counted");
    }
  }

  private static List<String> fields(Exported review, DocumentEntry row) {
    List<String> fields = new ArrayList<>(List.of(review.name(row), row.id().sha256()));
    review.cells(row).forEach(cell -> fields(review, cell, fields));
    fields.add(review.tagged(row));
    return fields;
  }

  private static void fields(Exported review, ExportedCell cell, List<String> fields) {
    fields.add(cell.text());
    if (cell.type() == ColumnType.AMOUNT || cell.type() == ColumnType.DURATION) {
      fields.add(cell.value().map(ValueText::unit).orElse(""));
    }
    fields.add(cell.state());
    fields.add(cell.cell().words().isEmpty() ? cell.cell().failure() : cell.cell().words());
    fields.add(cell.firstQuote().map(Quote::text).orElse(""));
    fields.add(cell.firstQuote().map(q -> PlaceText.full(q, review.options().facts())).orElse(""));
    fields.add(cell.tick().map(Exported.Tick::who).orElse(""));
    fields.add(cell.tagged());
  }
}
