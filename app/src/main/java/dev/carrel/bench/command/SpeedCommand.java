// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.BenchModel;
import dev.carrel.bench.FromEmpty;
import dev.carrel.bench.JavaLlama;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.RowResult;
import dev.carrel.bench.Speed;
import dev.carrel.bench.SpeedBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench speed}: how fast ways of keeping the context are. */
@Command(
    name = "speed",
    description =
        "Measures how fast the model reads and answers behind a long context, for ways of keeping"
            + " it, side by side in one run, and the memory that each takes.")
final class SpeedCommand extends RowsMeasurement {
  private static final int USUAL_PREFILL_DEPTH = 4096;

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

  private static final Figures<Speed> FIGURES =
      new Figures<Speed>()
          .with("bitsPerValue", Speed::bitsPerValue)
          .with("prefillTokensPerSecond", Speed::prefillTokensPerSecond)
          .with("prefillRatio", Speed::prefillRatio)
          .with("decodeTokensPerSecond", Speed::decodeTokensPerSecond)
          .with("decodeRatio", Speed::decodeRatio)
          .with("sideBySideRatio", Speed::sideBySideRatio)
          .with("recordingRatio", speed -> speed.recordingRatio().stream().boxed().findFirst())
          .with("storeShare", speed -> speed.storeShare().stream().boxed().findFirst())
          .with("kvBytes", Speed::kvBytes)
          .with("kvRatio", Speed::kvRatio);

  SpeedCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(depth >= 1, "--depth", depth, "1 or more");
    int most = SpeedBench.Options.MOST_SEQUENCES;
    require(sequences >= 1 && sequences <= most, "--sequences", sequences, "1 to " + most);
    require(rounds >= 1, "--rounds", rounds, "1 or more");
    int prefill = prefill();
    require(prefill >= 0 && prefill <= depth, "--prefill-depth", prefill, "0 to --depth, " + depth);
    if (slice && session().model().isPresent()) {
      throw refuse("--slice and --model exclude each other: give one of them");
    }
    if (against != null && (slice || prefill < 1)) {
      throw refuse("--against needs a --model that reads text, and a prompt");
    }
  }

  private int prefill() {
    return prefillDepth == null ? Math.min(USUAL_PREFILL_DEPTH, depth) : prefillDepth;
  }

  @Override
  Report measure() {
    long start = System.nanoTime();
    SpeedBench.Options options = new SpeedBench.Options(depth, prefill(), sequences, rounds);
    try (BenchModel model = slice ? slice() : load()) {
      List<FromEmpty> fromEmpty =
          against == null
              ? List.of()
              : JavaLlama.compare(model, against, prefill(), session().cancellation());
      List<RowResult<Speed>> results =
          SpeedBench.run(
              session().platform(),
              model,
              rows(KvRows.forSpeed()),
              options,
              session().progress(),
              session().cancellation());
      Report report =
          report(
                  "%s, %d threads, reading at a depth of %,d, decoding at %,d, median of %d rounds",
                  model.name(), model.threads(), prefill(), depth, rounds)
              .with("model", model.name())
              .with("threads", model.threads())
              .with("depth", depth)
              .with("prefillDepth", prefill())
              .with("sequences", sequences)
              .with("rounds", rounds);
      here(report)
          .with("seconds", secondsSince(start))
          .with("rows", FIGURES.of(results))
          .with("fromEmpty", fromEmpty);
      tell(report, results, fromEmpty);
      return report;
    }
  }

  private BenchModel slice() {
    return SpeedBench.slice(
        session().platform(), threads(), session().progress(), session().cancellation());
  }

  private void tell(Report report, List<RowResult<Speed>> results, List<FromEmpty> fromEmpty) {
    report.line(
        "%-22s %6s %17s %17s %9s %9s %8s %21s",
        "K/V",
        "bits",
        "read tokens/s",
        "decode tokens/s",
        sequences + " beside",
        "recording",
        "storing",
        "cache");
    report.rows("%-22s", results, (row, speed) -> tell(report, row, speed));
    if (!fromEmpty.isEmpty()) {
      report.line(
          "%nA prompt of %,d tokens into an empty cache, then tokens behind it:", prefill());
    }
    for (FromEmpty figures : fromEmpty) {
      report.line(
          "%-22s        %9.2f         %9.2f",
          figures.name(), figures.prefillTokensPerSecond(), figures.decodeTokensPerSecond());
    }
  }

  private static void tell(Report report, String row, Speed speed) {
    report.line(
        "%s %6.3f %9.2f (%4.2fx) %9.2f (%4.2fx) %8.2fx %9s %8s %10.1f MB (%4.1f %%)",
        row,
        speed.bitsPerValue(),
        speed.prefillTokensPerSecond(),
        speed.prefillRatio(),
        speed.decodeTokensPerSecond(),
        speed.decodeRatio(),
        speed.sideBySideRatio(),
        speed.recordingRatio().isPresent()
            ? String.format(Locale.ROOT, "%.3fx", speed.recordingRatio().getAsDouble())
            : "",
        speed.storeShare().isPresent()
            ? String.format(Locale.ROOT, "%.1f %%", speed.storeShare().getAsDouble() * 100)
            : "",
        speed.kvBytes() / 1e6,
        speed.kvRatio() * 100);
  }
}
