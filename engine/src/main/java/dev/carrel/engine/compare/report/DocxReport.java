// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.report.WordFile;
import dev.carrel.engine.report.WordText;
import dev.carrel.engine.report.WordText.Dress;
import dev.carrel.engine.report.WordText.Run;
import dev.carrel.engine.report.WordText.Style;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/**
 * A report as a Word document: what was taken out is struck out and red, what was put in is
 * underlined and green.
 */
final class DocxReport {
  private DocxReport() {}

  static byte[] of(Report report) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      WordFile.write(
          bytes,
          report.title(),
          Optional.empty(),
          WordFile.Paper.UPRIGHT,
          text -> write(report, text));
    } catch (IOException e) {
      throw new UncheckedIOException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  private static void write(Report report, WordText text) throws IOException {
    text.paragraph(Style.TITLE, report.title());
    text.paragraph(Style.NORMAL, report.summary());
    for (Report.Row row : report.rows()) {
      text.paragraph(Style.HEADING, row.heading());
      text.paragraph(
          Style.NORMAL,
          row.pieces().stream()
              .map(piece -> new Run(dress(piece.how()), piece.text() + " "))
              .toList());
      Optional<String> meaning = report.meaning(row);
      if (meaning.isPresent()) {
        text.paragraph(Style.NORMAL, List.of(new Run(Dress.SAID, meaning.get())));
      }
    }
  }

  private static Dress dress(Piece.How how) {
    return switch (how) {
      case KEPT -> Dress.PLAIN;
      case REMOVED -> Dress.REMOVED;
      case ADDED -> Dress.ADDED;
    };
  }
}
