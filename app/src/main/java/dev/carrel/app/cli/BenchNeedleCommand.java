package dev.carrel.app.cli;

import dev.carrel.bench.BenchModel;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.NeedleAnswer;
import dev.carrel.bench.NeedleBench;
import dev.carrel.bench.Needles;
import dev.carrel.bench.RowResult;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench needle}: whether facts hidden in a long document are found again. */
@Command(
    name = "needle",
    description = {
      "Hides twelve facts in a long document and asks for them one by one, with each way of",
      "keeping the context. The document is made for the purpose, and the same each time."
    })
final class BenchNeedleCommand extends EngineCommand {
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

  @Mixin private BenchSetup setup = new BenchSetup();

  BenchNeedleCommand(Session session) {
    super(session);
  }

  /** One question and what came of it. */
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

  /** A row; the figures are null, and the reason is not, if it could not be measured. */
  record Row(
      String name,
      String k,
      String v,
      boolean centred,
      @Nullable Double bitsPerValue,
      @Nullable Integer found,
      @Nullable Integer of,
      @Nullable Double readSeconds,
      @Nullable Double answerSeconds,
      List<Answer> answers,
      @Nullable String reason) {

    static Row of(RowResult<Needles> result) {
      KvRow row = result.row();
      return switch (result) {
        case RowResult.Measured<Needles>(var _, Needles n) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                n.bitsPerValue(),
                n.found(),
                n.answers().size(),
                n.readSeconds(),
                n.answerSeconds(),
                n.answers().stream().map(Answer::of).toList(),
                null);
        case RowResult.NotMeasured<Needles>(var _, String reason) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                null,
                null,
                null,
                null,
                null,
                List.of(),
                reason);
      };
    }
  }

  /** The JSON object. */
  record Result(
      String model,
      int tokens,
      int requestedTokens,
      long seed,
      int threads,
      String machine,
      String date,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    setup.require(tokens >= LEAST_TOKENS, "--tokens", tokens, LEAST_TOKENS + " or more");
    RowList types = setup.types();
    List<KvRow> rows = types == null ? KvRows.forSpeed() : types.rows();
    try (BenchModel model = setup.load(session())) {
      NeedleBench bench = NeedleBench.of(model, tokens, seed);
      if (bench.mostTokens() < tokens) {
        session()
            .say(
                String.format(
                    Locale.ROOT,
                    "'%s' has room for a document of %,d tokens, not %,d: the document has %,d.",
                    model.name(),
                    bench.mostTokens(),
                    tokens,
                    bench.tokens()));
      }
      Result result =
          new Result(
              model.name(),
              bench.tokens(),
              tokens,
              seed,
              model.threads(),
              BenchMachine.machine(),
              BenchMachine.date(),
              bench.run(rows, this::heard, session().progress(), session().cancellation()).stream()
                  .map(Row::of)
                  .toList());
      return Outcome.of(result, text(result));
    }
  }

  /** So that rows already measured are not lost with a run that is cut off. */
  private void heard(KvRow row, Needles needles) {
    session()
        .say(
            String.format(
                Locale.ROOT,
                "%s: %d of %d found; read in %.1f s, asked in %.1f s",
                row.name(),
                needles.found(),
                needles.answers().size(),
                needles.readSeconds(),
                needles.answerSeconds()));
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%s, %,d tokens, seed %d, %d threads",
        result.model, result.tokens, result.seed, result.threads);
    table.line("%s, %s%n", result.machine, result.date);
    table.line("%-22s %6s %9s %10s  %s", "K/V", "bits", "found", "read in", "not found");
    for (Row row : result.rows) {
      if (row.reason != null) {
        table.line("%-22s not measured: %s", row.name, row.reason);
      } else {
        table.line(
            "%-22s %6.3f %4d of %2d %8.1f s  %s",
            row.name, row.bitsPerValue, row.found, row.of, row.readSeconds, missed(row));
      }
    }
    return table.toString();
  }

  private static String missed(Row row) {
    return String.join(
        ", ", row.answers.stream().filter(a -> !a.found).map(BenchNeedleCommand::missed).toList());
  }

  private static String missed(Answer answer) {
    return String.format(Locale.ROOT, "%s at %.0f %%", answer.kind, 100 * answer.depth);
  }
}
