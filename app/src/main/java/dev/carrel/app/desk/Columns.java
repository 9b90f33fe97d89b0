// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.StackPane;

/** Three panes beside one another, of which the outer two can be folded away. */
final class Columns extends StackPane {
  private final SplitPane split = new SplitPane();
  private final Node left;
  private final Node middle;
  private final Node right;
  private final BooleanProperty leftShown = new SimpleBooleanProperty(true);
  private final BooleanProperty rightShown = new SimpleBooleanProperty(true);
  private double leftDivider;
  private double rightDivider;

  /**
   * Lays them out.
   *
   * @param leftDivider between left and middle, as a share of the width
   * @param rightDivider between middle and right, as a share of the width
   */
  Columns(Node left, Node middle, Node right, double leftDivider, double rightDivider) {
    this.left = left;
    this.middle = middle;
    this.right = right;
    this.leftDivider = leftDivider;
    this.rightDivider = rightDivider;
    SplitPane.setResizableWithParent(left, false);
    SplitPane.setResizableWithParent(right, false);
    // A SplitPane as the root of anything stays white in dark themes: it lies in a pane.
    getChildren().add(split);
    // What a pane cannot show it scrolls to: it pushes neither the header nor the gauge away.
    setMinHeight(0);
    split.setMinHeight(0);
    lay();
    leftShown.subscribe((before, now) -> change());
    rightShown.subscribe((before, now) -> change());
  }

  BooleanProperty leftShownProperty() {
    return leftShown;
  }

  BooleanProperty rightShownProperty() {
    return rightShown;
  }

  private void change() {
    keepDividers();
    lay();
  }

  private void lay() {
    split.getItems().clear();
    if (leftShown.get()) {
      split.getItems().add(left);
    }
    split.getItems().add(middle);
    if (rightShown.get()) {
      split.getItems().add(right);
    }
    setDividers();
  }

  private void setDividers() {
    int at = 0;
    if (leftShown.get()) {
      split.setDividerPosition(at++, leftDivider);
    }
    if (rightShown.get()) {
      split.setDividerPosition(at, rightDivider);
    }
  }

  /**
   * Moves a divider, as far as the panes allow; nothing happens where the pane is folded away.
   *
   * @param leftOne that between left and middle, or else that between middle and right
   * @param by a share of the width; negative to the left
   */
  void moveDivider(boolean leftOne, double by) {
    if (!(leftOne ? leftShown : rightShown).get()) {
      return;
    }
    int at = leftOne || !leftShown.get() ? 0 : 1;
    double from = split.getDividerPositions()[at];
    split.setDividerPosition(at, Math.clamp(from + by, 0, 1));
  }

  /** Notes where the dividers stand now, for the panes that are shown. */
  private void keepDividers() {
    double[] now = split.getDividerPositions();
    boolean hasLeft = split.getItems().contains(left);
    if (hasLeft) {
      leftDivider = now[0];
    }
    if (split.getItems().contains(right)) {
      rightDivider = now[hasLeft ? 1 : 0];
    }
  }

  /** Between left and middle, also while the left pane is folded away. */
  double leftDivider() {
    keepDividers();
    return leftDivider;
  }

  /** Between middle and right, also while the right pane is folded away. */
  double rightDivider() {
    keepDividers();
    return rightDivider;
  }
}
