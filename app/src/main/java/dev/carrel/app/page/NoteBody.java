// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.markdown.Block;
import dev.carrel.app.markdown.BlockNodes;
import dev.carrel.app.markdown.Markdown;
import dev.carrel.app.markdown.Run;
import dev.carrel.engine.document.Box;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.scene.text.HitInfo;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/** Markdown as it is meant to be read. */
final class NoteBody implements TextBody, BlockNodes.Leaves {
  /** A run in its flow, behind so many characters of it. */
  private record Piece(TextFlow flow, int at, Run run) {}

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
    root = new BlockNodes("note-", this).column(Markdown.parse(markdown));
  }

  @Override
  public Region node() {
    return root;
  }

  @Override
  public List<Place> places(int start, int end) {
    List<Place> places = new ArrayList<>();
    for (Piece piece : pieces) {
      Run run = piece.run();
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

  @Override
  public Region words(List<Run> words, String before) {
    return flow(words);
  }

  @Override
  public Region code(Block.Code code, String before) {
    return flow(code.lines());
  }

  private TextFlow flow(List<Run> runs) {
    TextFlow flow = new TextFlow();
    int at = 0;
    for (Run run : runs) {
      flow.getChildren().add(text(run));
      pieces.add(new Piece(flow, at, run));
      at += run.text().length();
    }
    return flow;
  }

  private Text text(Run run) {
    Text text = new Text(run.text());
    text.getStyleClass().add("paper-text");
    run.styles().forEach(style -> text.getStyleClass().add("note-" + style.label()));
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
