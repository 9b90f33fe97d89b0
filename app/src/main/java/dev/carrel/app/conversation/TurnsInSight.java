// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.animation.AnimationTimer;
import javafx.scene.Node;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/**
 * Puts turns in their places near what is in sight, the nearest first and as many a frame as there
 * is time for, and takes them out far from it.
 */
final class TurnsInSight extends AnimationTimer {
  /** Of the pane's height: what is shown beyond what is in sight. */
  private static final double NEAR = 1;

  /** Of the pane's height: what is out of sight so far is taken out. */
  private static final double FAR = 3;

  /** The time for new turns in a frame, in nanoseconds. At least one is shown. */
  private static final long TIME = 6_000_000;

  private final ScrollPane pane;
  private final VBox turns;
  private final Following following;

  TurnsInSight(ScrollPane pane, VBox turns, Following following) {
    this.pane = pane;
    this.turns = turns;
    this.following = following;
    pane.vvalueProperty().subscribe(now -> start());
    pane.viewportBoundsProperty().subscribe(now -> start());
    turns.heightProperty().subscribe(now -> start());
  }

  @Override
  public void handle(long now) {
    double view = pane.getViewportBounds().getHeight();
    if (view <= 0 || turns.getWidth() <= 0) {
      stop();
      return;
    }
    double room = pane.getContent().getLayoutBounds().getHeight() - view;
    double top = pane.getVvalue() * Math.max(0, room) - turns.getLayoutY();
    hideFar(top, view);
    long end = System.nanoTime() + TIME;
    Optional<TurnSlot> next = nearest(top, view);
    if (next.isEmpty()) {
      stop();
    }
    while (next.isPresent()) {
      show(next.get(), top);
      next = System.nanoTime() < end ? nearest(top, view) : Optional.empty();
    }
  }

  private List<TurnSlot> slots() {
    return turns.getChildren().stream().map(TurnSlot.class::cast).toList();
  }

  private static double distance(TurnSlot slot, double top, double view) {
    double above = top - (slot.getLayoutY() + slot.getHeight());
    return Math.max(0, Math.max(above, slot.getLayoutY() - (top + view)));
  }

  private Optional<TurnSlot> nearest(double top, double view) {
    return slots().stream()
        .filter(slot -> !slot.isShown() && distance(slot, top, view) <= NEAR * view)
        .min(Comparator.comparingDouble(slot -> distance(slot, top, view)));
  }

  private void show(TurnSlot slot, double top) {
    double before = slot.getHeight();
    slot.show();
    slot.applyCss();
    if (slot.getLayoutY() < top) {
      following.grewAbove(slot.prefHeight(turns.getWidth()) - before);
    }
  }

  private void hideFar(double top, double view) {
    Supplier<Optional<Node>> focused =
        () -> Optional.ofNullable(pane.getScene()).map(scene -> scene.getFocusOwner());
    for (TurnSlot slot : slots()) {
      if (slot.isShown()
          && distance(slot, top, view) > FAR * view
          && focused.get().filter(node -> isIn(node, slot)).isEmpty()) {
        slot.hide();
      }
    }
  }

  private static boolean isIn(Node node, TurnSlot slot) {
    Optional<Node> at = Optional.of(node);
    while (at.isPresent() && !at.get().equals(slot)) {
      at = at.map(Node::getParent);
    }
    return at.isPresent();
  }
}
