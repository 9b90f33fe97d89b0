// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.desk.DeskApplication;
import dev.carrel.app.desk.DeskLauncher;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.engine.LocalPlatform;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * A desk in a process of its own that scrolls through its first document and leaves: for so many
 * seconds steadily, and as many fast. It prints a line for each, as {@link FrameCount} reads it.
 */
public final class ScrolledDesk extends DeskApplication {
  private static final String SECONDS = "carrel.bench.scroll";

  /** Where that process begins. */
  public static void main(String[] args) {
    DeskLauncher.launch(ScrolledDesk.class, LocalPlatform.look(), args);
  }

  /**
   * The process.
   *
   * @param window whether it is to be seen, and drawn by what the machine has for that
   * @param seconds of each way to scroll
   */
  static ProcessBuilder process(Path home, boolean window, int seconds) {
    List<String> options = new ArrayList<>(window ? List.of() : DeskProcess.UNSEEN);
    options.add("-D" + SECONDS + "=" + seconds);
    return DeskProcess.of(ScrolledDesk.class.getName(), home, options);
  }

  @Override
  protected void firstFrameShown(Stage stage) {
    int seconds = Integer.getInteger(SECONDS, 1);
    Platform.runLater(() -> ScrollRun.start(stage, seconds));
  }
}
