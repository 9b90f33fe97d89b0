// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.desk.GridBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench grid}: how many frames a second the desk draws of the grid of a review. */
@Command(
    name = "grid",
    description = {
      "Makes a review of many documents by many questions, opens the desk on it, in a window where"
          + " there is a display, scrolls through the grid, draws it anew, and counts the frames,"
          + " beside those of a window that only changes its colour.",
      "Your own home is not touched."
    })
final class GridCommand extends FrameMeasurement {
  @Option(names = "--rows", paramLabel = "N", description = "Documents. Default: ${DEFAULT-VALUE}.")
  private int rows = 500;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Questions. Default: ${DEFAULT-VALUE}.")
  private int columns = 60;

  GridCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(rows >= 1 && rows <= 5000, "--rows", rows, "1 to 5000");
    require(columns >= 1 && columns <= 500, "--columns", columns, "1 to 500");
    super.check();
  }

  @Override
  Counted count(Path folder, boolean window, int seconds) {
    GridBench bench =
        new GridBench(session().platform(), folder, session().progress(), session().cancellation());
    return new Counted(
        "%d documents by %d questions".formatted(rows, columns),
        List.of(Map.entry("documents", rows), Map.entry("questions", columns)),
        bench.run(rows, columns, window, seconds));
  }
}
