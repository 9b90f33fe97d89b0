// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.ground.ShownText;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** What a model thought before it answered, folded away; not there if it thought nothing. */
final class ThoughtsView extends VBox {
  private final Strings strings = Strings.of(ThoughtsView.class);
  private final Hyperlink open = ErrorNote.link(strings.get("thoughts.show"));
  private final Label thought = Words.label("thought", "");
  private final VBox words =
      new VBox(Words.label("measured", strings.get("thoughts.note")), thought);

  ThoughtsView() {
    getStyleClass().add("thoughts");
    open.getStyleClass().add("thoughts-open");
    open.setOnAction(event -> open(!words.isVisible()));
    words.getStyleClass().add("thoughts-words");
    words.managedProperty().bind(words.visibleProperty());
    words.setVisible(false);
    managedProperty().bind(visibleProperty());
    setVisible(false);
    getChildren().addAll(open, words);
  }

  private void open(boolean now) {
    words.setVisible(now);
    open.setText(strings.get(now ? "thoughts.hide" : "thoughts.show"));
    open.setVisited(false);
  }

  /** More of them, or none. */
  void show(String thoughts) {
    thought.setText(ShownText.of(thoughts));
    setVisible(!thoughts.isEmpty());
  }
}
