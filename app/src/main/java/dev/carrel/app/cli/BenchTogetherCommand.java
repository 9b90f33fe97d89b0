package dev.carrel.app.cli;

import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.ReopenBench;
import dev.carrel.bench.Together;
import dev.carrel.bench.TogetherBench;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code carrel bench together}: what four questions take side by side. */
@Command(
    name = "together",
    description = {
      "Asks four questions on one document one after another and then side by side.",
      "Your own home is not touched."
    })
final class BenchTogetherCommand extends EngineCommand {
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

  @Mixin private BenchMachine setup = new BenchMachine();

  BenchTogetherCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Result(
      String model,
      String profile,
      int tokens,
      List<Double> aloneSeconds,
      double oneSeconds,
      double togetherSeconds,
      double ratio,
      List<Integer> promptTokens,
      List<Integer> answerTokens,
      int sameAnswers,
      int threads,
      String machine,
      String date) {}

  @Override
  protected Outcome run() {
    setup.require(
        tokens >= ReopenBench.LEAST_TOKENS,
        "--tokens",
        tokens,
        ReopenBench.LEAST_TOKENS + " or more");
    setup.require(rounds >= 1, "--rounds", rounds, "1 or more");
    InstalledModel installed = BenchMachine.installed(session());
    ReadOptions wanted =
        new ReadOptions(
            session().profile().orElse(KvProfile.BALANCED),
            session().platform().machine().memory().budgetBytes(session().budgetBytes()),
            setup.threads());
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-together")) {
      Together together =
          TogetherBench.run(
              folder.path(),
              (progress, cancellation) ->
                  LlamaLanguageModel.load(
                      installed, CalibrationStore.of(LocalPlatform.look()), progress, cancellation),
              Optional.ofNullable(file).map(f -> new TogetherBench.Subject(f, questions)),
              tokens,
              rounds,
              wanted,
              session().profile().isPresent(),
              session().progress(),
              session().cancellation());
      Result result = result(together);
      return Outcome.of(result, text(result));
    }
  }

  private Result result(Together together) {
    return new Result(
        together.model(),
        together.profile(),
        together.tokens(),
        together.alone(),
        together.one(),
        together.together(),
        together.ratio(),
        together.promptTokens(),
        together.answerTokens(),
        together.sameAnswers(),
        setup.threads(),
        BenchMachine.machine(),
        BenchMachine.date());
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%s, %s, %,d tokens, %d threads",
        result.model, result.profile, result.tokens, result.threads);
    table.line("%s, %s%n", result.machine, result.date);
    table.line("alone:    %s s, %.2f on average", seconds(result.aloneSeconds), result.oneSeconds);
    table.line("together: %.2f s", result.togetherSeconds);
    table.line(
        "question tokens %s, answer tokens %s; %d of %d answers are the same both ways",
        result.promptTokens, result.answerTokens, result.sameAnswers, result.answerTokens.size());
    table.line(
        "%nAll %d take %.2f times as long as one.", result.aloneSeconds.size(), result.ratio);
    return table.toString();
  }

  private static String seconds(List<Double> all) {
    return all.stream()
        .map(s -> String.format(Locale.ROOT, "%.2f", s))
        .collect(Collectors.joining(", "));
  }
}
