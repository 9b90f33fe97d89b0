package dev.carrel.app.cli;

import dev.carrel.bench.BenchModel;
import dev.carrel.bench.BenchText;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.Loss;
import dev.carrel.bench.LossPlot;
import dev.carrel.bench.QualityBench;
import dev.carrel.bench.RowResult;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench quality}: what ways of keeping the context lose. */
@Command(
    name = "quality",
    description = {
      "Measures what ways of keeping the context lose against 16 bits: KL divergence of the next",
      "token's distribution, and how often the most likely token stays."
    })
final class BenchQualityCommand extends EngineCommand {
  private static final int LEAST_CONTEXT = 16;

  @Option(
      names = "--text",
      paramLabel = "FILE",
      description = "Text to read. Default: prose that comes with Carrel.")
  private @Nullable Path text;

  @Option(
      names = "--context",
      paramLabel = "N",
      description = "Tokens in a chunk; the second half counts. Default: ${DEFAULT-VALUE}.")
  private int context = 1024;

  @Option(
      names = "--chunks",
      paramLabel = "N",
      description = "Chunks to read. Default: ${DEFAULT-VALUE}.")
  private int chunks = 3;

  @Option(
      names = "--svg",
      paramLabel = "FILE",
      description = "Draw the loss against the bits into this file too.")
  private @Nullable Path svg;

  @Mixin private BenchSetup setup = new BenchSetup();

  BenchQualityCommand(Session session) {
    super(session);
  }

  /** A row; the figures are null, and the reason is not, if it could not be measured. */
  record Row(
      String name,
      String k,
      String v,
      boolean centred,
      @Nullable Double bitsPerValue,
      @Nullable Double meanKld,
      @Nullable Double meanKldError,
      @Nullable Double medianKld,
      @Nullable Double kld99,
      @Nullable Double maxKld,
      @Nullable Double sameTop,
      @Nullable String reason) {

    static Row of(RowResult<Loss> result) {
      KvRow row = result.row();
      return switch (result) {
        case RowResult.Measured<Loss>(var _, Loss loss) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                loss.bitsPerValue(),
                loss.meanKld(),
                loss.meanKldError(),
                loss.medianKld(),
                loss.kld99(),
                loss.maxKld(),
                loss.sameTop(),
                null);
        case RowResult.NotMeasured<Loss>(var _, String reason) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                reason);
      };
    }
  }

  /** The JSON object. */
  record Result(
      String model,
      int context,
      int chunks,
      int positions,
      String text,
      int threads,
      String machine,
      String date,
      double seconds,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    setup.require(context >= LEAST_CONTEXT, "--context", context, "16 or more");
    setup.require(chunks >= 1, "--chunks", chunks, "1 or more");
    requireFolder(svg);
    BenchText read = text == null ? BenchText.builtIn() : BenchText.of(text);
    RowList types = setup.types();
    List<KvRow> rows = types == null ? KvRows.forQuality() : types.rows();
    QualityBench.Options options = new QualityBench.Options(context, chunks);
    try (BenchModel model = setup.load(session())) {
      long start = System.nanoTime();
      List<RowResult<Loss>> results =
          QualityBench.run(
              model, rows, read, options, session().progress(), session().cancellation());
      Result result =
          new Result(
              model.name(),
              context,
              chunks,
              options.positions(),
              read.name(),
              model.threads(),
              BenchMachine.machine(),
              BenchMachine.date(),
              (System.nanoTime() - start) / 1e9,
              results.stream().map(Row::of).toList());
      draw(svg, LossPlot.svg(title(result), results));
      return Outcome.of(result, text(result));
    }
  }

  /** Before the minutes of measuring. */
  private static void requireFolder(@Nullable Path file) {
    if (file != null) {
      Path folder = file.toAbsolutePath().getParent();
      if (folder == null || !Files.isDirectory(folder) || Files.isDirectory(file)) {
        throw new CarrelException(
            Code.FILE_MISSING,
            "The drawing cannot be written to " + file + ": there is no such folder.",
            "Give --svg a file in a folder that is there.");
      }
    }
  }

  private void draw(@Nullable Path file, String drawing) {
    if (file == null) {
      return;
    }
    try {
      DurableFile.ofPerson(file).write(drawing);
      session().say("Drawn into " + file);
    } catch (IOException e) {
      session().say("Not drawn: %s cannot be written (%s).".formatted(file, e.getMessage()));
    }
  }

  private static String title(Result result) {
    return String.format(
        Locale.ROOT,
        "%s, %,d predictions at a context of %,d",
        result.model,
        result.positions,
        result.context);
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line("%s, %s, %d threads", title(result), result.text, result.threads);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-22s %6s %17s %10s %10s %9s", "K/V", "bits", "mean KLD", "median", "99 %", "same top");
    for (Row row : result.rows) {
      if (row.reason != null) {
        table.line("%-22s not measured: %s", row.name, row.reason);
      } else {
        table.line(
            "%-22s %6.3f %8.5f ± %6.5f %10.6f %10.5f %7.2f %%",
            row.name,
            row.bitsPerValue,
            row.meanKld,
            row.meanKldError,
            row.medianKld,
            row.kld99,
            row.sameTop == null ? 0 : row.sameTop * 100);
      }
    }
    return table.toString();
  }
}
