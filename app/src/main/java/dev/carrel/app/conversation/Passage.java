// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.evidence.SentenceBadge;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.layout.Region;
import javafx.scene.shape.Path;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/**
 * Words in one text flow, part of which can be marked as selected. A node among the words, such as
 * a quote's number, counts as one character.
 */
final class Passage extends Region {
  private final TextFlow flow = new TextFlow();
  private final Path mark = new Path();
  private final String lead;
  private final KnownHeight height = new KnownHeight();
  private int from;
  private int to;

  /**
   * Shows words.
   *
   * @param lead what stands between the passage before it and this one when both are copied
   */
  Passage(String lead, List<? extends Node> content) {
    this.lead = lead;
    flow.getChildren().addAll(content);
    mark.setManaged(false);
    mark.setMouseTransparent(true);
    mark.getStyleClass().add("selected-text");
    getChildren().addAll(mark, flow);
    getStyleClass().add("passage");
  }

  TextFlow flow() {
    return flow;
  }

  String lead() {
    return lead;
  }

  /** Its characters, for finding words: a node is one character that is none of a word. */
  String characters() {
    StringBuilder text = new StringBuilder();
    for (Node node : flow.getChildren()) {
      text.append(node instanceof Text words ? words.getText() : "\uFFFC");
    }
    return text.toString();
  }

  int length() {
    return flow.getChildren().stream()
        .mapToInt(node -> node instanceof Text words ? words.getText().length() : 1)
        .sum();
  }

  /** What is copied of a part. */
  String text(int start, int end) {
    StringBuilder text = new StringBuilder();
    int at = 0;
    for (Node node : flow.getChildren()) {
      String own = node instanceof Text words ? words.getText() : "\uFFFC";
      int first = Math.clamp(start - at, 0, own.length());
      int last = Math.clamp(end - at, 0, own.length());
      if (last > first) {
        text.append(copied(node, own.substring(first, last)));
      }
      at += own.length();
    }
    return text.toString();
  }

  private static String copied(Node node, String words) {
    return switch (node) {
      case SentenceBadge badge -> "(" + badge.getText() + ") ";
      case Hyperlink link -> "[" + link.getText() + "]";
      default -> words;
    };
  }

  /** Marks a part; nothing if it is empty. */
  void select(int start, int end) {
    int first = Math.clamp(start, 0, length());
    int last = Math.clamp(end, first, length());
    if (first != from || last != to) {
      from = first;
      to = last;
      mark();
    }
  }

  private void mark() {
    if (from == to) {
      mark.getElements().clear();
    } else {
      mark.getElements().setAll(flow.getRangeShape(from, to, false));
    }
    mark.setLayoutX(flow.getLayoutX());
    mark.setLayoutY(flow.getLayoutY());
  }

  /**
   * The place between two characters that is nearest to a point.
   *
   * @param scene where, in the scene
   */
  int place(Point2D scene) {
    return Math.clamp(flow.getHitInfo(flow.sceneToLocal(scene)).getInsertionIndex(), 0, length());
  }

  @Override
  protected void layoutChildren() {
    layoutInArea(
        flow,
        snappedLeftInset(),
        snappedTopInset(),
        getWidth() - snappedLeftInset() - snappedRightInset(),
        getHeight() - snappedTopInset() - snappedBottomInset(),
        0,
        javafx.geometry.HPos.LEFT,
        javafx.geometry.VPos.TOP);
    mark();
  }

  @Override
  public javafx.geometry.Orientation getContentBias() {
    return javafx.geometry.Orientation.HORIZONTAL;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected double computePrefWidth(double height) {
    return snappedLeftInset() + snapSizeX(flow.prefWidth(-1)) + snappedRightInset();
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  public void requestLayout() {
    height.forget();
    super.requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    return height.of(width, this::height);
  }

  private double height(double width) {
    double inner = width < 0 ? -1 : Math.max(0, width - snappedLeftInset() - snappedRightInset());
    return snappedTopInset() + snapSizeY(flow.prefHeight(inner)) + snappedBottomInset();
  }
}
