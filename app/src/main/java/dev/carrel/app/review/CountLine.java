// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import java.util.List;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.FlowPane;

/**
 * Counts beside one another: in words where all have room on one line, else in what is enough
 * beside their signs.
 */
final class CountLine extends FlowPane {
  private static final double NEVER = -1;

  private double fitted = NEVER;

  /** A count, which is pressed. */
  static final class Count extends Button {
    private final String words;
    private final String brief;

    /**
     * In words.
     *
     * @param brief what is enough beside its sign
     */
    Count(String words, String brief) {
      super(words);
      this.words = words;
      this.brief = brief;
      setTooltip(new Tooltip(words));
    }

    private void show(boolean briefly) {
      setText(briefly ? brief : words);
    }
  }

  void show(List<Node> nodes) {
    getChildren().setAll(nodes);
    fitted = NEVER;
    requestLayout();
  }

  @Override
  protected double computePrefHeight(double width) {
    fit(width);
    return super.computePrefHeight(width);
  }

  private void fit(double width) {
    if (width <= 0 || width == fitted) {
      return;
    }
    fitted = width;
    counts().forEach(count -> count.show(false));
    double all = getManagedChildren().stream().mapToDouble(node -> node.prefWidth(NEVER)).sum();
    boolean brief = all + getHgap() * (getManagedChildren().size() - 1) > width;
    counts().forEach(count -> count.show(brief));
  }

  private Stream<Count> counts() {
    return getChildren().stream().filter(Count.class::isInstance).map(Count.class::cast);
  }
}
