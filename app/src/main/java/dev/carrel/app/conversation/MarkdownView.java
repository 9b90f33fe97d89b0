package dev.carrel.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.layout.VBox;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/**
 * Markdown as native nodes. Made for text that grows: blocks that did not change keep their nodes.
 */
final class MarkdownView extends VBox {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS)
          .build();

  private final MarkdownBlocks blocks;
  private List<String> sources = List.of();

  /**
   * Shows nothing yet.
   *
   * @param onReference called with a quote's number when a reference to it is clicked
   */
  MarkdownView(IntConsumer onReference) {
    this.blocks = new MarkdownBlocks(onReference);
    getStyleClass().add("markdown");
  }

  void show(String markdown) {
    List<String> newSources = new ArrayList<>();
    List<Node> nodes = new ArrayList<>();
    org.commonmark.node.Node block = PARSER.parse(markdown).getFirstChild();
    while (block != null) {
      String source = source(markdown, block);
      int index = newSources.size();
      boolean same = index < sources.size() && sources.get(index).equals(source);
      nodes.add(same ? getChildren().get(index) : blocks.node(block));
      newSources.add(source);
      block = block.getNext();
    }
    sources = newSources;
    if (!getChildren().equals(nodes)) {
      getChildren().setAll(nodes);
    }
  }

  private static String source(String markdown, org.commonmark.node.Node block) {
    List<SourceSpan> spans = block.getSourceSpans();
    if (spans.isEmpty()) {
      return "";
    }
    SourceSpan last = spans.getLast();
    return markdown.substring(
        spans.getFirst().getInputIndex(), last.getInputIndex() + last.getLength());
  }
}
