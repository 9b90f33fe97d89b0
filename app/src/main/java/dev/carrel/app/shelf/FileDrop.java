// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import javafx.scene.input.DragEvent;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/**
 * Takes files dropped or pasted anywhere on the window, and says while they hover what they would
 * take and where they would go.
 */
public final class FileDrop extends VBox {
  private final Consumer<List<Path>> onFiles;
  private final Strings strings = Strings.of(FileDrop.class);
  private final HoverText words = new HoverText();
  private final Label title = new Label(strings.get("overlay.title"));
  private final Label cost = new Label();
  private Optional<ShelfModel> shelf = Optional.empty();

  /**
   * Makes what lies over the window while files hover over it.
   *
   * @param onFiles takes what was dropped, but on a collection's row
   */
  public FileDrop(Consumer<List<Path>> onFiles) {
    this.onFiles = onFiles;
    title.getStyleClass().add("overlay-title");
    Label note = new Label(strings.get("overlay.note"));
    note.getStyleClass().add("overlay-note");
    cost.getStyleClass().add("overlay-cost");
    cost.managedProperty().bind(cost.textProperty().isNotEmpty());
    for (Label label : List.of(title, cost, note)) {
      label.setWrapText(true);
      label.setMinHeight(Region.USE_PREF_SIZE);
    }
    VBox card = new VBox(title, cost, note);
    card.getStyleClass().add("overlay-card");
    card.setAlignment(Pos.CENTER);
    card.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
    VBox frame = new VBox(card);
    frame.getStyleClass().add("overlay-frame");
    frame.setAlignment(Pos.CENTER);
    VBox.setVgrow(frame, javafx.scene.layout.Priority.ALWAYS);
    getChildren().add(frame);
    getStyleClass().add("drop-overlay");
    setVisible(false);
    // The events belong to what lies beneath; this only shows.
    setMouseTransparent(true);
  }

  /** Tells a shelf what hovers, and drops on its collections. */
  public void join(ShelfModel model) {
    shelf = Optional.of(model);
    model
        .hovering()
        .hoverProperty()
        .subscribe(hover -> cost.setText(hover.map(words::of).orElse("")));
    model
        .hovering()
        .targetProperty()
        .subscribe(
            target ->
                title.setText(
                    target
                        .map(collection -> strings.get("overlay.into", collection.name()))
                        .orElseGet(() -> strings.get("overlay.title"))));
  }

  /** Listens on a whole window. */
  public void listenOn(Scene scene) {
    scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
    scene.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    scene.setOnDragExited(event -> gone());
    scene.setOnDragDone(event -> gone());
    // What no field took.
    scene.addEventHandler(KeyEvent.KEY_PRESSED, this::pasted);
  }

  private void pasted(KeyEvent event) {
    if (event.getCode() == KeyCode.V && event.isShortcutDown() && !event.isConsumed()) {
      List<Path> files = PastedFiles.of(Clipboard.getSystemClipboard());
      if (!files.isEmpty()) {
        onFiles.accept(files);
        event.consume();
      }
    }
  }

  private void gone() {
    setVisible(false);
    shelf.ifPresent(model -> model.hovering().end());
  }

  private static List<Path> files(DragEvent event) {
    return event.getDragboard().getFiles().stream().map(File::toPath).toList();
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      setVisible(true);
      shelf.ifPresent(model -> model.hovering().over(files(event), target(model, event)));
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    Optional<ShelfCollection> target = shelf.flatMap(model -> target(model, event));
    gone();
    if (event.getDragboard().hasFiles()) {
      if (target.isPresent()) {
        shelf.ifPresent(model -> model.intake().add(files(event), target.get()));
      } else {
        onFiles.accept(files(event));
      }
      event.setDropCompleted(true);
      event.consume();
    }
  }

  /** The collection whose row, or a row of which, is under the pointer. */
  private static Optional<ShelfCollection> target(ShelfModel model, DragEvent event) {
    Node node = event.getPickResult().getIntersectedNode();
    while (node != null) {
      switch (node.getUserData()) {
        case ShelfCollection collection -> {
          return Optional.of(collection);
        }
        case ShelfItem item -> {
          return model.shelves().of(item);
        }
        case null, default -> node = node.getParent();
      }
    }
    return Optional.empty();
  }
}
