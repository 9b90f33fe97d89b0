// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.ComparedPair;
import dev.carrel.bench.ComparedPair.Edit;
import dev.carrel.bench.ComparedPair.Found;
import dev.carrel.bench.ComparedPair.Result;
import dev.carrel.engine.DocumentReading;
import dev.carrel.engine.compare.Change;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench compare}: how much of known edits a comparison finds. */
@Command(
    name = "compare",
    description =
        "Makes versions of documents with known edits (numbers, words, sentences taken out, put in"
            + " and moved, on other pages) and says how many of them a comparison finds, and what"
            + " else.")
final class CompareCommand extends Measurement {
  @Option(
      names = "--contracts",
      required = true,
      paramLabel = "FOLDER",
      description = "Documents to make versions of.")
  private Path contracts = Path.of("");

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "At most so many documents. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Option(
      names = "--edits",
      paramLabel = "N",
      description = "Edits of each kind in a document. Default: ${DEFAULT-VALUE}.")
  private int edits = 3;

  @Option(
      names = "--misread",
      paramLabel = "N",
      description =
          "Words of the new version, in a thousand, in which a letter is another, as in a scan."
              + " Default: ${DEFAULT-VALUE}.")
  private int misread;

  @Option(
      names = "--long",
      paramLabel = "PAGES",
      description = "Also compares two versions of so many pages, made of the documents.")
  private int longPages;

  @Option(names = "--others", description = "Lists the changes that nobody made.")
  private boolean listed;

  CompareCommand(Session session) {
    super(session);
  }

  /** Two long versions in the JSON object. */
  record LongJson(int pages, double seconds, double processorSeconds, int made, int found) {}

  /** A kind of edit in the JSON object: how many were made, found, and found as such. */
  record Row(String edit, int made, int found, int asSuch) {}

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
    require(edits >= 1, "--edits", edits, "1 or more");
    require(misread >= 0 && misread <= 1000, "--misread", misread, "0 to 1000");
    require(longPages >= 0, "--long", longPages, "0 or more");
  }

  @Override
  Report measure() {
    List<Result> results = new ArrayList<>();
    List<Document> documents = new ArrayList<>();
    try (DocumentReading reading = DocumentReading.on(session().platform())) {
      for (Path file : files()) {
        session().cancellation().throwIfRequested();
        try {
          Document document =
              reading
                  .ingestor()
                  .read(file, Optional.empty(), Progress.SILENT, session().cancellation());
          results.add(ComparedPair.of(document, edits, misread, results.size()).run());
          documents.add(document);
        } catch (CarrelException e) {
          if (e.code() == Code.CANCELLED) {
            throw e;
          }
          say("Left out: %s", e.getMessage());
        }
      }
    }
    Report report = report(results);
    return longPages == 0 || documents.isEmpty() ? report : withLong(report, documents);
  }

  private Report withLong(Report report, List<Document> documents) {
    Document joined = ComparedPair.joined(documents, longPages);
    Result result = ComparedPair.of(joined, edits * documents.size(), misread, 1).run();
    int made = result.found().stream().mapToInt(Found::made).sum();
    int found = result.found().stream().mapToInt(Found::found).sum();
    report.line(
        "two versions of %,d pages: %.1f s (the processor's: %.1f), %d of %d edits found",
        longPages, result.seconds(), result.processorSeconds(), found, made);
    return report.with(
        "long", new LongJson(longPages, result.seconds(), result.processorSeconds(), made, found));
  }

  private List<Path> files() {
    try (Stream<Path> all = Files.list(contracts)) {
      return all.filter(file -> file.toString().toLowerCase(Locale.ROOT).endsWith(".pdf"))
          .sorted()
          .limit(limit)
          .toList();
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "The folder %s cannot be listed.".formatted(contracts),
          "Check its name.",
          e);
    }
  }

  private Report report(List<Result> results) {
    int pages = results.stream().mapToInt(Result::pages).sum();
    List<Change> others = results.stream().flatMap(r -> r.others().stream()).toList();
    double seconds = results.stream().mapToDouble(Result::seconds).sum();
    Report report =
        report(
            "%d documents of %,d pages, %d edits of each kind in each",
            results.size(), pages, edits);
    report.line("%-8s %6s %6s %8s", "edit", "made", "found", "as such");
    List<Row> rows = new ArrayList<>();
    for (Edit edit : Edit.values()) {
      Row row = row(edit, results);
      rows.add(row);
      report.line("%-8s %6d %6d %8d", row.edit, row.made, row.found, row.asSuch);
    }
    report.line(
        "%d changes that nobody made, %.2f a page; %.3f s a document",
        others.size(),
        others.size() / (double) Math.max(1, pages),
        seconds / Math.max(1, results.size()));
    int perhaps = results.stream().mapToInt(Result::misread).sum();
    if (misread > 0) {
      report.line("%d told as perhaps misread", perhaps);
    }
    if (listed) {
      others.forEach(change -> report.line("%s", words(change)));
    }
    return here(report.with("documents", results.size()).with("pages", pages))
        .with("edits", rows)
        .with("others", others.size())
        .with("misread", perhaps)
        .with("seconds", seconds);
  }

  /** A change in a line: what was taken out in brackets, what was put in in braces. */
  private static String words(Change change) {
    StringBuilder words = new StringBuilder();
    for (Change.Piece piece : change.pieces()) {
      words.append(
          switch (piece.how()) {
            case KEPT -> " " + piece.text();
            case REMOVED -> " [" + piece.text() + "]";
            case ADDED -> " {" + piece.text() + "}";
          });
    }
    return change.kind().name().toLowerCase(Locale.ROOT) + ":" + words;
  }

  private static Row row(Edit edit, List<Result> results) {
    List<Found> its =
        results.stream().flatMap(r -> r.found().stream()).filter(f -> f.edit() == edit).toList();
    return new Row(
        edit.name().toLowerCase(Locale.ROOT),
        its.stream().mapToInt(Found::made).sum(),
        its.stream().mapToInt(Found::found).sum(),
        its.stream().mapToInt(Found::kind).sum());
  }
}
