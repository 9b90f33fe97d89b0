// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.desk.DeskLauncher;
import dev.carrel.app.start.DeskProcess;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.ground.ProgramRun;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The process of a {@link GridDesk}; it begins here for the reason of {@link ScrolledDeskProcess}.
 */
public final class GridDeskProcess {
  static final String ROWS = "carrel.bench.grid.rows";
  static final String SECONDS = "carrel.bench.grid.seconds";

  private GridDeskProcess() {}

  /** Where that process begins. */
  public static void main(String[] args) {
    DeskLauncher.launch(GridDesk.class, LocalPlatform.look(), args);
  }

  /**
   * The process.
   *
   * @param window whether it is to be seen, and drawn by what the machine has for that
   * @param rows of the grid
   * @param seconds of each way to change it
   */
  static ProgramRun of(Path home, boolean window, int rows, int seconds) {
    List<String> options = new ArrayList<>(window ? List.of() : DeskProcess.UNSEEN);
    options.add("-D" + ROWS + "=" + rows);
    options.add("-D" + SECONDS + "=" + seconds);
    return DeskProcess.of(GridDeskProcess.class.getName(), home, options);
  }
}
