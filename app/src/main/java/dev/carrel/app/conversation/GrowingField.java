// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import javafx.scene.control.TextArea;
import javafx.scene.text.Text;

/**
 * A field of several lines that is as high as its words, or as what it prompts for while it has
 * none, within limits; beyond them it scrolls.
 */
final class GrowingField extends TextArea {
  private static final double SIDES = 26;

  private final int most;
  private final Text measure = new Text();

  /**
   * Empty.
   *
   * @param most how many lines it shows before it scrolls
   */
  GrowingField(int most) {
    this.most = most;
    getStyleClass().add("growing");
    setWrapText(true);
    setPrefRowCount(1);
    textProperty().subscribe(this::measureAnew);
    promptTextProperty().subscribe(this::measureAnew);
  }

  private void measureAnew() {
    requestParentLayout();
    requestLayout();
  }

  private String shown() {
    String words = getText().isEmpty() ? getPromptText() : getText();
    return words.endsWith("\n") ? words + "X" : words;
  }

  @Override
  protected double computePrefHeight(double width) {
    measure.setFont(getFont());
    measure.setWrappingWidth(0);
    measure.setText("X");
    double line = measure.getLayoutBounds().getHeight();
    double across = width > 0 ? width : getWidth();
    measure.setWrappingWidth(
        Math.max(line, across - SIDES - snappedLeftInset() - snappedRightInset()));
    measure.setText(shown());
    double words = Math.max(line, measure.getLayoutBounds().getHeight());
    double insets = snappedTopInset() + snappedBottomInset();
    return Math.ceil(Math.min(words, most * line) + line + insets);
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }
}
