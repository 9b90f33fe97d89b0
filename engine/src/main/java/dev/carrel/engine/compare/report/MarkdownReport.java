// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.ground.MarkdownWords;
import java.util.stream.Collectors;

/** A report as Markdown: what was taken out is struck out, what was put in is bold. */
final class MarkdownReport {
  private MarkdownReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(MarkdownWords.inLine(report.title())).append("\n\n");
    out.append(MarkdownWords.line(report.summary())).append('\n');
    for (Report.Row row : report.rows()) {
      out.append("\n## ").append(MarkdownWords.inLine(row.heading())).append("\n\n");
      String pieces =
          row.pieces().stream().map(MarkdownReport::piece).collect(Collectors.joining(" "));
      out.append(MarkdownWords.atStart(pieces)).append('\n');
      report.meaning(row).ifPresent(said -> out.append("\n*" + MarkdownWords.inLine(said) + "*\n"));
    }
    return out.toString();
  }

  private static String piece(Piece piece) {
    String text = MarkdownWords.inLine(piece.text());
    return switch (piece.how()) {
      case KEPT -> text;
      case REMOVED -> text.isEmpty() ? "" : "~~" + text + "~~";
      case ADDED -> text.isEmpty() ? "" : "**" + text + "**";
    };
  }
}
