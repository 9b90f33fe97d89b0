package dev.carrel.app.cli;

import dev.carrel.app.start.StartBench;
import dev.carrel.app.start.StartBench.Start;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.engine.ground.ByteSize;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench start}: how long the desk takes to its first useful frame. */
@Command(
    name = "start",
    description = {
      "Starts the desk where nobody sees it, on documents made for the purpose, and takes the time",
      "until shelf and first page are shown: without and with Java's cache of a start, in turn.",
      "Your own home is not touched."
    })
final class BenchStartCommand extends EngineCommand {
  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Starts without the cache, and as many with it. Default: ${DEFAULT-VALUE}.")
  private int runs = 5;

  @Mixin private BenchMachine setup = new BenchMachine();

  BenchStartCommand(Session session) {
    super(session);
  }

  /** A way to start; the figures are null, and the reason is not, if it could not be measured. */
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

    private static @Nullable Double median(List<Start> starts, ToDoubleFunction<Start> figure) {
      double[] sorted = starts.stream().mapToDouble(figure).sorted().toArray();
      int half = sorted.length / 2;
      if (sorted.length == 0) {
        return null;
      }
      return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
    }
  }

  /** The JSON object. */
  record Result(
      int documents,
      int pages,
      int runs,
      @Nullable Long cacheBytes,
      double cacheSeconds,
      String machine,
      String date,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    setup.require(runs >= 1, "--runs", runs, "1 or more");
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-start")) {
      StartBench.Result measured =
          new StartBench(folder.path(), session().cancellation()).run(runs, session().progress());
      Result result = result(measured);
      return Outcome.of(result, text(result));
    }
  }

  private Result result(StartBench.Result measured) {
    Row plain = Row.of("plain", measured.plain(), null, null);
    Row cached =
        Row.of(
            "cache", measured.cached(), plain.medianFrameSeconds, measured.reason().orElse(null));
    return new Result(
        StartBench.DOCUMENTS,
        StartBench.PAGES,
        runs,
        measured.cacheBytes().isPresent() ? measured.cacheBytes().getAsLong() : null,
        measured.cacheSeconds(),
        BenchMachine.machine(),
        BenchMachine.date(),
        List.of(plain, cached));
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%d documents of %d pages, drawn by the CPU, %d starts each, in turn",
        result.documents, result.pages, result.runs);
    table.line("%s, %s%n", result.machine, result.date);
    table.line("%-8s %10s %14s %8s   %s", "", "window, s", "first frame, s", "CPU, s", "each");
    for (Row row : result.rows) {
      if (row.reason != null) {
        table.line("%-8s not measured: %s", row.name, row.reason);
        continue;
      }
      table.line(
          "%-8s %10.2f %14.2f %8.2f   %s",
          row.name,
          row.medianWindowSeconds,
          row.medianFrameSeconds,
          row.medianCpuSeconds,
          String.join(
              ", ",
              row.frameSeconds.stream().map(s -> String.format(Locale.ROOT, "%.2f", s)).toList()));
      if (row.ratio != null) {
        table.line(
            "%nWith the cache (%s, made in %.1f s) the first frame takes %.2f of the time.",
            ByteSize.text(result.cacheBytes == null ? 0 : result.cacheBytes),
            result.cacheSeconds,
            row.ratio);
      }
    }
    return table.toString();
  }
}
