// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A question as it was asked; it can be put into other words in its place. */
final class QuestionBox extends VBox {
  private static final int LINES = 9;

  private final Strings strings = Strings.of(QuestionBox.class);
  private final String question;
  private final Consumer<String> onAsk;
  private final HBox line;

  /**
   * Shows a question.
   *
   * @param onAsk takes it in other words
   */
  QuestionBox(String question, Consumer<String> onAsk) {
    this.question = question;
    this.onAsk = onAsk;
    Label text = new Label(question);
    text.setWrapText(true);
    text.setMinHeight(Region.USE_PREF_SIZE);
    text.getStyleClass().add("question");
    line = new HBox(text);
    line.getStyleClass().add("question-line");
    line.setAlignment(Pos.CENTER_RIGHT);
    getChildren().add(line);
  }

  /** Lets a person change it. */
  void edit() {
    GrowingField field = new GrowingField(LINES);
    field.getStyleClass().add("question-field");
    field.setAccessibleText(strings.get("edit.field"));
    field.setText(question);
    Button ask = ErrorNote.button(strings.get("edit.ask"));
    ask.getStyleClass().add("edit-ask");
    ask.setOnAction(event -> ask(field.getText()));
    field.textProperty().subscribe(words -> ask.setDisable(words.isBlank()));
    Hyperlink cancel = ErrorNote.link(strings.get("edit.cancel"));
    cancel.setOnAction(event -> show());
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, field));
    HBox actions = new HBox(ask, cancel);
    actions.setAlignment(Pos.CENTER_LEFT);
    actions.getStyleClass().add("edit-foot");
    getChildren().setAll(field, actions);
    field.requestFocus();
    field.end();
  }

  private void key(KeyEvent event, GrowingField field) {
    if (event.getCode() == KeyCode.ESCAPE) {
      show();
      event.consume();
    } else if (event.getCode() == KeyCode.ENTER) {
      if (event.isShiftDown()) {
        field.replaceSelection("\n");
      } else if (!field.getText().isBlank()) {
        ask(field.getText());
      }
      event.consume();
    }
  }

  private void ask(String words) {
    show();
    onAsk.accept(words);
  }

  private void show() {
    getChildren().setAll(line);
  }
}
