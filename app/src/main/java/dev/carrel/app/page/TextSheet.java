package dev.carrel.app.page;

import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

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
  private final TextFlow flow = new TextFlow();
  private final Pane marks = new Pane();

  TextSheet(Page page, List<Mark> spans, String caption) {
    this.number = page.number();
    this.spans = spans;
    getStyleClass().add("text-sheet");
    Text text = new Text(page.text());
    text.getStyleClass().add("paper-text");
    flow.getChildren().add(text);
    flow.setAccessibleText(caption);
    marks.setMouseTransparent(true);
    marks.setManaged(false);
    Label foot = new Label(caption);
    foot.getStyleClass().add("paper-caption");
    StackPane body = new StackPane(marks, flow);
    VBox paper = new VBox(body, foot);
    paper.getStyleClass().add("paper");
    paper.setMaxWidth(760);
    getChildren().add(paper);
    flow.widthProperty().subscribe(this::requestLayout);
  }

  int number() {
    return number;
  }

  @Override
  protected void layoutChildren() {
    super.layoutChildren();
    flow.layout();
    marks.getChildren().setAll(spans.stream().map(this::path).toList());
  }

  private Path path(Mark mark) {
    TextSpan span = mark.span();
    Path path = new Path(flow.getRangeShape(span.start(), span.end(), false));
    path.getStyleClass().add(mark.style());
    return path;
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
