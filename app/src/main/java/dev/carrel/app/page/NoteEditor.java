// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import dev.carrel.app.fx.ErrorNote;
import dev.carrel.app.fx.Strings;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** Writes into a note. Undo and redo are those of the text field: Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y. */
final class NoteEditor implements Pages {
  private final NoteModel note;
  private final Strings strings = Strings.of(NoteEditor.class);
  private final TextArea text = new TextArea();
  private final Label state = new Label();
  private final VBox errors = new VBox();
  private final VBox root = new VBox();
  private final Button save = new Button(strings.get("note.save"));
  private final Button over = new Button(strings.get("note.save.over"));
  private final Subscription listening;

  NoteEditor(PageModel model) {
    this.note = model.note();
    root.getStyleClass().add("note-editor");
    text.setId("note-text");
    text.getStyleClass().add("note-text");
    text.setWrapText(true);
    text.setAccessibleText(strings.get("note.text"));
    VBox.setVgrow(text, Priority.ALWAYS);
    text.textProperty().bindBidirectional(note.textProperty());
    text.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    root.getChildren().addAll(text, errors, bar());
    listening =
        Subscription.combine(
            note.changedProperty().subscribe(this::showState),
            note.savingProperty().subscribe(this::showState),
            note.errorProperty().subscribe(this::showError));
    showState();
  }

  private Node bar() {
    save.setId("note-save");
    save.getStyleClass().addAll("accent", "small");
    save.setOnAction(event -> note.save());
    over.getStyleClass().add("small");
    over.setOnAction(event -> note.saveOver());
    Button read = new Button(strings.get("note.read"));
    read.setId("note-read");
    read.getStyleClass().add("small");
    read.setOnAction(event -> note.read());
    state.getStyleClass().add("page-total");
    FlowPane bar = new FlowPane(save, over, read, state);
    bar.getStyleClass().add("note-bar");
    return bar;
  }

  private void showState() {
    boolean changed = note.changedProperty().get();
    boolean saving = note.savingProperty().get();
    save.setDisable(!changed || saving);
    over.setDisable(saving);
    state.setText(
        strings.get(saving ? "note.saving" : changed ? "note.changed" : "note.unchanged"));
  }

  private void showError(Optional<dev.carrel.engine.ground.CarrelException> error) {
    errors.getChildren().setAll(error.map(e -> new ErrorNote(e, List.of())).stream().toList());
  }

  private void key(KeyEvent event) {
    if (event.isShortcutDown() && event.getCode() == KeyCode.S) {
      note.save();
      event.consume();
    }
  }

  @Override
  public Node node() {
    return root;
  }

  @Override
  public Node focus() {
    return text;
  }

  @Override
  public void goTo(PageModel.Target target) {
    // The caret stays where one writes.
  }

  @Override
  public void close() {
    listening.unsubscribe();
    text.textProperty().unbindBidirectional(note.textProperty());
  }
}
