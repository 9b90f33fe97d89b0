// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.IngestBench;
import dev.carrel.bench.Median;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel bench ingest}: what the process that reads documents costs. */
@Command(
    name = "ingest",
    description =
        "Reads a document in this process, in one that waited for it and in one that is started for"
            + " it, in turn: without FILE, one of 10 pages made for the purpose.")
final class IngestCommand extends Measurement {
  private static final int PAGES = 10;

  @Parameters(
      paramLabel = "FILE",
      arity = "0..1",
      description = "The document to read. Default: one made for the purpose.")
  private @Nullable Path file;

  @Option(
      names = "--runs",
      paramLabel = "N",
      description = "Readings of each kind that are timed. Default: ${DEFAULT-VALUE}.")
  private int runs = 15;

  IngestCommand(Session session) {
    super(session);
  }

  /** A way to read, in the JSON object. */
  record Row(String name, List<Double> seconds, double medianSeconds, double moreMillis) {
    static Row of(String name, List<Double> seconds, List<Double> here) {
      double median = Median.of(seconds);
      return new Row(name, seconds, median, (median - Median.of(here)) * 1e3);
    }
  }

  @Override
  void check() {
    require(runs >= 1, "--runs", runs, "1 or more");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-ingest")) {
      Path document =
          file == null
              ? IngestBench.document(folder.path().resolve("made.pdf"), PAGES)
              : file.toAbsolutePath();
      return report(
          new IngestBench(session().platform(), document, session().cancellation()).run(runs));
    }
  }

  private Report report(IngestBench.Result found) {
    List<Row> rows =
        List.of(
            Row.of("here", found.here(), found.here()),
            Row.of("apart", found.apart(), found.here()),
            Row.of("started", found.started(), found.here()));
    Report report =
        report("%d pages, %d readings of each kind, in turn", found.pages(), runs)
            .with("pages", found.pages())
            .with("runs", runs);
    here(report).with("rows", rows);
    report.line("%-8s %9s %9s   %s", "", "ms", "more, ms", "each");
    for (Row row : rows) {
      report.line(
          "%-8s %9.0f %+9.0f   %s",
          row.name,
          row.medianSeconds * 1e3,
          row.moreMillis,
          row.seconds.stream()
              .map(seconds -> String.format(Locale.ROOT, "%.0f", seconds * 1e3))
              .collect(Collectors.joining(", ")));
    }
    return report;
  }
}
