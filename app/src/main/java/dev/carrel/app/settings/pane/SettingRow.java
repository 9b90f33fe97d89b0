// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.settings.pane;

import javafx.geometry.HPos;
import javafx.geometry.Orientation;
import javafx.geometry.VPos;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/**
 * A setting's words and its control beside them; where there is no room for both, as in large
 * letters, the control stands beneath.
 */
final class SettingRow extends HBox {
  /** The words keep so much of the width, or go above. */
  private static final double LEAST_SHARE = 0.4;

  private final Region words;
  private final Region control;

  SettingRow(Region words, Region control) {
    super(words, control);
    this.words = words;
    this.control = control;
    getStyleClass().add("setting");
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private boolean isBeside(double width) {
    return width - controlWidth() - getSpacing() >= LEAST_SHARE * width;
  }

  private double controlWidth() {
    return snapSizeX(control.prefWidth(-1));
  }

  private double inner(double width) {
    return Math.max(0, width - snappedLeftInset() - snappedRightInset());
  }

  /** What stands beneath is nearer than what is beside. */
  private double gap() {
    return getSpacing() / 3;
  }

  @Override
  protected double computeMinWidth(double height) {
    return snappedLeftInset() + snappedRightInset();
  }

  @Override
  protected double computePrefHeight(double width) {
    double given = inner(width < 0 ? prefWidth(-1) : width);
    double high = control.prefHeight(-1);
    double inside =
        isBeside(given)
            ? Math.max(words.prefHeight(given - controlWidth() - getSpacing()), high)
            : words.prefHeight(given) + gap() + high;
    return snappedTopInset() + snapSizeY(inside) + snappedBottomInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double x = snappedLeftInset();
    double y = snappedTopInset();
    double given = inner(getWidth());
    double high = getHeight() - y - snappedBottomInset();
    double wide = Math.min(controlWidth(), given);
    if (isBeside(given)) {
      double left = given - wide - getSpacing();
      layoutInArea(words, x, y, left, high, 0, HPos.LEFT, VPos.CENTER);
      layoutInArea(control, x + left + getSpacing(), y, wide, high, 0, HPos.RIGHT, VPos.CENTER);
    } else {
      double above = snapSizeY(words.prefHeight(given));
      double below = snapSizeY(control.prefHeight(-1));
      layoutInArea(words, x, y, given, above, 0, HPos.LEFT, VPos.TOP);
      layoutInArea(control, x, y + above + gap(), wide, below, 0, HPos.LEFT, VPos.CENTER);
    }
  }
}
