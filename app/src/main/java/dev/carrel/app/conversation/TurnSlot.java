// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.Region;

/**
 * The place of a turn. The turn itself is in it only near what is in sight: JavaFX walks over all
 * that there is for each frame. Once made it is kept, with all that was done to it.
 */
final class TurnSlot extends Region {
  /** Of a letter and of a line, about; the height of what was never shown is guessed by them. */
  private static final double LETTER = 7;

  private static final double LINE = 22;
  private static final double AROUND = 130;

  private final AskedTurn turn;
  private final Supplier<TurnView> maker;
  private final KnownHeight height = new KnownHeight();
  private Optional<TurnView> view = Optional.empty();
  private double lastWidth;
  private double lastHeight;

  TurnSlot(AskedTurn turn, Supplier<TurnView> maker) {
    this.turn = turn;
    this.maker = maker;
  }

  AskedTurn turn() {
    return turn;
  }

  boolean isShown() {
    return !getChildren().isEmpty();
  }

  /** Puts the turn in its place. */
  TurnView show() {
    TurnView shown = view.orElseGet(maker);
    view = Optional.of(shown);
    if (!isShown()) {
      getChildren().add(shown);
    }
    return shown;
  }

  /** Takes the turn out of its place, which stays as large as it was. */
  void hide() {
    getChildren().clear();
  }

  @Override
  public void requestLayout() {
    height.forget();
    super.requestLayout();
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected double computePrefHeight(double width) {
    return height.of(width, this::height);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  private double height(double width) {
    if (isShown()) {
      lastWidth = width;
      lastHeight = view.orElseThrow().prefHeight(width);
      return lastHeight;
    }
    if (lastWidth > 0) {
      return width == lastWidth ? lastHeight : lastHeight * lastWidth / Math.max(1, width);
    }
    String text = turn.textProperty().get();
    double lines = text.length() * LETTER / Math.max(LETTER, width) + text.lines().count();
    return AROUND + LINE * lines;
  }

  @Override
  protected void layoutChildren() {
    if (isShown()) {
      layoutInArea(view.orElseThrow(), 0, 0, getWidth(), getHeight(), 0, HPos.LEFT, VPos.TOP);
    }
  }

  /** Lets go of the model. */
  void close() {
    view.ifPresent(TurnView::close);
  }
}
