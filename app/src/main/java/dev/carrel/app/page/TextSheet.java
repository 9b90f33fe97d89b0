// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.selection.Selection;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  private final Page page;
  private final List<Mark> spans;
  private final TextBody words;
  private final Pane marks = new Pane();
  private final Pane selected = new Pane();
  private Optional<Selection.Range> selection;

  TextSheet(
      Page page, TextBody words, List<Mark> spans, Optional<Selection> selection, String caption) {
    this.page = page;
    this.spans = spans;
    this.selection = range(selection);
    this.words = words;
    getStyleClass().add("text-sheet");
    words.node().setAccessibleText(caption);
    selected.setMouseTransparent(true);
    selected.setManaged(false);
    marks.setMouseTransparent(true);
    marks.setManaged(false);
    Label foot = new Label(caption);
    foot.getStyleClass().add("paper-caption");
    StackPane body = new StackPane(marks, selected, words.node());
    VBox paper = new VBox(body, foot);
    paper.getStyleClass().add("paper");
    paper.setMaxWidth(760);
    getChildren().add(paper);
    words.node().widthProperty().subscribe(this::requestLayout);
    words.node().heightProperty().subscribe(this::requestLayout);
  }

  int number() {
    return page.number();
  }

  /** The place in the page's text that is nearest to a point of the scene. */
  Selection.At at(Point2D scene) {
    return new Selection.At(page.number(), Math.min(words.at(scene), page.text().length()));
  }

  private Optional<Selection.Range> range(Optional<Selection> now) {
    return now.flatMap(s -> s.on(page.number(), page.text().length()));
  }

  /** Shows what of this page is selected. */
  void select(Optional<Selection> now) {
    selection = range(now);
    showSelection();
  }

  private void showSelection() {
    selected
        .getChildren()
        .setAll(
            selection
                .map(range -> paths(range.start(), range.end(), "text-selected", selected))
                .orElse(List.of()));
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    getChildren().stream()
        .filter(child -> child instanceof Parent)
        .forEach(child -> ((Parent) child).layout());
    marks.getChildren().setAll(spans.stream().map(this::group).toList());
    showSelection();
  }

  private Group group(Mark mark) {
    TextSpan span = mark.span();
    Group group = new Group();
    group.getChildren().setAll(paths(span.start(), span.end(), mark.style(), marks));
    return group;
  }

  private List<Path> paths(int start, int end, String style, Pane on) {
    List<Path> paths = new ArrayList<>();
    for (TextBody.Place place : words.places(start, end)) {
      Path path = new Path(place.shape());
      Point2D at = on.sceneToLocal(place.flow().localToScene(0, 0));
      path.setLayoutX(at.getX());
      path.setLayoutY(at.getY());
      path.getStyleClass().add(style);
      paths.add(path);
    }
    return paths;
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
