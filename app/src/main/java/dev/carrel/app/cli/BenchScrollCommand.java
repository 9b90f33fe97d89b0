package dev.carrel.app.cli;

import dev.carrel.app.start.FrameCount;
import dev.carrel.app.start.ScrollBench;
import dev.carrel.app.start.TemporaryFolder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
final class BenchScrollCommand extends EngineCommand {
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

  @Mixin private BenchMachine setup = new BenchMachine();

  BenchScrollCommand(Session session) {
    super(session);
  }

  /** A way to scroll; {@code ratio} is that of its frames a second to those of {@code blank}. */
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

  /** The JSON object. */
  record Result(
      int pages,
      int seconds,
      boolean window,
      boolean accelerated,
      String machine,
      String date,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    setup.require(seconds >= 1 && seconds <= 600, "--seconds", seconds, "1 to 600");
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-scroll")) {
      boolean window = !headless && ScrollBench.hasDisplay();
      ScrollBench.Result measured =
          new ScrollBench(folder.path(), session().progress(), session().cancellation())
              .run(Optional.ofNullable(file), window, seconds);
      FrameCount blank = measured.counts().getFirst();
      Result result =
          new Result(
              measured.pages(),
              seconds,
              window,
              blank.accelerated(),
              BenchMachine.machine(),
              BenchMachine.date(),
              measured.counts().stream().map(count -> Row.of(count, blank)).toList());
      return Outcome.of(result, text(result));
    }
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%d pages, %s, drawn by the %s, %d s each",
        result.pages,
        result.window ? "in a window" : "without a display",
        result.accelerated ? "graphics card" : "CPU",
        result.seconds);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-8s %9s %8s %16s %15s %13s %12s",
        "",
        "frames/s",
        "of blank",
        "95 % of gaps, ms",
        "longest gap, ms",
        "FX thread, ms",
        "drawing, ms");
    for (Row row : result.rows) {
      table.line(
          "%-8s %9.1f %8.2f %16.1f %15.1f %13.1f %12.1f",
          row.name,
          row.framesPerSecond,
          row.ratio,
          row.gap95Millis,
          row.longestGapMillis,
          row.fxMillis,
          row.drawMillis);
    }
    return table.toString();
  }
}
