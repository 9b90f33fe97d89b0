package dev.carrel.app.cli;

import dev.carrel.bench.BenchModel;
import dev.carrel.bench.FromEmpty;
import dev.carrel.bench.JavaLlama;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.RowResult;
import dev.carrel.bench.Speed;
import dev.carrel.bench.SpeedBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code carrel bench speed}: how fast ways of keeping the context are. */
@Command(
    name = "speed",
    description = {
      "Measures how fast the model reads and answers behind a long context, for ways of keeping"
          + " it,",
      "side by side in one run, and the memory that each takes."
    })
final class BenchSpeedCommand extends EngineCommand {
  private static final int USUAL_PREFILL_DEPTH = 4096;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Tokens in the cache when decoding is timed. Default: ${DEFAULT-VALUE}.")
  private int depth = 16_384;

  @Option(
      names = "--prefill-depth",
      paramLabel = "N",
      description =
          "Tokens in the cache when reading is timed. Default: 4096, or the depth if that is less.")
  private @Nullable Integer prefillDepth;

  @Option(
      names = "--sequences",
      paramLabel = "N",
      description =
          "Sequences that share the depth and decode side by side, in one batch. Default:"
              + " ${DEFAULT-VALUE}.")
  private int sequences = 4;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each row is timed. Default: ${DEFAULT-VALUE}.")
  private int rounds = 5;

  @Option(
      names = "--slice",
      description =
          "Instead of a model take 4 layers of random weights in the shape of Qwen3-4B (251 MB,"
              + " written into the cache once).")
  private boolean slice;

  @Option(
      names = "--against",
      paramLabel = "JAR",
      description = {
        "java-llama.cpp's jar: it is measured too, in a JVM of its own, and f16 in the same way:",
        "a prompt of --prefill-depth tokens into an empty cache, then tokens behind it."
      })
  private @Nullable Path against;

  @Mixin private BenchSetup setup = new BenchSetup();

  BenchSpeedCommand(Session session) {
    super(session);
  }

  /** A row; the figures are null, and the reason is not, if it could not be measured. */
  record Row(
      String name,
      String k,
      String v,
      boolean centred,
      @Nullable Double bitsPerValue,
      @Nullable Double prefillTokensPerSecond,
      @Nullable Double prefillRatio,
      @Nullable Double decodeTokensPerSecond,
      @Nullable Double decodeRatio,
      @Nullable Double sideBySideRatio,
      @Nullable Double storeShare,
      @Nullable Long kvBytes,
      @Nullable Double kvRatio,
      @Nullable String reason) {

    static Row of(RowResult<Speed> result) {
      KvRow row = result.row();
      return switch (result) {
        case RowResult.Measured<Speed>(var _, Speed speed) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                speed.bitsPerValue(),
                speed.prefillTokensPerSecond(),
                speed.prefillRatio(),
                speed.decodeTokensPerSecond(),
                speed.decodeRatio(),
                speed.sideBySideRatio(),
                speed.storeShare().isPresent() ? speed.storeShare().getAsDouble() : null,
                speed.kvBytes(),
                speed.kvRatio(),
                null);
        case RowResult.NotMeasured<Speed>(var _, String reason) ->
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
                null,
                null,
                reason);
      };
    }
  }

  /** The JSON object. */
  record Result(
      String model,
      int threads,
      int depth,
      int prefillDepth,
      int sequences,
      int rounds,
      String machine,
      String date,
      double seconds,
      List<Row> rows,
      List<FromEmpty> fromEmpty) {}

  @Override
  protected Outcome run() {
    setup.require(depth >= 1, "--depth", depth, "1 or more");
    int most = SpeedBench.Options.MOST_SEQUENCES;
    setup.require(sequences >= 1 && sequences <= most, "--sequences", sequences, "1 to " + most);
    setup.require(rounds >= 1, "--rounds", rounds, "1 or more");
    int prefill = prefillDepth == null ? Math.min(USUAL_PREFILL_DEPTH, depth) : prefillDepth;
    setup.require(
        prefill >= 0 && prefill <= depth, "--prefill-depth", prefill, "0 to --depth, " + depth);
    if (slice && session().model().isPresent()) {
      throw new ParameterException(
          spec.commandLine(), "--slice and --model exclude each other: give one of them");
    }
    if (against != null && (slice || prefill < 1)) {
      throw new ParameterException(
          spec.commandLine(), "--against needs a --model that reads text, and a prompt");
    }
    RowList types = setup.types();
    List<KvRow> rows = types == null ? KvRows.forSpeed() : types.rows();
    SpeedBench.Options options = new SpeedBench.Options(depth, prefill, sequences, rounds);
    long start = System.nanoTime();
    try (BenchModel model = load()) {
      List<FromEmpty> fromEmpty =
          against == null
              ? List.of()
              : JavaLlama.compare(model, against, prefill, session().cancellation());
      List<RowResult<Speed>> results =
          SpeedBench.run(model, rows, options, session().progress(), session().cancellation());
      Result result =
          new Result(
              model.name(),
              model.threads(),
              depth,
              prefill,
              sequences,
              rounds,
              BenchMachine.machine(),
              BenchMachine.date(),
              (System.nanoTime() - start) / 1e9,
              results.stream().map(Row::of).toList(),
              fromEmpty);
      return Outcome.of(result, text(result));
    }
  }

  private BenchModel load() {
    return slice
        ? SpeedBench.slice(setup.threads(), session().progress(), session().cancellation())
        : setup.load(session());
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%s, %d threads, reading at a depth of %,d, decoding at %,d, median of %d rounds",
        result.model, result.threads, result.prefillDepth, result.depth, result.rounds);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-22s %6s %17s %17s %9s %8s %21s",
        "K/V",
        "bits",
        "read tokens/s",
        "decode tokens/s",
        result.sequences + " beside",
        "storing",
        "cache");
    for (Row row : result.rows) {
      if (row.reason != null) {
        table.line("%-22s not measured: %s", row.name, row.reason);
      } else {
        table.line(
            "%-22s %6.3f %9.2f (%4.2fx) %9.2f (%4.2fx) %8.2fx %8s %10.1f MB (%4.1f %%)",
            row.name,
            row.bitsPerValue,
            row.prefillTokensPerSecond,
            row.prefillRatio,
            row.decodeTokensPerSecond,
            row.decodeRatio,
            row.sideBySideRatio,
            row.storeShare == null
                ? ""
                : String.format(Locale.ROOT, "%.1f %%", row.storeShare * 100),
            row.kvBytes == null ? 0 : row.kvBytes / 1e6,
            row.kvRatio == null ? 0 : row.kvRatio * 100);
      }
    }
    if (!result.fromEmpty.isEmpty()) {
      table.line(
          "%nA prompt of %,d tokens into an empty cache, then tokens behind it:",
          result.prefillDepth);
    }
    for (FromEmpty figures : result.fromEmpty) {
      table.line(
          "%-22s        %9.2f         %9.2f",
          figures.name(), figures.prefillTokensPerSecond(), figures.decodeTokensPerSecond());
    }
    return table.toString();
  }
}
