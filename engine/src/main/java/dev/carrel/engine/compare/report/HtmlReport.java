// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.compare.report;

import dev.carrel.engine.compare.Change.Piece;
import dev.carrel.engine.report.WebPage;

/** A report as one web page that needs nothing else: no script, no picture, no link. */
final class HtmlReport {
  private static final String STYLE =
      """
      body { font: 16px/1.55 system-ui, sans-serif; color: #23262b; background: #fff;
             max-width: 46em; margin: 3em auto; padding: 0 1.5em; }
      h1 { font-size: 1.4em; } h2 { font-size: 1em; margin: 1.8em 0 .4em; }
      section { border-top: 1px solid #c9c6bf; }
      p { margin: .4em 0; overflow-wrap: anywhere; }
      del { color: #8c1d18; background: #fbe9e7; text-decoration: line-through; }
      ins { color: #0b5c33; background: #e4f4ea; text-decoration: underline; }
      @media (prefers-color-scheme: dark) { body { color: #e4e2dd; background: #1d1f23; }
             section { border-color: #4a4d53; } del { color: #ffb4ab; background: #4a1512; }
             ins { color: #9be3b6; background: #0f3a24; } }
      @media print { body { margin: 0; max-width: none; } section { break-inside: avoid; } }
      """;

  private HtmlReport() {}

  static String of(Report report) {
    StringBuilder out = new StringBuilder(WebPage.begin(report.language(), report.title(), STYLE));
    out.append("<h1>").append(WebPage.words(report.title())).append("</h1>\n<p>");
    out.append(WebPage.words(report.summary())).append("</p>\n");
    for (Report.Row row : report.rows()) {
      out.append("<section>\n<h2>")
          .append(WebPage.words(row.heading()))
          .append("</h2>\n<p dir=\"auto\">");
      row.pieces().forEach(piece -> out.append(of(piece)).append(' '));
      out.append("</p>\n");
      report
          .meaning(row)
          .ifPresent(
              said -> out.append("<p><em>").append(WebPage.words(said)).append("</em></p>\n"));
      out.append("</section>\n");
    }
    return out.append(WebPage.END).toString();
  }

  private static String of(Piece piece) {
    String text = WebPage.words(piece.text());
    return switch (piece.how()) {
      case KEPT -> text;
      case REMOVED -> "<del>" + text + "</del>";
      case ADDED -> "<ins>" + text + "</ins>";
    };
  }
}
