// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ObjectProperty;
import javafx.geometry.Point2D;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;

/**
 * Selects text: with the pointer, and with the keyboard from where the selection ends. Whoever
 * shows the text hands it the events, since each has others beside it.
 */
public final class Selecting {
  private final ObjectProperty<Optional<Selection>> selection;
  private final Surface surface;

  /** What was seized by the press that a drag began with: a place, a word, a line. */
  private Optional<Selection> seed = Optional.empty();

  private int unit = 1;
  private Point2D pointer = Point2D.ZERO;
  private boolean scrolling;

  /** Scrolls on while the pointer is held beyond an edge. */
  private final AnimationTimer scroller =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          surface.scroll(surface.beyond(pointer));
          extend();
        }
      };

  /**
   * Selects.
   *
   * @param selection is set; empty while nothing was selected
   */
  public Selecting(ObjectProperty<Optional<Selection>> selection, Surface surface) {
    this.selection = selection;
    this.surface = surface;
  }

  /** A button of the mouse went down. */
  public void press(MouseEvent event) {
    if (event.getButton() != MouseButton.PRIMARY) {
      return;
    }
    surface.focus();
    Optional<Selection.At> at = surface.at(point(event));
    if (at.isEmpty()) {
      selection.set(Optional.empty());
      return;
    }
    Optional<Selection> now = selection.get();
    if (event.isShiftDown() && now.isPresent()) {
      unit = 1;
      Selection.At anchor = now.get().anchor();
      seed = Optional.of(new Selection(anchor, anchor));
      select(now.get().to(at.get()));
    } else {
      unit = event.getClickCount();
      seed = Optional.of(around(at.get()));
      selection.set(seed);
    }
    event.consume();
  }

  private static Point2D point(MouseEvent event) {
    return new Point2D(event.getSceneX(), event.getSceneY());
  }

  private Selection around(Selection.At at) {
    return unit < 2 ? new Selection(at, at) : surface.around(at, unit);
  }

  /** The mouse moves with its button down. */
  public void drag(MouseEvent event) {
    if (seed.isEmpty()) {
      return;
    }
    pointer = point(event);
    scrollOn(surface.beyond(pointer) != 0);
    extend();
    event.consume();
  }

  private void scrollOn(boolean wanted) {
    if (wanted && !scrolling) {
      scroller.start();
    } else if (!wanted && scrolling) {
      scroller.stop();
    }
    scrolling = wanted;
  }

  private void extend() {
    seed.ifPresent(
        from -> surface.at(pointer).map(this::around).ifPresent(to -> select(from.through(to))));
  }

  /** The button went up. */
  public void release() {
    scrollOn(false);
    seed = Optional.empty();
    if (unit > 1 && selection.get().filter(Selection::isEmpty).isPresent()) {
      selection.set(Optional.empty());
    }
  }

  private void select(Selection now) {
    selection.set(Optional.of(now));
  }

  /** Whether a key meant the selection; then it was done. */
  public boolean key(KeyEvent event) {
    return switch (event.getCode()) {
      case C, INSERT -> event.isShortcutDown() && surface.copy();
      case A -> event.isShortcutDown() && selectAll();
      case LEFT, RIGHT, UP, DOWN, HOME, END ->
          event.isShiftDown() && !event.isAltDown() && extend(event);
      case ESCAPE -> !event.isShortcutDown() && clear();
      default -> false;
    };
  }

  private boolean selectAll() {
    select(surface.all());
    return true;
  }

  private boolean clear() {
    boolean some = selection.get().filter(now -> !now.isEmpty()).isPresent();
    selection.set(Optional.empty());
    return some;
  }

  private boolean extend(KeyEvent event) {
    Selection now =
        selection.get().orElseGet(() -> new Selection(surface.start(), surface.start()));
    Steps steps = new Steps(surface.texts());
    boolean far = event.isShortcutDown();
    Optional<Selection.At> next =
        switch (event.getCode()) {
          case LEFT -> Optional.of(steps.sideways(now.focus(), true, far));
          case RIGHT -> Optional.of(steps.sideways(now.focus(), false, far));
          default -> surface.lead(now.focus(), event.getCode(), far);
        };
    next.ifPresent(at -> select(now.to(at)));
    return next.isPresent();
  }
}
