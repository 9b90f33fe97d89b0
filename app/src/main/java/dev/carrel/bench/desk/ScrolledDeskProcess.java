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
 * The process of a {@link ScrolledDesk}. It begins here and not there: Java does not start a class
 * that is an application of JavaFX where JavaFX lies on the class path.
 */
public final class ScrolledDeskProcess {
  static final String SECONDS = "carrel.bench.scroll";

  private ScrolledDeskProcess() {}

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
  static ProgramRun of(Path home, boolean window, int seconds) {
    List<String> options = new ArrayList<>(window ? List.of() : DeskProcess.UNSEEN);
    options.add("-D" + SECONDS + "=" + seconds);
    return DeskProcess.of(ScrolledDeskProcess.class.getName(), home, options);
  }
}
