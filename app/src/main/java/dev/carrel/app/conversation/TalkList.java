// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.ground.ShownText;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.Locale;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The conversations of the open collection, in the pane's place while it is open. */
final class TalkList extends VBox {
  private final ConversationModel model;
  private final Runnable onDone;
  private final Strings strings = Strings.of(TalkList.class);
  private final ListView<ConversationEntry> list;

  /**
   * Shows the list.
   *
   * @param onDone hears that one was chosen, or none
   */
  TalkList(ConversationModel model, Runnable onDone) {
    this.model = model;
    this.onDone = onDone;
    // The list listens to its items weakly.
    list = new ListView<>(model.entries());
    list.setId("talks");
    list.setAccessibleText(strings.get("list"));
    Label none = new Label(strings.get("list.none"));
    none.setWrapText(true);
    none.getStyleClass().add("empty-note");
    list.setPlaceholder(none);
    list.setCellFactory(cells -> new Row());
    list.addEventFilter(KeyEvent.KEY_PRESSED, this::key);
    list.addEventHandler(MouseEvent.MOUSE_CLICKED, this::clicked);
    VBox.setVgrow(list, Priority.ALWAYS);
    getStyleClass().add("talk-list");
    getChildren().add(list);
    select();
  }

  private void select() {
    model.entries().stream()
        .filter(entry -> model.talk().id().stream().anyMatch(id -> id == entry.id()))
        .findFirst()
        .ifPresentOrElse(list.getSelectionModel()::select, list.getSelectionModel()::selectFirst);
  }

  private Optional<ConversationEntry> chosen() {
    return Optional.ofNullable(list.getSelectionModel().getSelectedItem());
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      chosen().ifPresent(this::show);
      event.consume();
    } else if (event.getCode() == KeyCode.DELETE) {
      chosen().ifPresent(model::remove);
      event.consume();
    }
  }

  private void clicked(MouseEvent event) {
    // Only on a row: below the last one the selected one is not meant.
    if (event.getTarget() instanceof javafx.scene.Node node && rowOf(node)) {
      chosen().ifPresent(this::show);
    }
  }

  private static boolean rowOf(javafx.scene.@Nullable Node node) {
    for (javafx.scene.@Nullable Node at = node; at != null; at = at.getParent()) {
      if (at instanceof Button) {
        return false;
      }
      if (at instanceof Row row) {
        return !row.isEmpty();
      }
    }
    return false;
  }

  private void show(ConversationEntry entry) {
    model.show(entry);
    onDone.run();
  }

  void focus() {
    list.requestFocus();
  }

  /** A conversation: what it is called, when it was used, how much was said. */
  private final class Row extends ListCell<ConversationEntry> {
    private final Label title = new Label();
    private final Label when = new Label();
    private final Button remove = Icons.button("close", strings.get("remove"));
    private final HBox line;

    Row() {
      title.getStyleClass().add("talk-name");
      when.getStyleClass().add("talk-when");
      title.setMinWidth(0);
      VBox words = new VBox(title, when);
      words.setMinWidth(0);
      HBox.setHgrow(words, Priority.ALWAYS);
      remove.setFocusTraversable(false);
      line = new HBox(words, remove);
      line.setAlignment(Pos.CENTER_LEFT);
      setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable ConversationEntry entry, boolean empty) {
      super.updateItem(entry, empty);
      if (entry == null || empty) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      String name =
          entry.title().isBlank() ? strings.get("title.new") : ShownText.name(entry.title());
      title.setText(name);
      when.setText(
          strings.get(
              entry.draft().isBlank() ? "list.about" : "list.about.draft",
              entry.turns(),
              DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM, FormatStyle.SHORT)
                  .withLocale(Locale.getDefault())
                  .format(entry.used().atZone(ZoneId.systemDefault()))));
      remove.setOnAction(event -> model.remove(entry));
      setAccessibleText(name + ", " + when.getText());
      setGraphic(line);
    }
  }
}
