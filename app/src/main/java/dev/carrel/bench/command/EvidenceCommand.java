// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.evidence.AbsenceFigures;
import dev.carrel.bench.evidence.ClauseQuestions;
import dev.carrel.bench.evidence.ContractResult;
import dev.carrel.bench.evidence.CostRow;
import dev.carrel.bench.evidence.DetailsFile;
import dev.carrel.bench.evidence.EvidenceBench;
import dev.carrel.bench.evidence.EvidenceBench.Part;
import dev.carrel.bench.evidence.EvidenceFigures;
import dev.carrel.bench.evidence.HitRow;
import dev.carrel.bench.evidence.MarkedContract;
import dev.carrel.bench.evidence.SupportFigures;
import dev.carrel.bench.evidence.Wording;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.model.InstalledModel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code carrel bench evidence}: whether what stands behind an answer is what lawyers marked. */
@Command(
    name = "evidence",
    description =
        "Asks about contracts in which lawyers marked clauses, and says how often their passages"
            + " are among the first, and how often what is called supported is right.")
final class EvidenceCommand extends ModelMeasurement {
  @Mixin private MarkedContracts contracts = new MarkedContracts();

  @Option(
      names = "--questions",
      paramLabel = "FILE",
      description = "Questions to each category, in JSON. Default: Carrel's own.")
  private @Nullable Path questions;

  @Option(
      names = "--categories",
      paramLabel = "NAME,NAME",
      split = ",",
      description = "Only these categories. Default: all.")
  private List<String> categories = List.of();

