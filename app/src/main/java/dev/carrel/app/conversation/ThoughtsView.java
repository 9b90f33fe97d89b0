// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** What a model thought before it answered, folded away; not there if it thought nothing. */
final class ThoughtsView extends VBox {
  private final Strings strings = Strings.of(ThoughtsView.class);
  private final Hyperlink open = ErrorNote.link(strings.get("thoughts.show"));
  private final Label thought = label("thought", "");
  private final VBox words = new VBox(label("measured", strings.get("thoughts.note")), thought);

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

  private static Label label(String style, String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.getStyleClass().add(style);
    return label;
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
