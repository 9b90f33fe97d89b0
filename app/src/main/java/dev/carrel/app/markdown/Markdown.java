// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.markdown;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.LinkReferenceDefinition;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Reads Markdown. */
public final class Markdown {
  /** Who writes for people goes no deeper; what goes deeper is words. */
  private static final int DEEPEST = 60;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .maxOpenBlockParsers(DEEPEST)
          .maxInlineNesting(DEEPEST)
          .build();

  private Markdown() {}

  /** The blocks of a text, in order. Anything is Markdown. */
  public static List<Block> parse(String markdown) {
    return blocks(PARSER.parse(markdown));
  }

  private static List<Block> blocks(Node parent) {
    return children(parent).stream()
        .filter(child -> !(child instanceof LinkReferenceDefinition))
        .map(Markdown::block)
        .toList();
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  private static Block block(Node block) {
    int start = start(block);
    return switch (block) {
      case Heading heading -> new Block.Heading(start, heading.getLevel(), RunFinder.of(heading));
      case BulletList list -> items(list, OptionalInt.empty());
      case OrderedList list -> {
        Integer first = list.getMarkerStartNumber();
        yield items(list, OptionalInt.of(first == null ? 1 : first));
      }
      case FencedCodeBlock code ->
          new Block.Code(start, RunFinder.literal(code, code.getLiteral(), 1));
      case IndentedCodeBlock code ->
          new Block.Code(start, RunFinder.literal(code, code.getLiteral(), 0));
      case HtmlBlock html -> new Block.Code(start, RunFinder.literal(html, html.getLiteral(), 0));
      case BlockQuote quote -> new Block.Quotation(start, blocks(quote));
      case TableBlock table -> table(table);
      case ThematicBreak _ -> new Block.Rule(start);
      default -> new Block.Paragraph(start, RunFinder.of(block));
    };
  }

  private static int start(Node block) {
    List<SourceSpan> spans = block.getSourceSpans();
    return spans.isEmpty() ? 0 : spans.getFirst().getInputIndex();
  }

  private static Block items(ListBlock list, OptionalInt first) {
    return new Block.Items(
        start(list), first, list.isTight(), children(list).stream().map(Markdown::blocks).toList());
  }

  private static Block table(TableBlock table) {
    List<Block.Row> rows = new ArrayList<>();
    for (Node part : children(table)) {
      for (Node line : children(part)) {
        rows.add(
            new Block.Row(
                part instanceof TableHead, children(line).stream().map(RunFinder::of).toList()));
      }
    }
    return new Block.Table(start(table), rows);
  }
}
