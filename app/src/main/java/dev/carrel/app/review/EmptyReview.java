// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.VBox;

/** What stands where there is no review, or none of its questions yet. */
final class EmptyReview extends ScrollPane {
  private final Button ask;

  /**
   * Shows what to do.
   *
   * @param onAsk lets a person write a first question
   */
  EmptyReview(Runnable onAsk) {
    Strings strings = Strings.of(EmptyReview.class);
    ask = new Button(strings.get("empty.ask"));
    ask.setId("first-question");
    ask.getStyleClass().add("accent");
    ask.setOnAction(event -> onAsk.run());
    VBox words =
        new VBox(
            Words.label("empty-title", strings.get("empty.title")),
            Words.label("empty-note", strings.get("empty.note")),
            ask);
    words.getStyleClass().add("empty-review");
    words.setAlignment(Pos.CENTER_LEFT);
    setContent(words);
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    setFocusTraversable(false);
  }

  void focusFirst() {
    ask.requestFocus();
  }
}
