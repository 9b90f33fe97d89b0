package dev.carrel.app.cli;

import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.ReopenBench;
import dev.carrel.bench.Reopening;
import dev.carrel.bench.Reopening.Step;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench reopen}: how much faster opening again is than reading. */
@Command(
    name = "reopen",
    description = {
      "Reads a document made for the purpose, closes everything, and opens it again from what was",
      "kept on disk; then the same with a second document behind it. Your own home is not touched."
    })
final class BenchReopenCommand extends EngineCommand {
  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Length of the document. Default: ${DEFAULT-VALUE}.")
  private int tokens = 24_000;

  @Mixin private BenchMachine setup = new BenchMachine();

  BenchReopenCommand(Session session) {
    super(session);
  }

  /** One step. */
  record Row(
      String name,
      int tokens,
      int restoredTokens,
      int readTokens,
      double seconds,
      double openSeconds,
      double loadSeconds,
      boolean sameAnswer) {
    static Row of(Step step) {
      return new Row(
          step.name(),
          step.tokens(),
          step.restoredTokens(),
          step.readTokens(),
          step.seconds(),
          step.openSeconds(),
          step.loadSeconds(),
          step.sameAnswer());
    }
  }

  /** The JSON object. */
  record Result(
      String model,
      String profile,
      int tokens,
      double readSeconds,
      double reopenSeconds,
      double ratio,
      boolean sameAnswer,
      int restoredTokens,
      long keptBytes,
      int threads,
      String machine,
      String date,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    setup.require(
        tokens >= ReopenBench.LEAST_TOKENS,
        "--tokens",
        tokens,
        ReopenBench.LEAST_TOKENS + " or more");
    InstalledModel file = BenchMachine.installed(session());
    ReadOptions wanted =
        new ReadOptions(
            session().profile().orElse(KvProfile.BALANCED),
            session().platform().machine().memory().budgetBytes(session().budgetBytes()),
            setup.threads());
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-reopen")) {
      Reopening reopening =
          ReopenBench.run(
              folder.path(),
              (progress, cancellation) ->
                  LlamaLanguageModel.load(
                      file, CalibrationStore.of(LocalPlatform.look()), progress, cancellation),
              tokens,
              wanted,
              session().profile().isPresent(),
              this::heard,
              session().progress(),
              session().cancellation());
      Result result = result(reopening);
      return Outcome.of(result, text(result));
    }
  }

  private Result result(Reopening reopening) {
    return new Result(
        reopening.model(),
        reopening.profile(),
        reopening.reading().tokens(),
        reopening.reading().seconds(),
        reopening.reopening().seconds(),
        reopening.ratio(),
        reopening.sameAnswer(),
        reopening.reopening().restoredTokens(),
        reopening.keptBytes(),
        setup.threads(),
        BenchMachine.machine(),
        BenchMachine.date(),
        reopening.steps().stream().map(Row::of).toList());
  }

  /** So that what was measured is not lost with a run that is cut off. */
  private void heard(Step step) {
    session()
        .say(
            String.format(
                Locale.ROOT,
                "%s: %,d tokens in %.3f s, %,d of them read",
                step.name(),
                step.tokens(),
                step.seconds(),
                step.readTokens()));
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%s, %s, %,d tokens, %s kept, %d threads",
        result.model,
        result.profile,
        result.tokens,
        ByteSize.text(result.keptBytes),
        result.threads);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-22s %8s %9s %8s %10s %9s %9s",
        "", "tokens", "restored", "read", "seconds", "opening", "model");
    for (Row row : result.rows) {
      table.line(
          "%-22s %,8d %,9d %,8d %10.3f %9.3f %9.3f%s",
          row.name,
          row.tokens,
          row.restoredTokens,
          row.readTokens,
          row.seconds,
          row.openSeconds,
          row.loadSeconds,
          row.sameAnswer ? "" : "  another answer!");
    }
    table.line(
        "%nReopening is %.0f times faster than reading; %s.",
        result.ratio, result.sameAnswer ? "the answers are the same" : "an answer is NOT the same");
    return table.toString();
  }
}
