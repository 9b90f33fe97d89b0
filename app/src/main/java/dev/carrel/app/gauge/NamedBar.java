// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.OverrunStyle;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A bar, with the memory's name above it where there are several. */
final class NamedBar extends StackPane {
  private final GaugeBar bar = new GaugeBar();
  private final Label name = new Label();

  NamedBar() {
    getStyleClass().add("named-bar");
    name.getStyleClass().add("memory-name");
    name.setTextOverrun(OverrunStyle.ELLIPSIS);
    name.setMinWidth(0);
    name.setMouseTransparent(true);
    name.visibleProperty().bind(name.textProperty().isNotEmpty());
    name.managedProperty().bind(name.visibleProperty());
    // The budget's words stand at the other end of the same line.
    name.maxWidthProperty().bind(widthProperty().multiply(0.6));
    setAlignment(name, Pos.TOP_LEFT);
    setMinWidth(Region.USE_COMPUTED_SIZE);
    getChildren().addAll(bar, name);
  }

  /**
   * Shows a memory.
   *
   * @param words its name; empty where it is the only one
   */
  void show(String words, MemoryFigures figures, boolean fits, String budgetWords) {
    name.setText(words);
    bar.show(figures, fits, budgetWords, !words.isEmpty());
  }
}
