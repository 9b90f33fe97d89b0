// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.Replay;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.ground.ShownText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code carrel replay RECEIPT [FILE...]}: makes answers again from their receipts. */
@Command(
    name = "replay",
    description =
        "Makes an answer again from its receipt and compares it token by token: on the same build"
            + " and machine all come again; else it says which is the first that does not.")
final class ReplayCommand extends EngineCommand {
  @Parameters(index = "0", paramLabel = "RECEIPT", description = "A file with receipts.")
  private Path receipt = Path.of("");

  @Parameters(
      index = "1..*",
      arity = "0..*",
      paramLabel = "FILE",
      description = "The documents, if they are not in your home.")
  private List<Path> files = List.of();

  @Mixin private Passwords passwords = new Passwords();

  ReplayCommand(Session session) {
    super(session);
  }

  /** A token; {@code null} for an answer's end. */
  record CandidateJson(
      @Nullable Integer token, @Nullable String text, @Nullable Double logProbability) {}

  /**
   * What came of one receipt.
   *
   * @param result {@code same}, {@code differs} or {@code impossible}
   * @param tokens that came as they were written
   * @param otherwise what is not as it was when the receipt was made
   */
  record ReplayJson(
      String question,
      String result,
      @Nullable Integer tokens,
      @Nullable CandidateJson written,
      @Nullable CandidateJson now,
      @Nullable String why,
      List<String> otherwise) {}

  record Result(List<ReplayJson> replays) {}

  @Override
  protected Outcome run() {
    List<Receipt> receipts = ReceiptFile.read(receipt);
    String model = receipts.getFirst().context().getOrDefault("name", "");
    try (CliEngine cli = CliEngine.open(session(), passwords, model)) {
      List<Document> _ = cli.add(files);
      cli.load();
      List<ReplayJson> results = new ArrayList<>();
      StringBuilder text = new StringBuilder();
      boolean same = true;
      for (Receipt one : receipts) {
        Replay replay =
            cli.engine()
                .replay(
                    one,
                    cli.readOptions().budgetBytes(),
                    session().readsHidden(),
                    session().progress(),
                    session().cancellation());
        same &= replay instanceof Replay.Same;
        results.add(json(one, replay));
        text.append(text(one, replay));
      }
      return new Outcome(new Result(results), text.toString().stripTrailing(), same ? 0 : 1);
    }
  }

  private static ReplayJson json(Receipt receipt, Replay replay) {
    return switch (replay) {
      case Replay.Same(int tokens, List<String> otherwise) ->
          new ReplayJson(receipt.question(), "same", tokens, null, null, null, otherwise);
      case Replay.Differs(int place, Replay.Candidate was, Replay.Candidate now, var otherwise) ->
          new ReplayJson(
              receipt.question(), "differs", place, json(was), json(now), null, otherwise);
      case Replay.Impossible(String why, List<String> otherwise) ->
          new ReplayJson(receipt.question(), "impossible", null, null, null, why, otherwise);
    };
  }

  private static CandidateJson json(Replay.Candidate candidate) {
    boolean end = candidate.token() == Replay.Candidate.END;
    return new CandidateJson(
        end ? null : candidate.token(),
        end ? null : candidate.text(),
        Double.isNaN(candidate.logProbability()) ? null : candidate.logProbability());
  }

  private static String text(Receipt receipt, Replay replay) {
    StringBuilder text = new StringBuilder();
    text.append(ShownText.line(receipt.question())).append(System.lineSeparator());
    text.append(
        switch (replay) {
          case Replay.Same same -> same(same.tokens(), receipt);
          case Replay.Differs differs ->
              "It differs behind %,d tokens: written was %s, now comes %s."
                  .formatted(differs.place(), text(differs.written()), text(differs.now()));
          case Replay.Impossible impossible ->
              "It cannot be made again. " + ShownText.line(impossible.why());
        });
    text.append(System.lineSeparator());
    for (String said : replay.otherwise()) {
      text.append("    ").append(ShownText.line(said)).append(System.lineSeparator());
    }
    return text.append(System.lineSeparator()).toString();
  }

  private static String same(int tokens, Receipt receipt) {
    String all = "The same: all %,d tokens came again".formatted(tokens);
    String end = receipt.written().complete() ? "." : "; the answer was cut off behind them.";
    String words =
        receipt.words().isEmpty()
            ? ""
            : " Where its documents are here, they have the words that it holds of them.";
    return all + end + words + " The receipt's quotes and badges were not made again.";
  }

  private static String text(Replay.Candidate candidate) {
    String what =
        candidate.token() == Replay.Candidate.END
            ? "the answer's end"
            : "'%s' (%d)".formatted(ShownText.line(candidate.text()), candidate.token());
    return Double.isNaN(candidate.logProbability())
        ? what
        : "%s, log-probability %s"
            .formatted(what, String.format(Locale.ROOT, "%.4f", candidate.logProbability()));
  }
}
