// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.io.File;
import java.util.List;
import javafx.application.Application;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import javafx.stage.StageStyle;

/**
 * A second window from which files can be dragged, as from a file manager, for {@code
 * real-window.sh}. Arguments: where it stands, x and y, then the files.
 */
public final class DragSource extends Application {
  /** Starts it from the class path. */
  static final class Start {
    private Start() {}

    public static void main(String[] args) {
      Application.launch(DragSource.class, args);
    }
  }

  @Override
  public void start(Stage stage) {
    List<String> arguments = getParameters().getRaw();
    List<File> files = arguments.stream().skip(2).map(File::new).toList();
    StackPane root = new StackPane(new Label("Drag me"));
    root.setOnDragDetected(
        event -> {
          ClipboardContent content = new ClipboardContent();
          content.putFiles(files);
          root.startDragAndDrop(TransferMode.COPY).setContent(content);
          event.consume();
        });
    stage.initStyle(StageStyle.UNDECORATED);
    stage.setTitle("Drag source");
    stage.setScene(new Scene(root, 160, 120));
    stage.setX(Double.parseDouble(arguments.get(0)));
    stage.setY(Double.parseDouble(arguments.get(1)));
    stage.show();
  }
}
