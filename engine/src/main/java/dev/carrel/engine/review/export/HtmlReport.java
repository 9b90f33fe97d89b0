// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.report.WebPage;
import dev.carrel.engine.review.Review.KeptColumn;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;

/**
 * A review as one page of HTML that needs nothing else and runs nothing: the grid, whose cells lead
 * to their quotes below.
 */
final class HtmlReport {
  private static final String STYLE =
      """
      :root { color-scheme: light dark; --ink: #23262b; --soft: #55595f; --paper: #fff;
              --line: #c9c6bf; --band: #eef2f7; }
      @media (prefers-color-scheme: dark) { :root { --ink: #e6e4df; --soft: #a9adb3;
              --paper: #1c1f23; --line: #4a4e55; --band: #2a2f36; } }
      @media print { :root { --ink: #000; --soft: #333; --paper: #fff; --line: #999;
              --band: #eee; } }
      body { font: 16px/1.5 system-ui, sans-serif; color: var(--ink); background: var(--paper);
             margin: 2em; }
      h2 { background: var(--band); padding: .4em .7em; border-radius: .4em; margin-top: 2.5em; }
      .grid { overflow-x: auto; } table { border-collapse: collapse; font-size: .9em; }
      th, td { border: 1px solid var(--line); padding: .35em .6em; text-align: start;
             vertical-align: top; min-width: 8em; } th { background: var(--band); }
      td a { color: inherit; } article { max-width: 46em; margin: 1.6em 0; }
      h3 { margin-bottom: .2em; } p { margin: .4em 0; white-space: pre-wrap;
             overflow-wrap: anywhere; }
      .state { font-weight: 600; } .soft, cite { color: var(--soft); font-size: .9em; }
      blockquote { margin: .6em 0; padding: .3em 1em; border-inline-start: 4px solid var(--line); }
      cite { font-style: normal; }
      @media print { body { margin: 0; font-size: 11pt; } .grid { overflow: visible; }
             article, tr { break-inside: avoid; } h2, h3 { break-after: avoid; } }
      """;

  private final Exported review;
  private final Writer out;

  private HtmlReport(Exported review, Writer out) {
    this.review = review;
    this.out = out;
  }

  static void write(Exported review, OutputStream out) throws IOException {
    Writer writer =
        new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8.newEncoder()));
    new HtmlReport(review, writer).write();
    writer.flush();
  }

  private void write() throws IOException {
    String title = ShownText.line(review.grid().review().name());
    out.write(WebPage.begin("en", title, STYLE));
    out.write("<h1>" + WebPage.words(title) + "</h1>\n");
    for (AboutReview.Line line : AboutReview.of(review)) {
      element("p", "soft", line.what() + ": " + line.is());
    }
    overview();
    int number = 0;
    for (DocumentEntry row : review.grid().rows()) {
      document(row, ++number);
    }
    out.write(WebPage.END);
  }

  private void overview() throws IOException {
    out.write("<div class=\"grid\"><table>\n<thead><tr>");
    head("col", "Document");
    for (KeptColumn column : review.columns()) {
      head("col", column.column().title());
    }
    out.write("</tr></thead>\n<tbody>\n");
    int number = 0;
    for (DocumentEntry row : review.grid().rows()) {
      number++;
      out.write("<tr>");
      head("row", review.name(row));
      int place = 0;
      for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
        ReportCell cell = ReportCell.of(cells.next(), review.options().facts());
        out.write("<td><a href=\"#" + anchor(number, ++place) + "\">");
        out.write(WebPage.words(cell.sign() + " " + cell.brief()) + "</a></td>");
      }
      out.write("</tr>\n");
    }
    out.write("</tbody>\n</table></div>\n");
  }

  private void head(String scope, String words) throws IOException {
    out.write("<th scope=\"" + scope + "\">" + WebPage.words(words) + "</th>");
  }

  private static String anchor(int document, int cell) {
    return "c" + document + "-" + cell;
  }

  private void document(DocumentEntry row, int number) throws IOException {
    out.write("<section>\n");
    element("h2", "", review.name(row));
    for (String line : review.about(row)) {
      element("p", "soft", line);
    }
    int place = 0;
    for (Iterator<ExportedCell> cells = review.cells(row).iterator(); cells.hasNext(); ) {
      out.write("<article id=\"" + anchor(number, ++place) + "\">\n");
      cell(ReportCell.of(cells.next(), review.options().facts()));
      out.write("</article>\n");
    }
    out.write("</section>\n");
  }

  private void cell(ReportCell cell) throws IOException {
    element("h3", "", cell.title());
    element("p", "soft", cell.question());
    element("p", "state", cell.state());
    element("p", "", cell.value());
    element("p", "", cell.words());
    if (!cell.quotes().isEmpty()) {
      element("p", "soft", cell.quotesHead());
    }
    for (ReportCell.Cited quote : cell.quotes()) {
      out.write("<blockquote>");
      element("p", "", "“" + quote.text() + "”");
      element("cite", "", quote.place());
      out.write("</blockquote>\n");
    }
    for (String remark : cell.remarks()) {
      element("p", "soft", remark);
    }
  }

  /** Nothing for no words. The direction of writing is each element's own. */
  private void element(String name, String kind, String words) throws IOException {
    if (!words.isBlank()) {
      String look = kind.isEmpty() ? "" : " class=\"" + kind + "\"";
      out.write("<" + name + look + " dir=\"auto\">" + WebPage.words(words) + "</" + name + ">\n");
    }
  }
}
