package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import java.util.List;
import javafx.scene.AccessibleRole;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** One page of paper: its drawing once there is one, and what is marked on it. */
final class Sheet extends Region {
  /** A mark reaches this far beyond the letters, in points. */
  private static final double MARGIN = 1.5;

  private final int number;
  private final double points;
  private final ImageView drawing = new ImageView();
  private final Pane marks = new Pane();
  private List<Box> boxes = List.of();

  /**
   * Makes an empty sheet.
   *
   * @param number from 1
   * @param points the page's width, in points
   * @param words what a screen reader says
   */
  Sheet(int number, double points, String words) {
    this.number = number;
    this.points = points;
    getStyleClass().add("paper-sheet");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words);
    setManaged(false);
    drawing.setSmooth(true);
    drawing.setManaged(false);
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    marks.getStyleClass().add("ink-over");
    // Like a marker pen, and like tinted paper: what is drawn beneath stays as dark as it was.
    marks.setBlendMode(BlendMode.MULTIPLY);
    getChildren().addAll(drawing, marks);
  }

  int number() {
    return number;
  }

  void show(Image image) {
    drawing.setImage(image);
    requestLayout();
  }

  boolean isDrawn() {
    return drawing.getImage() != null;
  }

  void mark(List<Box> newBoxes) {
    if (!boxes.equals(newBoxes)) {
      boxes = List.copyOf(newBoxes);
      marks.getChildren().setAll(boxes.stream().map(box -> rectangle()).toList());
      requestLayout();
    }
  }

  /** What is marked, in points. */
  List<Box> boxes() {
    return boxes;
  }

  @Override
  protected void layoutChildren() {
    drawing.setFitWidth(getWidth());
    drawing.setFitHeight(getHeight());
    marks.resize(getWidth(), getHeight());
    double scale = getWidth() / points;
    for (int i = 0; i < boxes.size(); i++) {
      place((Rectangle) marks.getChildren().get(i), boxes.get(i), scale);
    }
  }

  private static Rectangle rectangle() {
    Rectangle mark = new Rectangle();
    mark.getStyleClass().add("mark");
    return mark;
  }

  private static void place(Rectangle mark, Box box, double scale) {
    mark.setX((box.x() - MARGIN) * scale);
    mark.setY((box.y() - MARGIN) * scale);
    mark.setWidth((box.width() + 2 * MARGIN) * scale);
    mark.setHeight((box.height() + 2 * MARGIN) * scale);
  }
}
