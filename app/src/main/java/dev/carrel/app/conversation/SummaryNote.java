// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.conversation.Summary;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Says that the oldest turns are told to the model in short, shows with which words, and takes
 * better ones.
 */
final class SummaryNote extends VBox {
  private static final int LINES = 14;

  private final Strings strings = Strings.of(SummaryNote.class);
  private final Label said = new Label();
  private final Hyperlink open = ErrorNote.link(strings.get("summary.show"));
  private final GrowingField field = new GrowingField(LINES);
  private final Button keep = ErrorNote.button(strings.get("summary.keep"));
  private final VBox words = new VBox();
  private String known = "";

  SummaryNote(ConversationModel model) {
    getStyleClass().add("summary-note");
    said.getStyleClass().add("quiet");
    said.setWrapText(true);
    said.setMinHeight(Region.USE_PREF_SIZE);
    field.setId("summary");
    field.setAccessibleText(strings.get("summary.field"));
    field.textProperty().subscribe(this::showKeep);
    keep.setOnAction(event -> model.editSummary(field.getText()));
    words.getStyleClass().add("summary-words");
    words.getChildren().addAll(field, new HBox(keep));
    words.setVisible(false);
    words.managedProperty().bind(words.visibleProperty());
    managedProperty().bind(visibleProperty());
    open.setOnAction(event -> open(!words.isVisible()));
    getChildren().addAll(said, open, words);
  }

  private void open(boolean now) {
    words.setVisible(now);
    open.setText(strings.get(now ? "summary.hide" : "summary.show"));
    open.setVisited(false);
  }

  private void showKeep() {
    String now = field.getText().strip();
    keep.setDisable(now.isEmpty() || now.equals(known.strip()));
  }

  void show(Optional<Summary> summary) {
    setVisible(summary.isPresent());
    summary.ifPresent(
        now -> {
          said.setText(strings.get("summary", now.turns()));
          if (!now.text().equals(known)) {
            known = now.text();
            field.setText(known);
          }
          showKeep();
        });
  }
}
