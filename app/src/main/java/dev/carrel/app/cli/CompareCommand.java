// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.compare.report.ReportFile;
import dev.carrel.engine.compare.report.ReportFormat;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel compare OLD NEW}: what differs between two versions of a document. */
@Command(
    name = "compare",
    description = {
      "Says what changed, moved, was put in or taken out between two versions of a document, clause"
          + " by clause: numbers, dates, amounts and parties first.",
      "No model is needed."
    })
final class CompareCommand extends EngineCommand {
  private static final String JSON = ".json";

  @Parameters(index = "0", paramLabel = "OLD", description = "The version before.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The version after.")
  private Path now = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also writes the changes to a file: .docx, .html, .md, .csv or .json.")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--explain",
      arity = "0..1",
      fallbackValue = "20",
      paramLabel = "N",
      description = {
        "Ask the model what the first N changes mean (20 if not given), a sentence each. They are",
        "the model's words: nothing of them is proven but that their figures stand there."
      })
  private int explained;

  @Mixin private Passwords passwords = new Passwords();

  @Spec private CommandSpec spec = CommandSpec.create();

  CompareCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    Optional<ReportFormat> format = out.flatMap(ReportFormat::of);
    if (out.isPresent() && format.isEmpty() && !isJson(out.get())) {
      throw new ParameterException(
          spec.commandLine(),
          "--out needs a name that ends in %s or %s, not %s"
              .formatted(ReportFormat.endings(), JSON, ShownText.name(out.get().toString())));
    }
    out.ifPresent(file -> ReportFile.requireWritable(file, old, now));
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> both = cli.addAlone(List.of(old, now));
      Document before = both.getFirst();
      Document after = both.getLast();
      DocumentComparison comparison =
          DocumentComparison.of(before, after, session().cancellation());
      Map<Change, String> meanings = meanings(cli, comparison);
      ComparisonJson json = ComparisonJson.of(comparison, before, after, meanings);
      ComparisonWords words = new ComparisonWords();
      out.ifPresent(
          file ->
              ReportFile.write(
                  format
                      .map(f -> ReportFile.bytes(f, comparison, before, after, meanings, words))
                      .orElseGet(() -> JsonText.of(json).getBytes(StandardCharsets.UTF_8)),
                  file,
                  before,
                  after));
      return Outcome.of(json, new ComparisonText(before, after, words, meanings).of(comparison));
    }
  }

  private Map<Change, String> meanings(CliEngine cli, DocumentComparison comparison) {
    return explained < 1
        ? Map.of()
        : cli.engine()
            .explanations()
            .explain(
                comparison,
                explained,
                cli.readOptions().threads(),
                session().progress(),
                session().cancellation());
  }

  private static boolean isJson(Path file) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(JSON);
  }
}
