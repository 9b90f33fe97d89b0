// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.desk.FrameCount;
import dev.carrel.bench.desk.GridBench;
import dev.carrel.bench.desk.ScrollBench;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench grid}: how many frames a second the desk draws of the grid of a review. */
@Command(
    name = "grid",
    description = {
      "Makes a review of many documents by many questions, opens the desk on it, in a window where",
      "there is a display, scrolls through the grid, draws it anew, and counts the frames, beside",
      "those of a window that only changes its colour. Your own home is not touched."
    })
final class GridCommand extends Measurement {
  @Option(names = "--rows", paramLabel = "N", description = "Documents. Default: ${DEFAULT-VALUE}.")
  private int rows = 500;

  @Option(
      names = "--columns",
      paramLabel = "N",
      description = "Questions. Default: ${DEFAULT-VALUE}.")
  private int columns = 60;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Of each way to change it. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(names = "--headless", description = "Shows no window, and draws with the CPU.")
  private boolean headless;

  GridCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(rows >= 1 && rows <= 5000, "--rows", rows, "1 to 5000");
    require(columns >= 1 && columns <= 500, "--columns", columns, "1 to 500");
    require(seconds >= 1 && seconds <= 600, "--seconds", seconds, "1 to 600");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-grid")) {
      GridBench bench =
          new GridBench(
              session().platform(), folder.path(), session().progress(), session().cancellation());
      boolean window = !headless && ScrollBench.hasDisplay();
      return report(bench.run(rows, columns, window, seconds), window);
    }
  }

  private Report report(List<FrameCount> counts, boolean window) {
    FrameCount blank = counts.getFirst();
    Report report =
        report(
                "%d documents by %d questions, %s, drawn by the %s, %d s each",
                rows,
                columns,
                window ? "in a window" : "without a display",
                blank.accelerated() ? "graphics card" : "CPU",
                seconds)
            .with("documents", rows)
            .with("questions", columns)
            .with("seconds", seconds)
            .with("window", window)
            .with("accelerated", blank.accelerated());
    here(report);
    FrameRow.tell(report, counts);
    return report;
  }
}
