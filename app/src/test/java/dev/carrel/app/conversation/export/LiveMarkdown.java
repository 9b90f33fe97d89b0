// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.export;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What in a Markdown file is fetched, followed or run by those who read it. */
final class LiveMarkdown extends AbstractVisitor {
  /** What GitHub makes a link of by itself, in words that are not code. */
  private static final Pattern ADDRESS =
      Pattern.compile("(?i)(https?|ftp)://|\\bwww\\.[^\\s.]|[\\w.+-]@\\w|(^|\\W)@\\w");

  private final List<String> found = new ArrayList<>();

  private LiveMarkdown() {}

  /** With tables and without, since both kinds of readers exist. */
  static void requireNone(String markdown, String of) {
    for (Parser parser :
        List.of(
            Parser.builder().build(),
            Parser.builder().extensions(List.of(TablesExtension.create())).build())) {
      LiveMarkdown live = new LiveMarkdown();
      parser.parse(markdown).accept(live);
      assertEquals(List.of(), live.found, () -> "of «" + of + "» came\n" + markdown);
    }
  }

  @Override
  public void visit(Link link) {
    found.add("link " + link.getDestination());
  }

  @Override
  public void visit(Image image) {
    found.add("image " + image.getDestination());
  }

  @Override
  public void visit(HtmlBlock html) {
    found.add("html " + html.getLiteral());
  }

  @Override
  public void visit(HtmlInline html) {
    found.add("html " + html.getLiteral());
  }

  @Override
  public void visit(LinkReferenceDefinition definition) {
    found.add("definition " + definition.getDestination());
  }

  @Override
  public void visit(FencedCodeBlock code) {
    if (code.getInfo() != null && !code.getInfo().isEmpty()) {
      found.add("language " + code.getInfo());
    }
  }

  @Override
  public void visit(Text text) {
    if (ADDRESS.matcher(text.getLiteral()).find()) {
      found.add("address " + text.getLiteral());
    }
  }
}
