// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.BenchFiles;
import dev.carrel.bench.DocumentsBench;
import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench documents}: how documents of all kinds are read, and how fast. */
@Command(
    name = "documents",
    description = {
      "Reads documents of each kind that are made for the purpose and says how long that takes.",
      "With a folder of PDFs, compares their words with pdftotext's, and reads ten of them as Word"
          + " documents, too."
    })
final class DocumentsCommand extends Measurement {
  private static final int CONTRACTS = 10;

  @Option(
      names = "--corpus",
      paramLabel = "FOLDER",
      description = "PDFs with text. May be repeated.")
  private List<Path> corpus = List.of();

  @Option(
      names = "--pages",
      paramLabel = "N",
      split = ",",
      description = "How long the made documents are. Default: 100,1000.")
  private List<Integer> pages = List.of(100, 1000);

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many PDFs of each folder. Default: ${DEFAULT-VALUE}.")
  private int limit = 1000;

  DocumentsCommand(Session session) {
    super(session);
  }

  /** A PDF in the JSON object. */
  record CompareRow(
      String file, int pages, int words, int found, double recall, List<String> lacking) {}

  /** A made document in the JSON object. */
  record OpenRow(String kind, int pages, double seconds) {}

  /** A contract in the JSON object. */
  record TwiceRow(String file, double pdfSeconds, double docxSeconds) {}

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
    pages.forEach(n -> require(n >= 0 && n <= 20_000, "--pages", n, "0 to 20,000"));
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-documents");
        DocumentReading reading = DocumentReading.on(session().platform())) {
      DocumentsBench bench =
          new DocumentsBench(
              reading, session().platform(), folder.path(), session().cancellation());
      Optional<String> other = bench.other();
      Report report = report("documents of %s pages", pages);
      here(report).with("other", other.orElse(null));
      List<CompareRow> compared = other.isPresent() ? compare(bench) : List.of();
      List<TwiceRow> twice = twice(bench);
      List<OpenRow> open = open(bench, folder.path());
      report.with("compared", compared).with("twice", twice).with("open", open);
      tell(report, other, compared);
      for (TwiceRow row : twice) {
        report.line(
            "%6.3f s as PDF, %6.3f s as DOCX  %s", row.pdfSeconds, row.docxSeconds, row.file);
      }
      double pdf = twice.stream().mapToDouble(TwiceRow::pdfSeconds).sum();
      double docx = twice.stream().mapToDouble(TwiceRow::docxSeconds).sum();
      if (docx > 0) {
        report.line("as DOCX %.1f times as fast", pdf / docx);
      }
      for (OpenRow row : open) {
        report.line("%-5s %,6d pages %8.2f s", row.kind, row.pages, row.seconds);
      }
      return report;
    }
  }

  private static void tell(Report report, Optional<String> other, List<CompareRow> rows) {
    if (other.isEmpty()) {
      report.line("pdftotext is not on this machine: words were not compared");
      return;
    }
    rows.stream()
        .filter(row -> row.recall < 0.995)
        .forEach(
            row ->
                report.line(
                    "%.4f of %,d words  %s (lacking: %s)",
                    row.recall, row.words, row.file, String.join(" ", row.lacking)));
    long words = rows.stream().mapToLong(CompareRow::words).sum();
    long found = rows.stream().mapToLong(CompareRow::found).sum();
    if (words > 0) {
      report.line(
          "%.4f of the %,d words that %s finds in %,d PDFs; .995 or more in %,d of them",
          (double) found / words,
          words,
          other.get(),
          rows.size(),
          rows.stream().filter(row -> row.recall >= 0.995).count());
    }
  }

  private List<CompareRow> compare(DocumentsBench bench) {
    List<CompareRow> rows = new ArrayList<>();
    for (Path file : files()) {
      bench
          .compare(file)
          .ifPresent(
              found ->
                  rows.add(
                      new CompareRow(
                          found.file(),
                          found.pages(),
                          found.recall().words(),
                          found.recall().found(),
                          found.recall().recall(),
                          found.recall().lacking())));
    }
    return rows;
  }

  private List<TwiceRow> twice(DocumentsBench bench) {
    List<TwiceRow> rows = new ArrayList<>();
    for (Path file : files()) {
      if (rows.size() < CONTRACTS) {
        bench
            .twice(file)
            .ifPresent(found -> rows.add(new TwiceRow(found.file(), found.pdf(), found.docx())));
      }
    }
    return rows;
  }

  private List<OpenRow> open(DocumentsBench bench, Path folder) {
    List<OpenRow> rows = new ArrayList<>();
    for (int count : pages) {
      if (count > 0) {
        Map<String, Path> files = BenchFiles.write(folder, texts(count));
        files.forEach((kind, file) -> rows.add(new OpenRow(kind, count, bench.seconds(file))));
      }
    }
    return rows;
  }

  private static List<String> texts(int count) {
    String paragraph =
        "\n\nThe Supplier shall deliver the goods within thirty days of the order, and shall give"
            + " notice in writing where that cannot be done. Any notice is taken as given on the"
            + " third working day.";
    return IntStream.rangeClosed(1, count)
        .mapToObj(page -> "# Section " + page + paragraph.repeat(12))
        .toList();
  }

  private List<Path> files() {
    List<Path> all = new ArrayList<>();
    for (Path folder : corpus) {
      try (Stream<Path> files = Files.list(folder)) {
        all.addAll(
            files
                .filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
                .sorted()
                .limit(limit)
                .toList());
      } catch (IOException e) {
        throw new CarrelException(
            Code.FILE_MISSING,
            "The folder " + folder + " cannot be read.",
            "Give a folder with PDFs: --corpus FOLDER.",
            e);
      }
    }
    return all;
  }
}
