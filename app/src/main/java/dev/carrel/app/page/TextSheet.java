package dev.carrel.app.page;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Group;
import javafx.scene.Parent;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;

/** One page of text on paper, with ranges of its characters marked. */
final class TextSheet extends StackPane {
  /**
   * A range of characters to mark.
   *
   * @param style its style class
   * @param wanted whether it is the one to be brought into sight
   */
  record Mark(TextSpan span, String style, boolean wanted) {}

  private final int number;
  private final List<Mark> spans;
  private final TextBody words;
  private final Pane marks = new Pane();

  TextSheet(Page page, TextBody words, List<Mark> spans, String caption) {
    this.number = page.number();
    this.spans = spans;
    this.words = words;
    getStyleClass().add("text-sheet");
    words.node().setAccessibleText(caption);
    marks.setMouseTransparent(true);
    marks.setManaged(false);
    Label foot = new Label(caption);
    foot.getStyleClass().add("paper-caption");
    StackPane body = new StackPane(marks, words.node());
    VBox paper = new VBox(body, foot);
    paper.getStyleClass().add("paper");
    paper.setMaxWidth(760);
    getChildren().add(paper);
    words.node().widthProperty().subscribe(this::requestLayout);
    words.node().heightProperty().subscribe(this::requestLayout);
  }

  int number() {
    return number;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    getChildren().stream()
        .filter(child -> child instanceof Parent)
        .forEach(child -> ((Parent) child).layout());
    marks.getChildren().setAll(spans.stream().map(this::group).toList());
  }

  private Group group(Mark mark) {
    Group group = new Group();
    TextSpan span = mark.span();
    for (TextBody.Place place : words.places(span.start(), span.end())) {
      Path path = new Path(place.shape());
      Point2D at = marks.sceneToLocal(place.flow().localToScene(0, 0));
      path.setLayoutX(at.getX());
      path.setLayoutY(at.getY());
      path.getStyleClass().add(mark.style());
      group.getChildren().add(path);
    }
    return group;
  }

  /** Where the mark that is wanted stands, in this sheet; its top if there is none. */
  Bounds markBounds() {
    if (marks.getChildren().isEmpty()) {
      return new BoundingBox(0, 0, 1, 1);
    }
    return sceneToLocal(marks.localToScene(marks.getChildren().get(wanted()).getBoundsInParent()));
  }

  private int wanted() {
    for (int i = 0; i < spans.size(); i++) {
      if (spans.get(i).wanted()) {
        return i;
      }
    }
    return 0;
  }
}
