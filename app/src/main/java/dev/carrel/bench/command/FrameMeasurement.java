// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.desk.FrameCount;
import dev.carrel.bench.desk.ScrollBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Option;

/** Counts the frames a second that the desk draws, in a window where there is a display. */
abstract class FrameMeasurement extends Measurement {
  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Of each way to change what is shown. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(names = "--headless", description = "Shows no window, and draws with the CPU.")
  private boolean headless;

  FrameMeasurement(Session session) {
    super(session);
  }

  /**
   * What was counted.
   *
   * @param what it was counted on, as in "7 pages"
   * @param keys the same as keys of the JSON object, in order
   * @param counts the first is of a window that only changes its colour
   */
  record Counted(String what, List<Map.Entry<String, Integer>> keys, List<FrameCount> counts) {}

  /** Counts, in a folder that is deleted afterwards. */
  abstract Counted count(Path folder, boolean window, int seconds);

  @Override
  void check() {
    require(seconds >= 1 && seconds <= 600, "--seconds", seconds, "1 to 600");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-frames")) {
      boolean window = !headless && ScrollBench.hasDisplay();
      return report(count(folder.path(), window, seconds), window);
    }
  }

  private Report report(Counted counted, boolean window) {
    FrameCount blank = counted.counts.getFirst();
    Report report =
        report(
            "%s, %s, drawn by the %s, %d s each",
            counted.what,
            window ? "in a window" : "without a display",
            blank.accelerated() ? "graphics card" : "CPU",
            seconds);
    counted.keys.forEach(key -> report.with(key.getKey(), key.getValue()));
    report.with("seconds", seconds).with("window", window).with("accelerated", blank.accelerated());
    here(report);
    FrameRow.tell(report, counted.counts);
    return report;
  }
}
