package dev.carrel.app.conversation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.Text;
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

/** Turns blocks of Markdown into nodes, and tells the passages in them in order. */
final class MarkdownBlocks {
  private static final String PARAGRAPH = "\n\n";

  private final IntConsumer onReference;
  private final List<Passage> passages = new ArrayList<>();
  private String lead = PARAGRAPH;

  MarkdownBlocks(IntConsumer onReference) {
    this.onReference = onReference;
  }

  /** The passages of all blocks so far. */
  List<Passage> passages() {
    return passages;
  }

  Node node(org.commonmark.node.Node block) {
    return switch (block) {
      case Heading heading ->
          styled(
              styled(passage(heading), "md-heading"),
              "md-heading-" + Math.min(3, heading.getLevel()));
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
      case ThematicBreak _ -> styled(new Region(), "md-rule");
      default -> styled(passage(block), "md-paragraph");
    };
  }

  private static <T extends Node> T styled(T node, String style) {
    node.getStyleClass().add(style);
    return node;
  }

  private VBox column(org.commonmark.node.Node parent) {
    VBox column = new VBox();
    column.getStyleClass().add("md-column");
    Markdown.children(parent).forEach(child -> column.getChildren().add(node(child)));
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
    for (org.commonmark.node.Node item : Markdown.children(list)) {
      String mark = first == 0 ? "•" : number++ + ".";
      Label marker = new Label(mark);
      marker.setMinWidth(Region.USE_PREF_SIZE);
      marker.getStyleClass().add("md-marker");
      lead = (items.getChildren().isEmpty() ? PARAGRAPH : "\n") + mark + " ";
      VBox content = column(item);
      HBox.setHgrow(content, Priority.ALWAYS);
      content.setMinWidth(0);
      items.getChildren().add(new HBox(marker, content));
    }
    return items;
  }

  private Node code(String literal) {
    Text text = new Text(literal.stripTrailing());
    text.getStyleClass().addAll("md-text", "md-code");
    Passage passage = passage(List.of(text));
    return new CodeBlock(passage, literal.stripTrailing());
  }

  private Node table(TableBlock table) {
    GridPane grid = styled(new GridPane(), "md-table");
    int row = 0;
    for (org.commonmark.node.Node part : Markdown.children(table)) {
      for (org.commonmark.node.Node line : Markdown.children(part)) {
        int column = 0;
        for (org.commonmark.node.Node cell : Markdown.children(line)) {
          lead = column > 0 ? "\t" : row > 0 ? "\n" : PARAGRAPH;
          Passage words = styled(passage(cell), "md-cell");
          if (part instanceof TableHead) {
            words.getStyleClass().add("md-head");
          }
          words.setMaxHeight(Double.MAX_VALUE);
          GridPane.setHgrow(words, Priority.SOMETIMES);
          GridPane.setFillHeight(words, true);
          grid.add(words, column++, row);
        }
        row++;
      }
    }
    return grid;
  }

  private Passage passage(org.commonmark.node.Node block) {
    return passage(Inlines.of(block).stream().map(this::node).toList());
  }

  private Passage passage(List<Node> content) {
    Passage passage = new Passage(lead, content);
    lead = PARAGRAPH;
    passages.add(passage);
    return passage;
  }

  private Node node(Inlines.Run run) {
    return switch (run) {
      case Inlines.Words(String text, var styles) -> {
        Text words = new Text(text);
        words.getStyleClass().add("md-text");
        styles.forEach(style -> words.getStyleClass().add("md-" + style));
        yield words;
      }
      case Inlines.Reference(int quote) -> new ReferenceLink(quote, onReference);
    };
  }
}
