// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.Median;
import dev.carrel.bench.desk.StartBench;
import dev.carrel.bench.desk.StartBench.Start;
import dev.carrel.engine.ground.ByteSize;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench start}: how long the desk takes to its first useful frame. */
@Command(
    name = "start",
    description = {
      "Starts the desk where nobody sees it, on documents made for the purpose, and takes the time"
          + " until shelf and first page are shown: without and with Java's cache of a start, in"
          + " turn.",
      "Your own home is not touched."
    })
final class StartCommand extends Measurement {
  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Starts without the cache, and as many with it. Default: ${DEFAULT-VALUE}.")
  private int runs = 5;

  StartCommand(Session session) {
    super(session);
  }

  /**
   * A way to start, in the JSON object; the figures are null, and the reason is not, if it could
   * not be measured.
   */
  record Row(
      String name,
      List<Double> windowSeconds,
      List<Double> frameSeconds,
      @Nullable Double medianWindowSeconds,
      @Nullable Double medianFrameSeconds,
      @Nullable Double medianCpuSeconds,
      @Nullable Double ratio,
      @Nullable String reason) {

    static Row of(String name, List<Start> starts, @Nullable Double plain, @Nullable String why) {
      Double median = median(starts, Start::frameSeconds);
      return new Row(
          name,
          starts.stream().map(Start::windowSeconds).toList(),
          starts.stream().map(Start::frameSeconds).toList(),
          median(starts, Start::windowSeconds),
          median,
          median(starts, Start::cpuSeconds),
          median == null || plain == null ? null : median / plain,
          why);
    }

    private static @Nullable Double median(List<Start> starts, Function<Start, Double> figure) {
      return starts.isEmpty() ? null : Median.of(starts.stream().map(figure).toList());
    }
  }

  @Override
  void check() {
    require(runs >= 1, "--runs", runs, "1 or more");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-start")) {
      return report(
          new StartBench(session().platform(), folder.path(), session().cancellation())
              .run(runs, session().progress()));
    }
  }

  private Report report(StartBench.Result found) {
    Row plain = Row.of("plain", found.plain(), null, null);
    Row cached =
        Row.of("cache", found.cached(), plain.medianFrameSeconds, found.reason().orElse(null));
    Report report =
        report(
                "%d documents of %d pages, drawn by the CPU, %d starts each, in turn",
                StartBench.DOCUMENTS, StartBench.PAGES, runs)
            .with("documents", StartBench.DOCUMENTS)
            .with("pages", StartBench.PAGES)
            .with("runs", runs)
            .with("cacheBytes", found.cacheBytes())
            .with("cacheSeconds", found.cacheSeconds());
    here(report).with("rows", List.of(plain, cached));
    report.line("%-8s %10s %14s %8s   %s", "", "window, s", "first frame, s", "CPU, s", "each");
    tell(report, plain);
    tell(report, cached);
    if (cached.ratio != null) {
      report.line(
          "%nWith the cache (%s, made in %.1f s) the first frame takes %.2f of the time.",
          ByteSize.text(found.cacheBytes().orElse(0)), found.cacheSeconds(), cached.ratio);
    }
    return report;
  }

  private static void tell(Report report, Row row) {
    if (row.reason != null) {
      report.line("%-8s not measured: %s", row.name, row.reason);
      return;
    }
    report.line(
        "%-8s %10.2f %14.2f %8.2f   %s",
        row.name,
        row.medianWindowSeconds,
        row.medianFrameSeconds,
        row.medianCpuSeconds,
        row.frameSeconds.stream()
            .map(s -> String.format(Locale.ROOT, "%.2f", s))
            .collect(Collectors.joining(", ")));
  }
}
