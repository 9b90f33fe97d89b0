// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import dev.carrel.app.conversation.export.ExportFormat;
import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.ground.ShownText;
import java.util.Optional;
import javafx.event.ActionEvent;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ContentDisplay;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.util.Subscription;

/** Above a conversation: its title, which opens the list of them, a new one, and what else. */
final class ConversationHeader extends HBox {
  private final ConversationModel model;
  private final Strings strings = Strings.of(ConversationHeader.class);
  private final Button title = new Button();
  private final TextField name = new TextField();
  private final MenuItem remove = new MenuItem(strings.get("remove"));
  private final MenuButton more = new MenuButton();
  private Optional<Talk> renamed = Optional.empty();
  private Subscription talk = Subscription.EMPTY;
  private final Subscription subscription;

  /**
   * Shows the header.
   *
   * @param onList shows the list or hides it
   * @param onExport asks where to and writes there
   */
  ConversationHeader(
      ConversationModel model,
      Runnable onList,
      java.util.function.Consumer<ExportFormat> onExport) {
    this.model = model;
    getStyleClass().addAll("pane-header", "conversation-header");
    setAlignment(Pos.CENTER_LEFT);
    title.setId("talk-title");
    title.getStyleClass().addAll("flat-text", "talk-title");
    title.setGraphic(Icons.icon("down"));
    title.setContentDisplay(ContentDisplay.RIGHT);
    title.setMinWidth(0);
    title.setOnAction(event -> onList.run());
    title.setTooltip(new Tooltip(strings.get("list")));
    name.setId("talk-name");
    name.getStyleClass().add("rename-field");
    name.setAccessibleText(strings.get("rename.field"));
    name.setVisible(false);
    name.addEventHandler(KeyEvent.KEY_PRESSED, this::nameKey);
    name.focusedProperty().subscribe((before, now) -> keepNameUnless(now));
    StackPane place = new StackPane(title, name);
    place.setAlignment(Pos.CENTER_LEFT);
    place.setMinWidth(0);
    HBox.setHgrow(place, Priority.ALWAYS);
    Button begin = Icons.button("plus", strings.get("new"));
    begin.setId("talk-new");
    begin.setOnAction(event -> model.begin());
    getChildren().addAll(place, begin, menu(onExport));
    addEventHandler(KeyEvent.KEY_PRESSED, this::key);
    subscription = model.talkProperty().subscribe(this::show);
  }

  private MenuButton menu(java.util.function.Consumer<ExportFormat> onExport) {
    more.setId("talk-more");
    more.getStyleClass().add("icon-menu");
    more.setGraphic(Icons.icon("more"));
    more.setAccessibleText(strings.get("more"));
    more.setTooltip(new Tooltip(strings.get("more")));
    more.setMinWidth(Region.USE_PREF_SIZE);
    MenuItem rename = new MenuItem(strings.get("rename"));
    rename.setOnAction(event -> rename());
    more.getItems().addAll(rename, new SeparatorMenuItem());
    for (ExportFormat format : ExportFormat.values()) {
      MenuItem item = new MenuItem(strings.get("export.as." + format.ending()));
      item.setId("export-" + format.ending());
      item.setOnAction((ActionEvent event) -> onExport.accept(format));
      more.getItems().add(item);
    }
    remove.setOnAction(
        event ->
            model.entries().stream()
                .filter(entry -> isShown(entry.id()))
                .findFirst()
                .ifPresent(model::remove));
    more.getItems().addAll(new SeparatorMenuItem(), remove);
    more.setOnShowing(event -> remove.setDisable(model.talk().id().isEmpty()));
    return more;
  }

  private boolean isShown(long id) {
    return model.talk().id().stream().anyMatch(shown -> shown == id);
  }

  private void show(Talk now) {
    talk.unsubscribe();
    talk = now.titleProperty().subscribe(this::showTitle);
  }

  private void showTitle(String words) {
    title.setText(words.isBlank() ? strings.get("title.new") : ShownText.name(words));
    title.setAccessibleText(strings.get("title.accessible", title.getText()));
  }

  private void key(KeyEvent event) {
    if (event.getCode() == KeyCode.F2) {
      rename();
      event.consume();
    }
  }

  /** Lets a person type another title in the place of this one. */
  void rename() {
    renamed = Optional.of(model.talk());
    name.setText(model.talk().titleProperty().get());
    name.setVisible(true);
    title.setVisible(false);
    name.requestFocus();
    name.selectAll();
  }

  private void nameKey(KeyEvent event) {
    if (event.getCode() == KeyCode.ENTER) {
      keepName();
      title.requestFocus();
      event.consume();
    } else if (event.getCode() == KeyCode.ESCAPE) {
      renamed = Optional.empty();
      keepName();
      title.requestFocus();
      event.consume();
    }
  }

  private void keepNameUnless(boolean focused) {
    if (!focused) {
      keepName();
    }
  }

  private void keepName() {
    renamed.ifPresent(talk -> model.rename(talk, name.getText()));
    renamed = Optional.empty();
    name.setVisible(false);
    title.setVisible(true);
  }

  /** Lets go of the model. */
  void close() {
    talk.unsubscribe();
    subscription.unsubscribe();
  }
}
