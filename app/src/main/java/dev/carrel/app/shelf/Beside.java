// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import javafx.geometry.Insets;
import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Two things beside one another, the first as wide as there is room. Where that is less than its
 * least width, with large text or in a narrow pane, the second stands below instead of being cut.
 */
final class Beside extends Region {
  private static final double GAP = 10;
  private static final double GAP_BELOW = 3;

  private final Region first;
  private final Region second;

  Beside(Region first, Region second) {
    this.first = first;
    this.second = second;
    second.setMinWidth(0);
    getChildren().addAll(first, second);
  }

  @Override
  public Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  private double sides() {
    Insets insets = getInsets();
    return insets.getLeft() + insets.getRight();
  }

  private double ends() {
    Insets insets = getInsets();
    return insets.getTop() + insets.getBottom();
  }

  private double widthOfFirst(double inside) {
    return inside - GAP - second.prefWidth(-1);
  }

  private boolean isRoomForBoth(double inside) {
    return widthOfFirst(inside) >= first.minWidth(-1);
  }

  @Override
  protected double computeMinWidth(double height) {
    return sides() + first.minWidth(-1);
  }

  @Override
  protected double computePrefWidth(double height) {
    return sides() + Math.max(first.prefWidth(-1), first.minWidth(-1)) + GAP + second.prefWidth(-1);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefHeight(double width) {
    double inside = (width < 0 ? prefWidth(-1) : width) - sides();
    return ends()
        + (isRoomForBoth(inside)
            ? Math.max(first.prefHeight(widthOfFirst(inside)), second.prefHeight(-1))
            : first.prefHeight(inside)
                + GAP_BELOW
                + second.prefHeight(Math.min(inside, second.prefWidth(-1))));
  }

  @Override
  protected void layoutChildren() {
    double x = getInsets().getLeft();
    double y = getInsets().getTop();
    double inside = getWidth() - sides();
    double wide = Math.min(inside, second.prefWidth(-1));
    boolean both = isRoomForBoth(inside);
    double firstWide = both ? widthOfFirst(inside) : inside;
    double firstHigh = first.prefHeight(firstWide);
    double secondHigh = second.prefHeight(both ? -1 : wide);
    double high = getHeight() - ends();
    first.resizeRelocate(
        snapPositionX(x),
        snapPositionY(both ? y + (high - firstHigh) / 2 : y),
        snapSizeX(firstWide),
        firstHigh);
    second.resizeRelocate(
        snapPositionX(x + inside - wide),
        snapPositionY(both ? y + (high - secondHigh) / 2 : y + firstHigh + GAP_BELOW),
        snapSizeX(wide),
        secondHigh);
  }
}
