package dev.carrel.app.shelf;

import dev.carrel.app.fx.Strings;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.DragEvent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.VBox;

/** Takes files dropped anywhere on the window, and says so while they hover. */
public final class FileDrop extends VBox {
  private final Consumer<List<Path>> onFiles;

  /**
   * Makes what covers the window while files hover over it.
   *
   * @param onFiles takes what was dropped
   */
  public FileDrop(Consumer<List<Path>> onFiles) {
    this.onFiles = onFiles;
    Strings strings = Strings.of(FileDrop.class);
    Label title = new Label(strings.get("overlay.title"));
    title.getStyleClass().add("overlay-title");
    Label note = new Label(strings.get("overlay.note"));
    note.getStyleClass().add("overlay-note");
    VBox frame = new VBox(title, note);
    frame.getStyleClass().add("overlay-frame");
    frame.setAlignment(Pos.CENTER);
    VBox.setVgrow(frame, javafx.scene.layout.Priority.ALWAYS);
    getChildren().add(frame);
    getStyleClass().add("drop-overlay");
    setVisible(false);
    // The events belong to what lies beneath; this only shows.
    setMouseTransparent(true);
  }

  /** Listens on a whole window. */
  public void listenOn(Scene scene) {
    scene.addEventFilter(DragEvent.DRAG_OVER, this::over);
    scene.addEventFilter(DragEvent.DRAG_DROPPED, this::dropped);
    scene.setOnDragExited(event -> setVisible(false));
    scene.setOnDragDone(event -> setVisible(false));
  }

  private void over(DragEvent event) {
    if (event.getDragboard().hasFiles()) {
      event.acceptTransferModes(TransferMode.COPY);
      setVisible(true);
      event.consume();
    }
  }

  private void dropped(DragEvent event) {
    setVisible(false);
    if (event.getDragboard().hasFiles()) {
      onFiles.accept(event.getDragboard().getFiles().stream().map(File::toPath).toList());
      event.setDropCompleted(true);
      event.consume();
    }
  }
}
