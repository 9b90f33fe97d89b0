// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import dev.carrel.app.conversation.quote.Inlines;
import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.Run;
import dev.carrel.app.markdown.Style;
import dev.carrel.engine.report.WebPage;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;

/** Markdown as HTML: what it says as words; its only links lead to a quote in the same file. */
final class HtmlBlocks {
  private final IntFunction<Optional<String>> anchor;
  private final StringBuilder out = new StringBuilder();

  private HtmlBlocks(IntFunction<Optional<String>> anchor) {
    this.anchor = anchor;
  }

  /**
   * The HTML of blocks.
   *
   * @param anchor where a quote of a number stands on the page; empty if there is none
   */
  static String of(List<Block> blocks, IntFunction<Optional<String>> anchor) {
    HtmlBlocks html = new HtmlBlocks(anchor);
    html.blocks(blocks);
    return html.out.toString();
  }

  private void blocks(List<Block> blocks) {
    blocks.forEach(this::block);
  }

  private void block(Block block) {
    switch (block) {
      case Block.Heading(int _, int level, List<Run> words) -> element("h" + level, words);
      case Block.Paragraph(int _, List<Run> words) -> element("p", words);
      case Block.Items items -> items(items);
      case Block.Code code ->
          out.append("<pre><code>").append(WebPage.words(code.text())).append("</code></pre>\n");
      case Block.Quotation(int _, List<Block> said) -> {
        out.append("<blockquote>\n");
        blocks(said);
        out.append("</blockquote>\n");
      }
      case Block.Table table -> table(table);
      case Block.Rule _ -> out.append("<hr>\n");
    }
  }

  private void element(String name, List<Run> words) {
    out.append('<').append(name).append('>');
    words(words);
    out.append("</").append(name).append(">\n");
  }

  private void items(Block.Items list) {
    boolean counted = list.first().isPresent();
    int first = list.first().orElse(1);
    out.append(counted ? first == 1 ? "<ol>" : "<ol start=\"" + first + "\">" : "<ul>");
    out.append('\n');
    for (List<Block> item : list.items()) {
      out.append("<li>");
      for (Block block : item) {
        if (list.tight() && block instanceof Block.Paragraph(int _, List<Run> words)) {
          words(words);
        } else {
          block(block);
        }
      }
      out.append("</li>\n");
    }
    out.append(counted ? "</ol>\n" : "</ul>\n");
  }

  private void table(Block.Table table) {
    out.append("<table>\n");
    for (Block.Row row : table.rows()) {
      out.append("<tr>");
      for (List<Run> cell : row.cells()) {
        out.append(row.head() ? "<th>" : "<td>");
        words(cell);
        out.append(row.head() ? "</th>" : "</td>");
      }
      out.append("</tr>\n");
    }
    out.append("</table>\n");
  }

  private void words(List<Run> words) {
    for (Inlines.Piece piece : Inlines.of(Run.withAddresses(words))) {
      switch (piece) {
        case Inlines.Words said -> out.append(html(said));
        case Inlines.Reference(int quote) -> {
          String mark = "[" + quote + "]";
          out.append(
              anchor
                  .apply(quote)
                  .map(id -> "<a href=\"#" + id + "\">" + mark + "</a>")
                  .orElse(mark));
        }
      }
    }
  }

  private static String html(Inlines.Words words) {
    String html = WebPage.words(words.text()).replace("\n", "<br>\n");
    html = words.styles().contains(Style.CODE) ? "<code>" + html + "</code>" : html;
    html = words.styles().contains(Style.ITALIC) ? "<em>" + html + "</em>" : html;
    return words.styles().contains(Style.BOLD) ? "<strong>" + html + "</strong>" : html;
  }
}
