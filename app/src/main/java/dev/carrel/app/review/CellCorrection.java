// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import java.util.function.Consumer;
import javafx.application.Platform;
import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where a person writes words in place of the machine's. */
final class CellCorrection extends VBox {
  private static final double GAP = 6;

  private final TextArea words;
  private final Consumer<String> onWords;
  private final Runnable onDone;

  /**
   * Begins with what stands there.
   *
   * @param onWords takes what was written, which is not empty
   * @param onDone closes it
   */
  CellCorrection(String before, Consumer<String> onWords, Runnable onDone) {
    super(GAP);
    this.onWords = onWords;
    this.onDone = onDone;
    Strings strings = Strings.of(CellCorrection.class);
    words = new TextArea(before);
    words.setId("correction");
    words.setWrapText(true);
    words.setPrefRowCount(4);
    words.setAccessibleText(strings.get("correct.words"));
    Button take = new Button(strings.get("correct.save"));
    take.setId("correct-save");
    take.getStyleClass().add("accent");
    take.disableProperty().bind(words.textProperty().map(String::isBlank));
    take.setOnAction(event -> save());
    Button cancel = new Button(strings.get("form.cancel"));
    cancel.setOnAction(event -> onDone.run());
    words.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    FlowPane buttons = new FlowPane(take, cancel);
    buttons.getStyleClass().add("sheet-buttons");
    getChildren().addAll(words, Words.label("form-note", strings.get("correct.note")), buttons);
    Platform.runLater(
        () -> {
          words.requestFocus();
          words.selectAll();
        });
  }

  /** Brings the keyboard to what is written. */
  void focusWords() {
    words.requestFocus();
  }

  private void save() {
    String typed = words.getText().strip();
    if (!typed.isEmpty()) {
      onWords.accept(typed);
      onDone.run();
    }
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER && event.isShortcutDown()) {
      save();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      onDone.run();
      event.consume();
    }
  }
}
