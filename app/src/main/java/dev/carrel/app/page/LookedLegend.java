// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.util.stream.IntStream;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Subscription;

/**
 * Beneath the pages, while it is shown what the model looked at: what that is and what it is not.
 */
final class LookedLegend extends HBox {
  private final Strings strings = Strings.of(LookedLegend.class);
  private final Label words = new Label();
  private final HBox scale = new HBox();
  private final Subscription listening;

  LookedLegend(Looked looked) {
    setId("looked-legend");
    getStyleClass().add("looked-legend");
    setAlignment(Pos.CENTER_LEFT);
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    words.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(words, Priority.ALWAYS);
    scale.setAlignment(Pos.CENTER);
    scale.getStyleClass().add("heat-scale");
    scale.setMinWidth(Region.USE_PREF_SIZE);
    scale.getChildren().add(new Label(strings.get("looked.little")));
    IntStream.rangeClosed(1, Heat.STEPS)
        .mapToObj(LookedLegend::swatch)
        .forEach(scale.getChildren()::add);
    scale.getChildren().add(new Label(strings.get("looked.much")));
    scale.managedProperty().bind(scale.visibleProperty());
    Button close = Icons.button("close", strings.get("looked.hide"));
    close.setId("looked-hide");
    close.setOnAction(event -> looked.shownProperty().set(false));
    getChildren().addAll(scale, words, close);
    visibleProperty().bind(looked.shownProperty());
    managedProperty().bind(visibleProperty());
    listening = looked.passagesProperty().subscribe(now -> show(!now.isEmpty()));
  }

  private static Region swatch(int step) {
    Region swatch = new Region();
    swatch.getStyleClass().addAll("heat-swatch", "heat-swatch-" + step);
    return swatch;
  }

  private void show(boolean known) {
    scale.setVisible(known);
    words.setText(strings.get(known ? "looked.legend" : "looked.unknown"));
  }

  void close() {
    listening.unsubscribe();
  }
}