  @Option(
      names = "--parts",
      paramLabel = "PART,PART",
      split = ",",
      converter = PartConverter.class,
      description = "What to measure: passages, quotes, support, absence. Default: all.")
  private List<Part> parts = List.of();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "As many contracts, spread over all lengths. Default: all.")
  private int limit = Integer.MAX_VALUE;

  @Option(
      names = "--most-pages",
      paramLabel = "N",
      description = "Leaves out longer contracts. Default: those that do not fit.")
  private int mostPages = Integer.MAX_VALUE;

  @Option(
      names = "--judge",
      paramLabel = "N",
      description =
          "Answers of a contract that are judged where there is such a clause, and as many where"
              + " there is none. Default: ${DEFAULT-VALUE}.")
  private int judged = 5;

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "Keeps here what was read, for the next run. Default: nothing is kept.")
  private @Nullable Path work;

  @Option(
      names = "--details",
      paramLabel = "FILE",
      description =
          "Writes each question, answer and verdict here, a contract in a line. Contracts that are"
              + " there already are not measured again.")
  private @Nullable Path details;

  /** Lets picocli read a part. */
  static final class PartConverter implements ITypeConverter<Part> {
    @Override
    public Part convert(String text) {
      return Arrays.stream(Part.values())
          .filter(part -> part.label().equals(text))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no part '" + text + "': passages, quotes, support, absence"));
    }
  }

  EvidenceCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(limit >= 1, "--limit", limit, "1 or more");
    require(mostPages >= 1, "--most-pages", mostPages, "1 or more");
    require(judged >= 1, "--judge", judged, "1 or more");
  }

  @Override
  Report measure() {
    List<MarkedContract> marked = contracts.marked();
    ClauseQuestions all =
        questions == null ? ClauseQuestions.shipped() : ClauseQuestions.in(questions);
    ClauseQuestions asked = categories.isEmpty() ? all : all.only(categories);
    if (asked.all().isEmpty()) {
      throw refuse("--categories names none of: " + String.join(", ", all.categories().keySet()));
    }
    EvidenceBench.Options options =
        new EvidenceBench.Options(asked, parts(), limit, mostPages, judged);
    if (work != null) {
      return measure(work.toAbsolutePath(), marked, options);
    }
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-evidence")) {
      return measure(folder.path(), marked, options);
    }
  }

  private Set<Part> parts() {
    return parts.isEmpty() ? EnumSet.allOf(Part.class) : Set.copyOf(parts);
  }

  private Report measure(Path folder, List<MarkedContract> marked, EvidenceBench.Options options) {
    InstalledModel model = installed();
    String run =
        "%s %s %s %08x"
            .formatted(
                model.name(),
                readOptions().profile().label(),
                options.parts().stream().sorted().toList(),
                Objects.hash(options.questions().all(), judged));
    List<ContractResult> results =
        new EvidenceBench(
                session().platform(),
                folder,
                loader(),
                readOptions(),
                session().profile().isPresent(),
                options,
                this::say,
                session().progress(),
                session().cancellation())
            .run(
                contracts.folder(),
                marked,
                run,
                Optional.ofNullable(details).map(file -> new DetailsFile(file.toAbsolutePath())));
    return report(model.name(), new EvidenceFigures(results), results);
  }

  private Report report(String model, EvidenceFigures found, List<ContractResult> results) {
    int questions = results.stream().mapToInt(r -> r.questions().size()).sum();
    String profile = readOptions().profile().label();
    Report report =
        report(
                "%s, %s, %d contracts, %,d questions, %d threads; %d parts of spans are not found",
                model, profile, results.size(), questions, threads(), found.lost())
            .with("model", model)
            .with("profile", profile)
            .with("contracts", results.size())
            .with("questions", questions)
            .with("lost", found.lost())
            .with("threads", threads());
    here(report)
        .with("passages", found.passages())
        .with("quotes", found.quotes())
        .with("support", found.support())
        .with("absence", absence(found))
        .with("costs", found.costs());
    tell(report, "passages", found.passages());
    tell(report, "quotes", found.quotes());
    tell(report, found.support());
    tell(report, "all wordings", found.absence());
    for (Wording wording : Wording.values()) {
      tell(report, wording.label(), found.absence(wording));
    }
    found.costs().forEach(row -> tell(report, row));
    return report;
  }

  /** What the JSON object has of absence: that of all wordings, and of each. */
  record Absence(
      int pairs,
      int absent,
      @Nullable Double auroc,
      @Nullable Double toldAt90,
      @Nullable Double rightWhenTold,
      AbsenceFigures lay,
      AbsenceFigures lawyer) {}

  private static Absence absence(EvidenceFigures found) {
    AbsenceFigures all = found.absence();
    return new Absence(
        all.pairs(),
        all.absent(),
        all.auroc(),
        all.toldAt90(),
        all.rightWhenTold(),
        found.absence(Wording.LAY),
        found.absence(Wording.LAWYER));
  }

  private static void tell(Report report, String title, List<HitRow> rows) {
    if (!rows.isEmpty()) {
      report.line(
          "%-10s %-8s %-9s %9s %6s %6s %6s %6s",
          title, "wording", "length", "questions", "@1", "@3", "@5", "@10");
    }
    for (HitRow row : rows) {
      report.line(
          "%-10s %-8s %-9s %9d %6.2f %6.2f %6.2f %6.2f",
          row.ranking(),
          row.wording(),
          row.length(),
          row.questions(),
          row.hit1(),
          row.hit3(),
          row.hit5(),
          row.hit10());
    }
    report.line("");
  }

  private static void tell(Report report, SupportFigures support) {
    report.line(
        "%d answers judged, %d of them on clauses that are not there; %d right",
        support.judged(), support.absent(), support.right());
    report.line(
        "%d called supported, of these right: %s; wrong and green: %d, %d of them where there is no"
            + " clause",
        support.supported(),
        share(support.rightWhenSupported()),
        support.wrongAndGreen(),
        support.absentAndGreen());
    report.line(
        "of the right answers called supported: %s; told that nothing fits: %d, of these rightly:"
            + " %s",
        share(support.coverage()), support.toldAbsent(), share(support.rightWhenToldAbsent()));
  }

  private static void tell(Report report, String which, AbsenceFigures absence) {
    report.line(
        "absence, %s: %d pairs, %d absent, AUROC %s, told at 90 %%: %s, of these right: %s",
        which,
        absence.pairs(),
        absence.absent(),
        share(absence.auroc()),
        share(absence.toldAt90()),
        share(absence.rightWhenTold()));
  }

  private static void tell(Report report, CostRow row) {
    report.line(
        "%s: %d contracts of %,d tokens, at most %s; %.1f s to have one, %.2f s to rank, %.2f s to"
            + " answer",
        row.length(),
        row.contracts(),
        row.tokens(),
        ByteSize.text(row.memoryBytes()),
        row.readSeconds(),
        row.rankSeconds(),
        row.answerSeconds());
  }

  private static String share(@Nullable Double share) {
    return share == null ? "not known" : String.format(Locale.ROOT, "%.2f", share);
  }
}
