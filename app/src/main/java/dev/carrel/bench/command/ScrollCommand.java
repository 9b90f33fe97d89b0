// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.desk.FrameCount;
import dev.carrel.bench.desk.ScrollBench;
import java.nio.file.Path;
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
    here(report);
    FrameRow.tell(report, found.counts());
    return report;
  }
}
