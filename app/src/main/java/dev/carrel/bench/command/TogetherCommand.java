// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.ReopenBench;
import dev.carrel.bench.Together;
import dev.carrel.bench.TogetherBench;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel bench together}: what four questions take side by side. */
@Command(
    name = "together",
    description = {
      "Asks four questions on one document one after another and then side by side.",
      "Your own home is not touched."
    })
final class TogetherCommand extends ModelMeasurement {
  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Length of the document. Default: ${DEFAULT-VALUE}.")
  private int tokens = 4000;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A document of yours instead of one made for the purpose.")
  private @Nullable Path file;

  @Parameters(
      arity = "0..*",
      paramLabel = "QUESTION",
      description = "What to ask about FILE. Default: four questions that suit a contract.")
  private List<String> questions =
      List.of(
          "Who are the parties?",
          "Which law governs?",
          "When does it end?",
          "What must be paid, and when?");

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often both are done. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  TogetherCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    int least = ReopenBench.LEAST_TOKENS;
    require(tokens >= least, "--tokens", tokens, least + " or more");
    require(rounds >= 1, "--rounds", rounds, "1 or more");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-together")) {
      return report(
          TogetherBench.run(
              session().platform(),
              folder.path(),
              loader(),
              Optional.ofNullable(file).map(f -> new TogetherBench.Subject(f, questions)),
              tokens,
              rounds,
              readOptions(),
              session().profile().isPresent(),
              session().progress(),
              session().cancellation()));
    }
  }

  private Report report(Together found) {
    Report report =
        report(
                "%s, %s, %,d tokens, %d threads",
                found.model(), found.profile(), found.tokens(), threads())
            .with("model", found.model())
            .with("profile", found.profile())
            .with("tokens", found.tokens())
            .with("aloneSeconds", found.alone())
            .with("oneSeconds", found.one())
            .with("togetherSeconds", found.together())
            .with("ratio", found.ratio())
            .with("promptTokens", found.promptTokens())
            .with("answerTokens", found.answerTokens())
            .with("sameAnswers", found.sameAnswers())
            .with("threads", threads());
    int count = found.alone().size();
    return here(report)
        .line("alone:    %s s, %.2f on average", seconds(found.alone()), found.one())
        .line("together: %.2f s", found.together())
        .line(
            "question tokens %s, answer tokens %s; %d of %d answers are the same both ways",
            found.promptTokens(), found.answerTokens(), found.sameAnswers(), count)
        .line("%nAll %d take %.2f times as long as one.", count, found.ratio());
  }

  private static String seconds(List<Double> all) {
    return all.stream()
        .map(s -> String.format(Locale.ROOT, "%.2f", s))
        .collect(Collectors.joining(", "));
  }
}
