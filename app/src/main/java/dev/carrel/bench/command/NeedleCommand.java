// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.BenchModel;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.NeedleAnswer;
import dev.carrel.bench.NeedleBench;
import dev.carrel.bench.Needles;
import dev.carrel.bench.RowResult;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench needle}: whether facts hidden in a long document are found again. */
@Command(
    name = "needle",
    description = {
      "Hides twelve facts in a long document and asks for them one by one, with each way of keeping"
          + " the context.",
      "The document is made for the purpose, and the same each time."
    })
final class NeedleCommand extends RowsMeasurement {
  private static final int LEAST_TOKENS = 500;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description =
          "Length of the document; less if the model was trained for less."
              + " Default: ${DEFAULT-VALUE}.")
  private int tokens = 24_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number makes other facts in another document.")
  private long seed = 1;

  private static final Figures<Needles> FIGURES =
      new Figures<Needles>()
          .with("bitsPerValue", Needles::bitsPerValue)
          .with("found", Needles::found)
          .with("of", needles -> needles.answers().size())
          .with("readSeconds", Needles::readSeconds)
          .with("answerSeconds", Needles::answerSeconds)
          .withList("answers", needles -> needles.answers().stream().map(Answer::of).toList());

  NeedleCommand(Session session) {
    super(session);
  }

  /** One question and what came of it, in the JSON object. */
  record Answer(
      String kind, String question, String expected, String answer, boolean found, double depth) {
    static Answer of(NeedleAnswer answer) {
      return new Answer(
          answer.fact().kind(),
          answer.fact().question(),
          answer.fact().value(),
          answer.answer(),
          answer.found(),
          answer.depth());
    }
  }

  @Override
  void check() {
    require(tokens >= LEAST_TOKENS, "--tokens", tokens, LEAST_TOKENS + " or more");
  }

  @Override
  Report measure() {
    try (BenchModel model = load()) {
      NeedleBench bench = NeedleBench.of(model, tokens, seed);
      if (bench.mostTokens() < tokens) {
        say(
            "'%s' has room for a document of %,d tokens, not %,d: the document has %,d.",
            model.name(), bench.mostTokens(), tokens, bench.tokens());
      }
      List<RowResult<Needles>> results =
          bench.run(
              rows(KvRows.forSpeed()), this::heard, session().progress(), session().cancellation());
      Report report =
          report(
                  "%s, %,d tokens, seed %d, %d threads",
                  model.name(), bench.tokens(), seed, model.threads())
              .with("model", model.name())
              .with("tokens", bench.tokens())
              .with("requestedTokens", tokens)
              .with("seed", seed)
              .with("threads", model.threads());
      here(report).with("rows", FIGURES.of(results));
      report.line("%-22s %6s %9s %10s  %s", "K/V", "bits", "found", "read in", "not found");
      return report.rows(
          "%-22s",
          results,
          (row, needles) ->
              report.line(
                  "%s %6.3f %4d of %2d %8.1f s  %s",
                  row,
                  needles.bitsPerValue(),
                  needles.found(),
                  needles.answers().size(),
                  needles.readSeconds(),
                  missed(needles)));
    }
  }

  /** So that rows already measured are not lost with a run that is cut off. */
  private void heard(KvRow row, Needles needles) {
    say(
        "%s: %d of %d found; read in %.1f s, asked in %.1f s",
        row.name(),
        needles.found(),
        needles.answers().size(),
        needles.readSeconds(),
        needles.answerSeconds());
  }

  private static String missed(Needles needles) {
    return needles.answers().stream()
        .filter(answer -> !answer.found())
        .map(a -> String.format(Locale.ROOT, "%s at %.0f %%", a.fact().kind(), 100 * a.depth()))
        .collect(Collectors.joining(", "));
  }
}
