package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;
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
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.jspecify.annotations.Nullable;

/** Markdown as it is meant to be read. */
final class NoteBody implements TextBody {
  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
          .build();

  /** A run in its flow, behind so many characters of it. */
  private record Piece(TextFlow flow, int at, NoteRun run) {}

  private final Consumer<PageLink> onLink;
  private final List<Piece> pieces = new ArrayList<>();
  private final VBox root;

  /**
   * Shows Markdown.
   *
   * @param onLink told where a link leads that is clicked
   */
  NoteBody(String markdown, Consumer<PageLink> onLink) {
    this.onLink = onLink;
    root = column(PARSER.parse(markdown));
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public List<Place> places(int start, int end) {
    List<Place> places = new ArrayList<>();
    for (Piece piece : pieces) {
      NoteRun run = piece.run();
      int from = run.at(start);
      int to = run.at(end);
      if (run.meets(start, end) && from < to) {
        places.add(
            new Place(
                piece.flow(),
                List.of(piece.flow().getRangeShape(piece.at() + from, piece.at() + to, false))));
      }
    }
    return places;
  }

  @Override
  public int at(Point2D scene) {
    return pieces.stream()
        .map(Piece::flow)
        .distinct()
        .min(Comparator.comparingDouble(flow -> distance(flow, scene)))
        .map(flow -> at(flow, flow.getHitInfo(flow.sceneToLocal(scene))))
        .orElse(0);
  }

  /** Of the run that the character is in: signs of Markdown between two runs belong to neither. */
  private int at(TextFlow flow, HitInfo hit) {
    int index = hit.getCharIndex();
    return pieces.stream()
        .filter(piece -> piece.flow().equals(flow) && piece.at() <= index)
        .reduce((before, last) -> last)
        .map(piece -> piece.run().source(index - piece.at() + (hit.isLeading() ? 0 : 1)))
        .orElse(0);
  }

  /** Lines first: beside a table's cell is that cell, above a paragraph is that paragraph. */
  private static double distance(TextFlow flow, Point2D scene) {
    Bounds bounds = flow.localToScene(flow.getLayoutBounds());
    double x =
        Math.max(0, Math.max(bounds.getMinX() - scene.getX(), scene.getX() - bounds.getMaxX()));
    double y =
        Math.max(0, Math.max(bounds.getMinY() - scene.getY(), scene.getY() - bounds.getMaxY()));
    return 1000 * y + x;
  }

  private static List<Node> children(Node parent) {
    List<Node> children = new ArrayList<>();
    for (@Nullable Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
      children.add(child);
    }
    return children;
  }

  private static <T extends javafx.scene.Node> T styled(T node, String style) {
    node.getStyleClass().add(style);
    return node;
  }

  private VBox column(Node parent) {
    VBox column = styled(new VBox(), "note-column");
    for (Node child : children(parent)) {
      if (!(child instanceof LinkReferenceDefinition)) {
        column.getChildren().add(block(child));
      }
    }
    return column;
  }

  private Region block(Node block) {
    return switch (block) {
      case Heading heading ->
          styled(
              flow(NoteRuns.of(heading), "note-heading"),
              "note-heading-" + Math.min(3, heading.getLevel()));
      case BulletList list -> list(list, 0);
      case OrderedList list -> {
        Integer first = list.getMarkerStartNumber();
        yield list(list, first == null ? 1 : first);
      }
      case FencedCodeBlock code ->
          flow(NoteRuns.literal(code, code.getLiteral(), 1), "note-code-block");
      case IndentedCodeBlock code ->
          flow(NoteRuns.literal(code, code.getLiteral(), 0), "note-code-block");
      case HtmlBlock html -> flow(NoteRuns.literal(html, html.getLiteral(), 0), "note-code-block");
      case BlockQuote quote -> styled(column(quote), "note-quote");
      case TableBlock table -> table(table);
      case ThematicBreak ignored -> styled(new Region(), "note-rule");
      default -> flow(NoteRuns.of(block), "note-paragraph");
    };
  }

  /**
   * A list.
   *
   * @param first number of its first item; 0 for bullets
   */
  private VBox list(Node list, int first) {
    VBox items = styled(new VBox(), "note-list");
    int number = first;
    for (Node item : children(list)) {
      Label marker = styled(new Label(first == 0 ? "•" : number++ + "."), "note-marker");
      marker.setMinWidth(Region.USE_PREF_SIZE);
      VBox content = column(item);
      content.setMinWidth(0);
      HBox.setHgrow(content, Priority.ALWAYS);
      items.getChildren().add(new HBox(marker, content));
    }
    return items;
  }

  private GridPane table(TableBlock table) {
    GridPane grid = styled(new GridPane(), "note-table");
    int row = 0;
    for (Node part : children(table)) {
      for (Node line : children(part)) {
        int column = 0;
        for (Node cell : children(line)) {
          TextFlow flow = flow(NoteRuns.of(cell), "note-cell");
          if (part instanceof TableHead) {
            flow.getStyleClass().add("note-head");
          }
          flow.setMaxHeight(Double.MAX_VALUE);
          GridPane.setHgrow(flow, Priority.SOMETIMES);
          GridPane.setFillHeight(flow, true);
          grid.add(flow, column++, row);
        }
        row++;
      }
    }
    return grid;
  }

  private TextFlow flow(List<NoteRun> runs, String style) {
    TextFlow flow = styled(new TextFlow(), style);
    int at = 0;
    for (NoteRun run : runs) {
      flow.getChildren().add(text(run));
      pieces.add(new Piece(flow, at, run));
      at += run.text().length();
    }
    return flow;
  }

  private Text text(NoteRun run) {
    Text text = styled(new Text(run.text()), "paper-text");
    run.styles().forEach(style -> text.getStyleClass().add("note-" + style));
    run.link().ifPresent(address -> link(text, address));
    return text;
  }

  private void link(Text text, String address) {
    PageLink link = new PageLink.Address(new Box(0, 0, 0, 0), address);
    text.setFocusTraversable(true);
    text.setAccessibleRole(AccessibleRole.HYPERLINK);
    text.setAccessibleText(text.getText());
    text.setOnMouseClicked(event -> onLink.accept(link));
    text.setOnKeyPressed(
        event -> {
          if (event.getCode() == KeyCode.ENTER || event.getCode() == KeyCode.SPACE) {
            onLink.accept(link);
            event.consume();
          }
        });
  }
}
