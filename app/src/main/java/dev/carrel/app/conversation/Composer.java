package dev.carrel.app.conversation;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Where a question is typed. Enter asks; Shift and Enter start a new line. */
final class Composer extends VBox {
  private final TextArea field = new TextArea();
  private final Button ask;

  /**
   * Makes the field.
   *
   * @param hint what can be asked about, or why nothing can be asked
   * @param enabled whether a question can be asked
   */
  Composer(
      ConversationModel model,
      ReadOnlyStringProperty hint,
      javafx.beans.value.ObservableValue<Boolean> enabled) {
    Strings strings = Strings.of(Composer.class);
    getStyleClass().add("composer");
    field.setId("question");
    field.setWrapText(true);
    field.setPrefRowCount(2);
    field.setAccessibleText(strings.get("question"));
    field.promptTextProperty().bind(hint);
    field.textProperty().bindBidirectional(model.draftProperty());
    field.addEventFilter(KeyEvent.KEY_PRESSED, event -> key(event, model));
    field
        .focusedProperty()
        .subscribe(
            focused ->
                pseudoClassStateChanged(
                    javafx.css.PseudoClass.getPseudoClass("focus-inside"), focused));
    ask = Icons.button("up", strings.get("ask"));
    ask.setId("ask");
    ask.getStyleClass().add("ask");
    ask.setOnAction(event -> model.askDraft());
    ask.disableProperty()
        .bind(
            model
                .draftProperty()
                .map(String::isBlank)
                .flatMap(blank -> enabled.map(on -> blank || !on)));
    // A question may be typed while documents are still being read; it can be sent after.
    field.disableProperty().bind(enabled.map(on -> !on));
    Label keys = new Label(strings.get("keys"));
    keys.getStyleClass().add("keys");
    keys.setMinWidth(0);
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox line = new HBox(keys, gap, ask);
    line.setAlignment(Pos.CENTER_LEFT);
    line.getStyleClass().add("line");
    getChildren().addAll(field, line);
  }

  private void key(KeyEvent event, ConversationModel model) {
    if (event.getCode() != KeyCode.ENTER) {
      return;
    }
    event.consume();
    if (event.isShiftDown()) {
      field.replaceSelection("\n");
    } else if (!ask.isDisabled()) {
      model.askDraft();
    }
  }

  void focus() {
    field.requestFocus();
  }
}
