// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change.Piece;
import java.util.stream.Collectors;

/** A report as Markdown: what was taken out is struck out, what was put in is bold. */
final class MarkdownReport {
  /** All that Markdown, and what makes links of addresses, may take for marks. */
  private static final String MARKS = "\\`*_{}[]()<>#+-.!|~&:@=$^";

  private MarkdownReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder();
    out.append("# ").append(escaped(report.title())).append("\n\n");
    out.append(escaped(report.summary())).append('\n');
    for (Report.Row row : report.rows()) {
      out.append("\n## ").append(escaped(row.heading())).append("\n\n");
      out.append(row.pieces().stream().map(MarkdownReport::piece).collect(Collectors.joining(" ")))
          .append('\n');
      report.meaning(row).ifPresent(said -> out.append("\n*").append(escaped(said)).append("*\n"));
    }
    return out.toString();
  }

  private static String piece(Piece piece) {
    String text = escaped(piece.text().strip());
    return switch (piece.how()) {
      case KEPT -> text;
      case REMOVED -> text.isEmpty() ? "" : "~~" + text + "~~";
      case ADDED -> text.isEmpty() ? "" : "**" + text + "**";
    };
  }

  private static String escaped(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean between = isWordly(text, i - 1) && isWordly(text, i + 1);
      // A point or a hyphen within a word or a number means nothing, but for addresses.
      boolean plain = (c == '.' || c == '-') && between && !isAddress(text, i);
      out.append(MARKS.indexOf(c) >= 0 && !plain ? "\\" : "").append(c);
    }
    return out.toString();
  }

  private static boolean isWordly(String text, int at) {
    return at >= 0 && at < text.length() && Character.isLetterOrDigit(text.charAt(at));
  }

  private static boolean isAddress(String text, int at) {
    return text.regionMatches(true, at - 3, "www", 0, 3);
  }
}
