// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.StringProperty;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/**
 * Where a question is typed, with what it is asked about. Enter asks; Shift and Enter start a new
 * line; the arrow up in an empty field brings former questions back. A question can be written
 * before anything is read.
 */
final class Composer extends VBox {
  private static final int LINES = 9;
  private static final PseudoClass FOCUS_INSIDE = PseudoClass.getPseudoClass("focus-inside");

  private final Strings strings = Strings.of(Composer.class);
  private final ConversationModel model;
  private final GrowingField field = new GrowingField(LINES);
  private final Label scope = new Label();
  private final Button ask = Icons.button("up", strings.get("ask"));
  private final Recall recall = new Recall();
  private Optional<StringProperty> draft = Optional.empty();
  private final Subscription subscription;

  Composer(ConversationModel model) {
    this.model = model;
    getStyleClass().add("composer");
    field.setId("question");
    field.setAccessibleText(strings.get("question"));
    field.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    field.focusedProperty().subscribe(now -> pseudoClassStateChanged(FOCUS_INSIDE, now));
    ask.setId("ask");
    ask.getStyleClass().add("ask");
    ask.setOnAction(event -> model.askDraft());
    scope.getStyleClass().add("scope");
    scope.setMinWidth(0);
    scope.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(scope, Priority.ALWAYS);
    HBox line = new HBox(scope, ask);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().addAll(field, line);
    subscription =
        Subscription.combine(
            model.talkProperty().subscribe(this::show),
            model.scope().scopeProperty().subscribe(this::showScope),
            model.scope().readinessProperty().subscribe(this::showRead));
    field.textProperty().subscribe(this::showRead);
    addEventHandler(MouseEvent.MOUSE_PRESSED, event -> field.requestFocus());
    showRead();
  }

  private void show(Talk talk) {
    draft.ifPresent(field.textProperty()::unbindBidirectional);
    field.textProperty().bindBidirectional(talk.draftProperty());
    draft = Optional.of(talk.draftProperty());
    field.end();
  }

  private void showRead() {
    Readiness now = model.scope().readinessProperty().get();
    String coming = strings.get(now.coming() > 0 ? "hint.coming" : "hint.none");
    field.setPromptText(now.toAsk() == 0 ? coming : strings.get("hint", now.toAsk()));
    ask.setDisable(!now.canAsk() || field.getText().isBlank());
  }

  private void showScope(Scope now) {
    List<String> read = now.read();
    scope.setVisible(!read.isEmpty());
    if (read.isEmpty()) {
      return;
    }
    scope.setText(
        strings.get("scope", String.join(strings.get("scope.comma"), read), now.unread().size()));
    String all = strings.get("scope.all", String.join("\n", read));
    String others =
        now.unread().isEmpty()
            ? ""
            : "\n\n" + strings.get("scope.unread", String.join("\n", now.unread()));
    Tooltip hover = new Tooltip(all + others);
    hover.setWrapText(true);
    scope.setTooltip(hover);
  }

  private void key(KeyEvent event) {
    List<String> asked = model.turns().stream().map(AskedTurn::question).toList();
    if (event.getCode() == KeyCode.ENTER) {
      event.consume();
      if (event.isShiftDown()) {
        field.replaceSelection("\n");
      } else if (!ask.isDisabled()) {
        model.askDraft();
      }
    } else if (event.getCode() == KeyCode.UP) {
      recall.before(asked, field.getText()).ifPresent(words -> recalled(words, event));
    } else if (event.getCode() == KeyCode.DOWN) {
      recall.after(asked, field.getText()).ifPresent(words -> recalled(words, event));
    }
  }

  private void recalled(String words, KeyEvent event) {
    field.setText(words);
    field.end();
    event.consume();
  }

  void focus() {
    field.requestFocus();
  }

  /** Lets go of the model. */
  void close() {
    subscription.unsubscribe();
    draft.ifPresent(field.textProperty()::unbindBidirectional);
  }
}
