// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.desk.FrameCount;
import dev.carrel.bench.desk.ScrollBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel bench scroll}: how many frames a second the desk draws while one scrolls. */
@Command(
    name = "scroll",
    description = {
      "Opens the desk on a document, in a window where there is a display, scrolls through it and",
      "counts the frames, beside those of a window that only changes its colour.",
      "Your own home is not touched."
    })
final class ScrollCommand extends Measurement {
  @Parameters(
      arity = "0..1",
      paramLabel = "FILE",
      description = "The PDF. Without it, one of 1,000 pages is made.")
  private @Nullable Path file;

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "Of each way to scroll. Default: ${DEFAULT-VALUE}.")
  private int seconds = 5;

  @Option(names = "--headless", description = "Shows no window, and draws with the CPU.")
  private boolean headless;

  ScrollCommand(Session session) {
    super(session);
  }

  /**
   * A way to scroll, in the JSON object; {@code ratio} is that of its frames a second to those of
   * {@code blank}.
   */
  record Row(
      String name,
      int frames,
      double framesPerSecond,
      double gap95Millis,
      double longestGapMillis,
      double fxMillis,
      double drawMillis,
      double ratio) {

    static Row of(FrameCount count, FrameCount blank) {
      return new Row(
          count.name(),
          count.frames(),
          count.perSecond(),
          count.gap95(),
          count.longestGap(),
          count.fxCpu(),
          count.drawCpu(),
          count.perSecond() / blank.perSecond());
    }
  }

  @Override
  void check() {
    require(seconds >= 1 && seconds <= 600, "--seconds", seconds, "1 to 600");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-scroll")) {
      ScrollBench bench =
          new ScrollBench(
              session().platform(), folder.path(), session().progress(), session().cancellation());
      boolean window = !headless && ScrollBench.hasDisplay();
      return report(bench.run(Optional.ofNullable(file), window, seconds));
    }
  }

  private Report report(ScrollBench.Result found) {
    FrameCount blank = found.counts().getFirst();
    List<Row> rows = found.counts().stream().map(count -> Row.of(count, blank)).toList();
    Report report =
        report(
                "%d pages, %s, drawn by the %s, %d s each",
                found.pages(),
                found.window() ? "in a window" : "without a display",
                blank.accelerated() ? "graphics card" : "CPU",
                seconds)
            .with("pages", found.pages())
            .with("seconds", seconds)
            .with("window", found.window())
            .with("accelerated", blank.accelerated());
    here(report).with("rows", rows);
    report.line(
        "%-8s %9s %8s %16s %15s %13s %12s",
        "",
        "frames/s",
        "of blank",
        "95 % of gaps, ms",
        "longest gap, ms",
        "FX thread, ms",
        "drawing, ms");
    for (Row row : rows) {
      report.line(
          "%-8s %9.1f %8.2f %16.1f %15.1f %13.1f %12.1f",
          row.name,
          row.framesPerSecond,
          row.ratio,
          row.gap95Millis,
          row.longestGapMillis,
          row.fxMillis,
          row.drawMillis);
    }
    return report;
  }
}
