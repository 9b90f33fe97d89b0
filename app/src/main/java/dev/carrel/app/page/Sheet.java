// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.engine.document.Box;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Point2D;
import javafx.scene.AccessibleRole;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.effect.BlendMode;
import javafx.scene.image.Image;
import javafx.scene.image.ImageView;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.scene.shape.Rectangle;

/** One page of paper: its drawing once there is one, and what is marked on it. */
final class Sheet extends Region {
  private final int number;
  private final PageTurn turn;
  private final ImageView standIn = new ImageView();
  private final Group tiles = new Group();
  private final Map<Drawing, ImageView> views = new HashMap<>();
  private final Region tint = new Region();
  private final Group marks = new Group();
  private final Pane links = new Pane();
  private List<Mark> marked = List.of();
  private Optional<Node> note = Optional.empty();

  /**
   * Makes an empty sheet.
   *
   * @param number from 1
   * @param turn how the page lies
   * @param words what a screen reader says: the page's number and its text
   */
  Sheet(int number, PageTurn turn, String words) {
    this.number = number;
    this.turn = turn;
    getStyleClass().add("paper-sheet");
    setAccessibleRole(AccessibleRole.TEXT);
    tell(words);
    setManaged(false);
    standIn.setManaged(false);
    standIn.setMouseTransparent(true);
    tiles.setManaged(false);
    tiles.setMouseTransparent(true);
    tint.setManaged(false);
    tint.setMouseTransparent(true);
    tint.getStyleClass().add("paper-tint");
    marks.setManaged(false);
    marks.setMouseTransparent(true);
    marks.getStyleClass().add("ink-over");
    // Like a marker pen: what is drawn beneath stays as dark as it was. A group, since it is no
    // larger than the marks: blending reads back, point by point, what was drawn.
    marks.setBlendMode(BlendMode.MULTIPLY);
    marks.setVisible(false);
    links.setManaged(false);
    links.setPickOnBounds(false);
    getChildren().addAll(standIn, tiles, tint, marks, links);
  }

  /** What a screen reader says. */
  void tell(String words) {
    setAccessibleText(words);
  }

  int number() {
    return number;
  }

  PageTurn turn() {
    return turn;
  }

  /** Pixels per point. */
  double scale() {
    return getWidth() / turn.shownWidth();
  }

  /** The point of the page, as its file shows it, at a place of this sheet. */
  Point2D pagePoint(double x, double y) {
    double scale = scale();
    return turn.back(x / scale, y / scale);
  }

  /** Shows a drawing of another size until there is a better one. */
  void showStandIn(Image image) {
    standIn.setImage(image);
    requestLayout();
  }

  boolean hasStandIn() {
    return standIn.getImage() != null;
  }

  /** Shows a drawing in its place. */
  void show(Drawing drawing, Image image) {
    if (!views.containsKey(drawing)) {
      ImageView view = new ImageView(image);
      views.put(drawing, view);
      tiles.getChildren().add(view);
      if (drawing.showsWhole(number, turn.degrees())) {
        standIn.setImage(null);
      }
      requestLayout();
    }
  }

  /** Lets go of all drawings but these. */
  void keep(Set<Drawing> wanted) {
    if (!wanted.containsAll(views.keySet())) {
      views.entrySet().removeIf(entry -> !wanted.contains(entry.getKey()));
      tiles.getChildren().setAll(views.values());
    }
  }

  /** The drawings in their places. */
  List<ImageView> pieces() {
    return List.copyOf(views.values());
  }

  boolean isDrawn() {
    return !views.isEmpty() || hasStandIn();
  }

  /** A message in the page's place, or none. */
  void say(Optional<Node> message) {
    note.ifPresent(before -> getChildren().remove(before));
    note = message;
    note.ifPresent(now -> getChildren().add(now));
    requestLayout();
  }

  boolean says() {
    return note.isPresent();
  }

  void mark(List<Mark> newMarks) {
    if (!marked.equals(newMarks)) {
      marked = List.copyOf(newMarks);
      marks.setVisible(!marked.isEmpty());
      marks.getChildren().setAll(marked.stream().map(Sheet::rectangle).toList());
      requestLayout();
    }
  }

  /** What is marked. */
  List<Mark> marked() {
    return marked;
  }

  private static Rectangle rectangle(Mark mark) {
    Rectangle rectangle = new Rectangle();
    rectangle.getStyleClass().add(mark.kind().style());
    return rectangle;
  }

  /** Lays links over the page. */
  void link(List<LinkArea> areas) {
    links.getChildren().setAll(areas);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    standIn.setFitWidth(getWidth());
    standIn.setFitHeight(getHeight());
    views.forEach(this::place);
    tint.resize(getWidth(), getHeight());
    links.resize(getWidth(), getHeight());
    double scale = scale();
    List<Node> rectangles = new ArrayList<>(marks.getChildren());
    for (int i = 0; i < marked.size(); i++) {
      place((Rectangle) rectangles.get(i), marked.get(i), scale);
    }
    for (Node node : links.getChildren()) {
      if (node instanceof LinkArea area) {
        Box box = turn.shown(area.link().box());
        area.resizeRelocate(
            box.x() * scale, box.y() * scale, box.width() * scale, box.height() * scale);
      }
    }
    note.ifPresent(this::placeNote);
  }

  private void placeNote(Node message) {
    double width = Math.min(420, getWidth() - 40);
    double height = message.prefHeight(width);
    message.resizeRelocate((getWidth() - width) / 2, Math.min(60, getHeight() / 4), width, height);
  }

  private void place(Drawing drawing, ImageView view) {
    double perPixel = getWidth() / drawing.pixels();
    TileGrid.Tile tile = drawing.tile();
    view.setX(tile.x() * perPixel);
    view.setY(tile.y() * perPixel);
    view.setFitWidth(tile.width() * perPixel);
    view.setFitHeight(tile.height() * perPixel);
  }

  private void place(Rectangle rectangle, Mark mark, double scale) {
    Box box = turn.shown(mark.box());
    double margin = mark.kind().margin();
    rectangle.setX((box.x() - margin) * scale);
    rectangle.setY((box.y() - margin) * scale);
    rectangle.setWidth((box.width() + 2 * margin) * scale);
    rectangle.setHeight((box.height() + 2 * margin) * scale);
  }
}
