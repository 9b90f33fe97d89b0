// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.fx.Icons;
import dev.carrel.app.fx.Strings;
import java.util.Locale;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The middle of the window: the page or, in its place until it is closed, a room that is not about
 * one document.
 */
final class Middle extends StackPane {
  /** What can stand in the page's place. */
  enum Room {
    MODELS,
    SETTINGS,
    REVIEW,
    SHORTCUTS
  }

  private final Node page;
  private final Strings strings = Strings.of(Middle.class);
  private final ReadOnlyObjectWrapper<Optional<Room>> room =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Optional<Node> focusBefore = Optional.empty();
  private Runnable whenLeft = () -> {};

  Middle(Node page) {
    this.page = page;
    getChildren().add(page);
    setMinWidth(0);
  }

  ReadOnlyObjectProperty<Optional<Room>> roomProperty() {
    return room.getReadOnlyProperty();
  }

  /**
   * Shows a room in the page's place; the page keeps its place under it.
   *
   * @param onLeft lets go of what the room shows
   */
  void show(Room next, Node content, Runnable onLeft) {
    if (room.get().isEmpty()) {
      focusBefore = Optional.ofNullable(getScene()).map(scene -> scene.getFocusOwner());
    }
    close();
    whenLeft = onLeft;
    Button close = Icons.button("close", strings.get("room.close"));
    close.setId("close-room");
    close.setOnAction(event -> showPage());
    Label title = new Label(strings.get("room." + next.name().toLowerCase(Locale.ROOT)));
    title.getStyleClass().add("document-name");
    Region gap = new Region();
    HBox.setHgrow(gap, Priority.ALWAYS);
    HBox header = new HBox(title, gap, close);
    header.getStyleClass().add("pane-header");
    header.setAlignment(Pos.CENTER_LEFT);
    VBox.setVgrow(content, Priority.ALWAYS);
    VBox shown = new VBox(header, content);
    shown.getStyleClass().add("room");
    shown.setId("room");
    page.setVisible(false);
    getChildren().setAll(page, shown);
    room.set(Optional.of(next));
    close.requestFocus();
  }

  /** Puts the page into a place of the room that is open, until {@link #takePageBack}. */
  void lendPage(StackPane place) {
    place.getChildren().setAll(page);
    page.setVisible(true);
  }

  /** Puts the page under the room again. */
  void takePageBack() {
    if (!getChildren().contains(page)) {
      page.setVisible(false);
      getChildren().addFirst(page);
    }
  }

  /** Closes the room, if one is open; tells whether one was. */
  boolean showPage() {
    if (room.get().isEmpty()) {
      return false;
    }
    close();
    getChildren().setAll(page);
    page.setVisible(true);
    room.set(Optional.empty());
    focusBefore.ifPresent(Node::requestFocus);
    focusBefore = Optional.empty();
    return true;
  }

  /** Lets go of what the room shows. */
  void close() {
    whenLeft.run();
    whenLeft = () -> {};
  }
}
