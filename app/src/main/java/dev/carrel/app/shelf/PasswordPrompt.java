// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import java.util.function.Consumer;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.PasswordField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Asks for an encrypted file's password in its row. */
final class PasswordPrompt extends VBox {
  PasswordPrompt(boolean wrong, Consumer<String> onTyped) {
    Strings strings = Strings.of(PasswordPrompt.class);
    getStyleClass().add("password-prompt");
    Label note = new Label(strings.get(wrong ? "password.wrong" : "password.needed"));
    note.setWrapText(true);
    note.setMinHeight(Region.USE_PREF_SIZE);
    note.getStyleClass().add("error-message");

    PasswordField field = new PasswordField();
    field.setPromptText(strings.get("password.prompt"));
    field.setAccessibleText(strings.get("password.prompt"));
    field.setMinWidth(60);
    HBox.setHgrow(field, Priority.ALWAYS);
    Button unlock = ErrorNote.button(strings.get("password.unlock"));
    unlock.setMinWidth(Region.USE_PREF_SIZE);
    unlock.disableProperty().bind(field.textProperty().isEmpty());
    unlock.setOnAction(event -> onTyped.accept(field.getText()));
    field.setOnAction(event -> unlock.fire());
    HBox line = new HBox(field, unlock);
    line.getStyleClass().add("line");
    getChildren().addAll(note, line);
  }
}
