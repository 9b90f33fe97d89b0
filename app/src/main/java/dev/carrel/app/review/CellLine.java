// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.util.List;
import javafx.geometry.NodeOrientation;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/**
 * What stands in a cell of the grid: a sign, words in the room that is left, and at the end what is
 * to be added. It lays that out itself: each node less in it is one less for each cell that comes
 * into sight.
 */
final class CellLine extends Region {
  /** Of the size of the words: the sign's place, and what is between two parts. */
  private static final double PLACE = 1;

  private static final double GAP = 0.54;

  private final Region sign = new Region();
  private final Label words = new Label();
  private List<Node> added = List.of();

  CellLine() {
    getStyleClass().add("cell-line");
    words.getStyleClass().add("cell-words");
    words.setMinWidth(0);
    sign.setNodeOrientation(NodeOrientation.LEFT_TO_RIGHT); // a tick in a mirror is none
    getChildren().addAll(sign, words);
  }

  Label words() {
    return words;
  }

  /** Shows a sign by its style classes; none if there are none. */
  void sign(List<String> styles) {
    sign.setVisible(!styles.isEmpty());
    if (!styles.isEmpty() && !sign.getStyleClass().equals(styles)) {
      sign.getStyleClass().setAll(styles);
    }
  }

  /** What stands behind the words, in order. */
  void add(List<Node> nodes) {
    if (!nodes.equals(added)) {
      getChildren().removeAll(added);
      added = List.copyOf(nodes);
      getChildren().addAll(added);
    }
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return words.prefHeight(-1);
  }

  @Override
  protected void layoutChildren() {
    double em = words.getFont().getSize();
    double gap = snapSpaceX(em * GAP);
    double place = snapSizeX(em * PLACE);
    double height = getHeight();
    double from = place + gap;
    put(sign, snapPositionX((place - sign.prefWidth(-1)) / 2), sign.prefWidth(-1), height);
    double to = getWidth();
    for (Node node : added.reversed()) {
      double width = snapSizeX(node.prefWidth(-1));
      to -= width;
      put(node, to, width, height);
      to -= gap;
    }
    put(words, from, Math.max(0, to - from), height);
  }

  /** In the middle of the height. */
  private void put(Node node, double x, double width, double height) {
    double own = Math.min(height, snapSizeY(node.prefHeight(-1)));
    node.resizeRelocate(x, snapPositionY((height - own) / 2), width, own);
  }
}
