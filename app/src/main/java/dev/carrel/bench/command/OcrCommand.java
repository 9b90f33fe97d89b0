// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.CharacterErrors;
import dev.carrel.bench.Median;
import dev.carrel.bench.OcrBench;
import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench ocr}: how well scans are read. */
@Command(
    name = "ocr",
    description =
        "Draws a page of each PDF at 200 dpi, clean and degraded, reads it as a scan and compares"
            + " it with the page's own text.")
final class OcrCommand extends Measurement {
  @Option(
      names = "--corpus",
      required = true,
      paramLabel = "FOLDER",
      description = "PDFs with text.")
  private Path corpus = Path.of("");

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many pages, each of another PDF. Default: ${DEFAULT-VALUE}.")
  private int limit = 12;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Of what degrades them. Default: ${DEFAULT-VALUE}.")
  private int seed = 1;

  OcrCommand(Session session) {
    super(session);
  }

  /** A page in the JSON object. */
  record Row(
      String file,
      int page,
      boolean degraded,
      int characters,
      int errors,
      double percent,
      int hardWords,
      int quotes,
      int quotesFound,
      double seconds) {
    static Row of(OcrBench.Row row) {
      return new Row(
          row.file(),
          row.page(),
          row.degraded(),
          row.errors().characters(),
          row.errors().errors(),
          row.errors().percent(),
          row.poor(),
          row.quotes(),
          row.found(),
          row.seconds());
    }
  }

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
  }

  @Override
  Report measure() {
    List<Row> rows = new ArrayList<>();
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-ocr");
        DocumentReading reading = DocumentReading.on(session().platform())) {
      OcrBench bench = new OcrBench(reading, folder.path(), session().cancellation());
      int done = 0;
      for (Path file : files()) {
        List<OcrBench.Row> found = done < limit ? bench.run(file, seed + done) : List.of();
        for (OcrBench.Row row : found) {
          rows.add(Row.of(row));
          say("%s", line(rows.getLast()));
        }
        done += found.isEmpty() ? 0 : 1;
      }
    }
    return report(rows);
  }

  private static String line(Row row) {
    return String.format(
        Locale.ROOT,
        "%-8s %6.2f %%  %,6d characters  %3d hard words  %3d of %3d quotes  %5.1f s  %s, page %d",
        row.degraded ? "degraded" : "clean",
        row.percent,
        row.characters,
        row.hardWords,
        row.quotesFound,
        row.quotes,
        row.seconds,
        row.file,
        row.page);
  }

  private Report report(List<Row> rows) {
    Report report = report("%d pages, seed %d", rows.size() / 2, seed).with("seed", seed);
    here(report).with("rows", rows);
    rows.forEach(row -> report.line("%s", line(row)));
    for (boolean degraded : new boolean[] {false, true}) {
      List<Row> those = rows.stream().filter(row -> row.degraded == degraded).toList();
      CharacterErrors sum =
          new CharacterErrors(
              those.stream().mapToInt(Row::characters).sum(),
              those.stream().mapToInt(Row::errors).sum());
      report.line(
          "%s: %.2f %% of %,d characters wrong, %.1f s a page in the median",
          degraded ? "degraded" : "clean",
          sum.percent(),
          sum.characters(),
          those.isEmpty() ? 0 : Median.of(those.stream().map(Row::seconds).toList()));
      report.line(
          "%s: %d of %d quotes of the pages are found on their scans",
          degraded ? "degraded" : "clean",
          those.stream().mapToInt(Row::quotesFound).sum(),
          those.stream().mapToInt(Row::quotes).sum());
      report.with(degraded ? "degradedPercent" : "cleanPercent", sum.percent());
    }
    return report;
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(corpus)) {
      return files
          .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "The folder " + corpus + " cannot be read.",
          "Give a folder with PDFs: --corpus FOLDER.",
          e);
    }
  }
}
