package dev.carrel.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.jspecify.annotations.Nullable;

/** Turns blocks of Markdown into nodes. */
final class MarkdownBlocks {
  private final IntConsumer onReference;

  MarkdownBlocks(IntConsumer onReference) {
    this.onReference = onReference;
  }

  Node node(org.commonmark.node.Node block) {
    return switch (block) {
      case Heading heading -> flow(heading, "md-heading");
      case BulletList list -> list(list, 0);
      case OrderedList list -> {
        Integer first = list.getMarkerStartNumber();
        yield list(list, first == null ? 1 : first);
      }
      case FencedCodeBlock code -> code(code.getLiteral());
      case IndentedCodeBlock code -> code(code.getLiteral());
      case HtmlBlock html -> code(html.getLiteral());
      case BlockQuote quote -> styled(column(quote), "md-quote");
      case TableBlock table -> table(table);
      case ThematicBreak ignored -> styled(new Region(), "md-rule");
      default -> flow(block, "md-paragraph");
    };
  }

  private static <T extends Node> T styled(T node, String style) {
    node.getStyleClass().add(style);
    return node;
  }

  private static List<org.commonmark.node.Node> children(org.commonmark.node.Node parent) {
    List<org.commonmark.node.Node> children = new ArrayList<>();
    for (org.commonmark.node.@Nullable Node child = parent.getFirstChild();
        child != null;
        child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  private VBox column(org.commonmark.node.Node parent) {
    VBox column = new VBox();
    column.getStyleClass().add("md-column");
    children(parent).forEach(child -> column.getChildren().add(node(child)));
    return column;
  }

  /**
   * A list.
   *
   * @param first number of its first item; 0 for bullets
   */
  private VBox list(org.commonmark.node.Node list, int first) {
    VBox items = styled(new VBox(), "md-list");
    int number = first;
    for (org.commonmark.node.Node item : children(list)) {
      Label marker = new Label(first == 0 ? "•" : number++ + ".");
      marker.setMinWidth(Region.USE_PREF_SIZE);
      marker.getStyleClass().add("md-marker");
      VBox content = column(item);
      HBox.setHgrow(content, Priority.ALWAYS);
      content.setMinWidth(0);
      items.getChildren().add(new HBox(marker, content));
    }
    return items;
  }

  private static Node code(String literal) {
    Label label = new Label(literal.stripTrailing());
    label.getStyleClass().add("md-code");
    ScrollPane scroll = new ScrollPane(label);
    scroll.getStyleClass().add("md-code-pane");
    scroll.setFitToHeight(true);
    scroll.setVbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    return scroll;
  }

  private Node table(TableBlock table) {
    GridPane grid = styled(new GridPane(), "md-table");
    int row = 0;
    for (org.commonmark.node.Node part : children(table)) {
      for (org.commonmark.node.Node line : children(part)) {
        int column = 0;
        for (org.commonmark.node.Node cell : children(line)) {
          TextFlow flow = flow(cell, "md-cell");
          if (part instanceof TableHead) {
            flow.getStyleClass().add("md-head");
          }
          GridPane.setHgrow(flow, Priority.SOMETIMES);
          grid.add(flow, column++, row);
        }
        row++;
      }
    }
    return grid;
  }

  private TextFlow flow(org.commonmark.node.Node block, String style) {
    TextFlow flow = styled(new TextFlow(), style);
    for (Inlines.Run run : Inlines.of(block)) {
      flow.getChildren().add(node(run));
    }
    return flow;
  }

  private Node node(Inlines.Run run) {
    return switch (run) {
      case Inlines.Words(String text, var styles) -> {
        Text words = new Text(text);
        words.getStyleClass().add("md-text");
        styles.forEach(style -> words.getStyleClass().add("md-" + style));
        yield words;
      }
      case Inlines.Reference(int quote) -> {
        Hyperlink link = new Hyperlink(Integer.toString(quote));
        link.getStyleClass().add("reference");
        link.setAccessibleText("[" + quote + "]");
        link.setOnAction(event -> onReference.accept(quote));
        yield link;
      }
    };
  }
}
