// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** A row's name while it is typed anew: Enter takes it, Escape drops it. */
final class RenameField extends TextField {
  private final Consumer<String> onDone;
  private boolean done;

  /**
   * Begins with a name.
   *
   * @param onDone takes the new name, or the old one if it was dropped
   */
  RenameField(String name, Consumer<String> onDone) {
    super(name);
    this.onDone = onDone;
    getStyleClass().add("rename-field");
    setAccessibleText(Strings.of(RenameField.class).get("rename.field", name));
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ENTER) {
            event.consume();
            end(getText());
          } else if (event.getCode() == KeyCode.ESCAPE) {
            event.consume();
            end(name);
          }
        });
    focusedProperty()
        .addListener(
            (property, before, focused) -> {
              if (!focused && getScene() != null) {
                end(getText());
              }
            });
    Platform.runLater(
        () -> {
          requestFocus();
          int dot = name.lastIndexOf('.');
          selectRange(0, dot > 0 ? dot : name.length());
        });
  }

  private void end(String name) {
    if (!done) {
      done = true;
      onDone.accept(name);
    }
  }
}
