// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.desk.DeskApplication;
import javafx.stage.Stage;

/**
 * A desk in a process of its own that shows a review, scrolls through its grid and leaves. It
 * prints a line for each way to do so, as {@link FrameCount} reads it.
 */
public final class GridDesk extends DeskApplication {
  @Override
  public void start(Stage stage) {
    super.start(stage);
    GridRun.start(
        stage,
        Integer.getInteger(GridDeskProcess.ROWS, 1),
        Integer.getInteger(GridDeskProcess.SECONDS, 1));
  }
}
