// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.app.fx.Strings;
import dev.carrel.app.fx.Words;
import dev.carrel.engine.document.BatesScheme;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.VBox;

/** Where the pages of a collection are numbered, once. */
final class BatesForm extends ScrollPane {
  private final Strings strings = Strings.of(BatesForm.class);
  private final TextField prefix = new TextField("DOC-");
  private final TextField digits = new TextField("6");
  private final TextField start = new TextField("1");
  private final Label first = Words.label("sheet-value", "");
  private final Button set = new Button();

  /**
   * For a collection.
   *
   * @param now how it is numbered already; that cannot be changed
   * @param taken takes a new scheme
   * @param onDone closes it
   */
  BatesForm(Optional<BatesScheme> now, Consumer<BatesScheme> taken, Runnable onDone) {
    getStyleClass().add("review-sheet");
    setId("bates-form");
    setFitToWidth(true);
    setHbarPolicy(ScrollBarPolicy.NEVER);
    prefix.setId("bates-prefix");
    digits.setId("bates-digits");
    start.setId("bates-start");
    set.setText(strings.get("bates.set"));
    set.setId("bates-set");
    set.getStyleClass().add("accent");
    set.setOnAction(
        event ->
            scheme()
                .ifPresent(
                    scheme -> {
                      taken.accept(scheme);
                      onDone.run();
                    }));
    Button cancel = new Button(strings.get(now.isPresent() ? "bates.close" : "form.cancel"));
    cancel.setOnAction(event -> onDone.run());
    FlowPane buttons = now.isPresent() ? new FlowPane(cancel) : new FlowPane(set, cancel);
    buttons.getStyleClass().add("sheet-buttons");
    VBox content = new VBox(Words.label("sheet-title", strings.get("bates.title")));
    content.getStyleClass().add("sheet-content");
    if (now.isPresent()) {
      first.setText(now.get().text(now.get().start()));
      content
          .getChildren()
          .addAll(
              Words.label("form-label", strings.get("bates.first")),
              first,
              Words.label("form-note", strings.get("bates.fixed")));
    } else {
      content
          .getChildren()
          .addAll(
              Words.label("form-note", strings.get("bates.note")),
              label("bates.prefix", prefix),
              prefix,
              label("bates.digits", digits),
              digits,
              label("bates.start", start),
              start,
              Words.label("form-label", strings.get("bates.first")),
              first);
      prefix.textProperty().subscribe(text -> preview());
      digits.textProperty().subscribe(text -> preview());
      start.textProperty().subscribe(text -> preview());
      preview();
    }
    content.getChildren().add(buttons);
    setContent(content);
    addEventFilter(
        KeyEvent.KEY_PRESSED,
        event -> {
          if (event.getCode() == KeyCode.ESCAPE) {
            onDone.run();
            event.consume();
          }
        });
  }

  private Label label(String key, Node field) {
    Label label = Words.label("form-label", strings.get(key));
    label.setLabelFor(field);
    field.setAccessibleText(strings.get(key));
    return label;
  }

  private Optional<BatesScheme> scheme() {
    try {
      return Optional.of(
          new BatesScheme(
              prefix.getText().strip(),
              Integer.parseInt(digits.getText().strip()),
              Long.parseLong(start.getText().strip())));
    } catch (IllegalArgumentException e) { // also what is no number
      return Optional.empty();
    }
  }

  private void preview() {
    Optional<BatesScheme> scheme = scheme();
    set.setDisable(scheme.isEmpty());
    first.setText(scheme.map(s -> s.text(s.start())).orElseGet(() -> strings.get("bates.wrong")));
  }

  void focusFirst() {
    prefix.requestFocus();
  }
}
