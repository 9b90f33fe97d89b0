// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.evidence.ReviewBench;
import dev.carrel.bench.evidence.ReviewBench.Again;
import dev.carrel.bench.evidence.ReviewFigures;
import dev.carrel.bench.evidence.ReviewedCell;
import dev.carrel.engine.model.InstalledModel;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench review}: what the answers of a review are worth. */
@Command(
    name = "review",
    description =
        "Reviews contracts in which lawyers marked clauses, with twelve of Carrel's questions, and"
            + " says how far the answers and quotes agree; then asks all again from what was kept.")
final class ReviewBenchCommand extends ModelMeasurement {
  @Mixin private MarkedContracts contracts = new MarkedContracts();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "The N smallest files. Default: ${DEFAULT-VALUE}.")
  private int limit = 20;

  @Option(names = "--second", description = "Ask a second reader, too.")
  private boolean second;

  @Option(
      names = "--snippets",
      description = {
        "Let the model read only the 8 snippets of 500 tokens that a search by meaning finds",
        "for each question, as is usual elsewhere, and not the whole contract."
      })
  private boolean snippets;

  @Option(
      names = "--once",
      description = "Do not ask all again from what was kept, which takes as long as asking did.")
  private boolean once;

  @Option(
      names = "--each",
      description = {
        "Also ask all with the contract read anew for each question, as where nothing is kept;",
        "takes as many times as long as there are questions."
      })
  private boolean each;

  ReviewBenchCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
    if (snippets && each) {
      throw refuse("--each reads whole contracts, and --snippets reads none");
    }
  }

  @Override
  Report measure() {
    InstalledModel model = installed();
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-review")) {
      ReviewBench bench =
          new ReviewBench(
              session().platform(),
              folder.path().resolve("home"),
              loader(),
              readOptions(),
              this::say,
              session().progress(),
              session().cancellation());
      ReviewBench.Order wanted =
          new ReviewBench.Order(contracts.folder(), contracts.marked(), limit, second);
      ReviewBench.Result result =
          snippets ? bench.runOnSnippets(wanted) : bench.run(wanted, again());
      return report(model.name(), result);
    }
  }

  private Set<Again> again() {
    Set<Again> again = EnumSet.noneOf(Again.class);
    if (!once) {
      again.add(Again.KEPT);
    }
    if (each) {
      again.add(Again.EACH);
    }
    return again;
  }

  private Report report(String model, ReviewBench.Result result) {
    List<ReviewFigures> figures = ReviewFigures.of(result.cells());
    String profile = readOptions().profile().label();
    Report report =
        report(
                "%s, %s, %d contracts%s, %d cells, %d threads",
                model,
                profile,
                result.contracts(),
                snippets ? " by snippets" : "",
                result.cells().size(),
                threads())
            .with("model", model)
            .with("profile", profile)
            .with("contracts", result.contracts())
            .with("snippets", snippets)
            .with("threads", threads())
            .with("times", result.times());
    here(report).with("rows", figures).with("cells", result.cells());
    report.line(
        "%-10s %6s %22s %8s %18s %18s %16s",
        "type",
        "cells",
        "quotes P / R / F1",
        "covered",
        "present P / R",
        "absent P / R",
        "values right");
    figures.forEach(row -> report.line(line(row)));
    List<ReviewedCell> asked =
        result.cells().stream().filter(cell -> cell.agrees() != null).toList();
    if (!asked.isEmpty()) {
      List<ReviewedCell> agreed =
          asked.stream().filter(cell -> Boolean.TRUE.equals(cell.agrees())).toList();
      report.line("");
      report.line("where two readers agree (%d of %d cells):", agreed.size(), asked.size());
      ReviewFigures.of(agreed).stream().limit(1).forEach(row -> report.line(line(row)));
      List<ReviewedCell> marked = agreed.stream().filter(cell -> cell.spans() > 0).toList();
      report.line(
          "quotes behind both answers there, where lawyers marked a clause: %d, marked by them: %d",
          marked.stream().mapToInt(ReviewedCell::bothQuotes).sum(),
          marked.stream().mapToInt(ReviewedCell::bothMarked).sum());
    }
    report.line("");
    report.line(
        "%-10s %6s %9s %9s %9s %11s", "run", "cells", "s", "ready s", "answers s", "a cell s");
    result
        .times()
        .forEach(
            time ->
                report.line(
                    "%-10s %6d %9.1f %9.1f %9.1f %11.2f",
                    time.name(),
                    time.cells(),
                    time.seconds(),
                    time.readySeconds(),
                    time.answerSeconds(),
                    time.secondsPerCell()));
    return report;
  }

  private static String line(ReviewFigures row) {
    return String.format(
        Locale.ROOT,
        "%-10s %6d %22s %8s %18s %18s %16s",
        row.type(),
        row.cells(),
        "%s / %s / %s"
            .formatted(share(row.quotePrecision()), share(row.quoteRecall()), share(row.quoteF1())),
        share(row.spansCovered()),
        "%s / %s".formatted(share(row.presentPrecision()), share(row.presentRecall())),
        "%s / %s".formatted(share(row.absentPrecision()), share(row.absentRecall())),
        "%s of %d".formatted(share(row.valuesRight()), row.values()));
  }

  private static String share(@Nullable Double share) {
    return share == null ? "-" : String.format(Locale.ROOT, "%.2f", share);
  }
}
