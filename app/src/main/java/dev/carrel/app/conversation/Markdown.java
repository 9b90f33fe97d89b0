package dev.carrel.app.conversation;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.Extension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Node;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** The Markdown that answers are written in: CommonMark with tables. */
final class Markdown {
  static final List<Extension> EXTENSIONS = List.of(TablesExtension.create());

  private static final Parser PARSER =
      Parser.builder().extensions(EXTENSIONS).includeSourceSpans(IncludeSourceSpans.BLOCKS).build();

  private Markdown() {}

  /** The document node. */
  static Node parse(String markdown) {
    return PARSER.parse(markdown);
  }

  static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }
}
