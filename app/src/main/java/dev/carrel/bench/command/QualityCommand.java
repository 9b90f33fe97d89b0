// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.BenchModel;
import dev.carrel.bench.BenchText;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.Loss;
import dev.carrel.bench.LossPlot;
import dev.carrel.bench.QualityBench;
import dev.carrel.bench.RowResult;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench quality}: what ways of keeping the context lose. */
@Command(
    name = "quality",
    description =
        "Measures what ways of keeping the context lose against 16 bits: KL divergence of the next"
            + " token's distribution, and how often the most likely token stays.")
final class QualityCommand extends RowsMeasurement {
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

  private static final Figures<Loss> FIGURES =
      new Figures<Loss>()
          .with("bitsPerValue", Loss::bitsPerValue)
          .with("meanKld", Loss::meanKld)
          .with("meanKldError", Loss::meanKldError)
          .with("medianKld", Loss::medianKld)
          .with("kld99", Loss::kld99)
          .with("maxKld", Loss::maxKld)
          .with("sameTop", Loss::sameTop);

  QualityCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(context >= LEAST_CONTEXT, "--context", context, "16 or more");
    require(chunks >= 1, "--chunks", chunks, "1 or more");
  }

  @Override
  Report measure() {
    requireFolder(svg);
    BenchText read = text == null ? BenchText.builtIn() : BenchText.of(text);
    QualityBench.Options options = new QualityBench.Options(context, chunks);
    try (BenchModel model = load()) {
      long start = System.nanoTime();
      List<RowResult<Loss>> results =
          QualityBench.run(
              model,
              rows(KvRows.forQuality()),
              read,
              options,
              session().progress(),
              session().cancellation());
      double seconds = secondsSince(start);
      String title =
          String.format(
              Locale.ROOT,
              "%s, %,d predictions at a context of %,d",
              model.name(),
              options.positions(),
              context);
      draw(svg, LossPlot.svg(title, results));
      Report report =
          report("%s, %s, %d threads", title, read.name(), model.threads())
              .with("model", model.name())
              .with("context", context)
              .with("chunks", chunks)
              .with("positions", options.positions())
              .with("text", read.name())
              .with("threads", model.threads());
      here(report).with("seconds", seconds).with("rows", FIGURES.of(results));
      report.line(
          "%-22s %6s %17s %10s %10s %9s", "K/V", "bits", "mean KLD", "median", "99 %", "same top");
      return report.rows(
          "%-22s",
          results,
          (row, loss) ->
              report.line(
                  "%s %6.3f %8.5f ± %6.5f %10.6f %10.5f %7.2f %%",
                  row,
                  loss.bitsPerValue(),
                  loss.meanKld(),
                  loss.meanKldError(),
                  loss.medianKld(),
                  loss.kld99(),
                  loss.sameTop() * 100));
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
      Files.writeString(file, drawing); // may be a pipe
      session().say("Drawn into " + file);
    } catch (IOException e) {
      session().say("Not drawn: %s cannot be written (%s).".formatted(file, e.getMessage()));
    }
  }
}
