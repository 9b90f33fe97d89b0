package dev.carrel.app;

import java.nio.file.Path;
import java.util.List;

/** The only way from here into the desk, so that a command never loads a JavaFX class. */
final class DeskLauncher {
  private DeskLauncher() {}

  /** Opens the desk with these documents and returns when its window is closed. */
  static void open(List<Path> documents) {
    dev.carrel.app.desk.DeskLauncher.launch(
        documents.stream().map(Path::toString).toArray(String[]::new));
  }
}
