// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.Optional;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/**
 * Something that opens over the window beside what it belongs to, and closes with Escape, with a
 * click elsewhere, or when the keyboard goes elsewhere. It lies in the window's root, over all
 * panes; so it has the window's styles, and tests and screen readers find it.
 */
public final class Popover extends StackPane {
  private static final double GAP = 12;

  private final ScrollPane frame = new ScrollPane();
  private final Region content;
  private final Pos place;
  private Optional<Node> opener = Optional.empty();

  /**
   * Closed.
   *
   * @param content what it shows
   * @param place where in the window it opens
   * @param name what a screen reader says of it
   */
  public Popover(Region content, Pos place, String name) {
    getStyleClass().add("popover-layer");
    frame.getStyleClass().add("popover");
    frame.setContent(content);
    frame.setFitToWidth(true);
    frame.setHbarPolicy(ScrollPane.ScrollBarPolicy.NEVER);
    frame.setFocusTraversable(false);
    frame.setAccessibleRole(AccessibleRole.DIALOG);
    frame.setAccessibleText(name);
    getChildren().add(frame);
    this.content = content;
    this.place = place;
    setPadding(new Insets(GAP));
    managedProperty().bind(visibleProperty());
    setVisible(false);
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    addEventHandler(MouseEvent.MOUSE_PRESSED, this::press);
    sceneProperty()
        .flatMap(scene -> scene.focusOwnerProperty())
        .subscribe(owner -> focusMoved(Optional.ofNullable(owner)));
  }

  /** Keeps clear of what stands at the bottom of the window. */
  public void stayAbove(Region strip) {
    paddingProperty()
        .bind(strip.heightProperty().map(h -> new Insets(GAP, GAP, h.doubleValue() + 8, GAP)));
  }

  /** Keeps clear of what stands at the top of the window. */
  public void stayBelow(Region header) {
    paddingProperty()
        .bind(header.heightProperty().map(h -> new Insets(h.doubleValue() + 8, GAP, GAP, GAP)));
  }

  /** As high as its words are at its width, and it scrolls where the window is lower. */
  @Override
  protected void layoutChildren() {
    Insets around = getInsets();
    Insets within = frame.getInsets();
    double sides = within.getLeft() + within.getRight();
    double width =
        Math.min(
            getWidth() - around.getLeft() - around.getRight(),
            Math.ceil(content.prefWidth(-1)) + sides);
    double height =
        Math.min(
            getHeight() - around.getTop() - around.getBottom(),
            Math.ceil(content.prefHeight(width - sides)) + within.getTop() + within.getBottom());
    frame.resize(width, height);
    positionInArea(
        frame,
        0,
        0,
        getWidth(),
        getHeight(),
        0,
        around,
        place.getHpos(),
        place.getVpos(),
        isSnapToPixel());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ESCAPE) {
      close();
      event.consume();
    }
  }

  private void press(MouseEvent event) {
    if (event.getTarget() == this) {
      close();
      event.consume();
    }
  }

  private void focusMoved(Optional<Node> owner) {
    boolean elsewhere =
        owner.filter(node -> !isWithin(node) && !opener.equals(Optional.of(node))).isPresent();
    if (isVisible() && elsewhere) {
      hide();
    }
  }

  private boolean isWithin(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (at.equals(this)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Opens it and brings the keyboard there.
   *
   * @param from where the keyboard goes when it is closed
   */
  public void open(Node from) {
    opener = Optional.of(from);
    setVisible(true);
    frame.setVvalue(0);
    first(frame.getContent()).ifPresent(Node::requestFocus);
  }

  /** The first that takes the keyboard. */
  private static Optional<Node> first(Node node) {
    if (!node.isVisible() || node.isDisabled()) {
      return Optional.empty();
    }
    if (node.isFocusTraversable()) {
      return Optional.of(node);
    }
    return node instanceof Parent parent
        ? parent.getChildrenUnmodifiable().stream()
            .flatMap(child -> first(child).stream())
            .findFirst()
        : Optional.empty();
  }

  /** Opens it, or closes it if it is open. */
  public void toggle(Node from) {
    if (isVisible()) {
      close();
    } else {
      open(from);
    }
  }

  /** Closes it and gives the keyboard back. */
  public void close() {
    if (isVisible()) {
      hide();
      opener.ifPresent(Node::requestFocus);
    }
  }

  private void hide() {
    setVisible(false);
  }
}
