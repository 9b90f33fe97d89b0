// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.desk.DeskApplication;
import javafx.application.Platform;
import javafx.stage.Stage;

/**
 * A desk in a process of its own that scrolls through its first document and leaves: for so many
 * seconds steadily, and as many fast. It prints a line for each, as {@link FrameCount} reads it.
 */
public final class ScrolledDesk extends DeskApplication {
  @Override
  protected void firstFrameShown(Stage stage) {
    int seconds = Integer.getInteger(ScrolledDeskProcess.SECONDS, 1);
    Platform.runLater(() -> ScrollRun.start(stage, seconds));
  }
}
