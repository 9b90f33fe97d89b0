package dev.carrel.app.cli;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.ProcessMemory;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code carrel ask FILE... QUESTION}: reads the files whole and answers with quotes and pages. */
@Command(
    name = "ask",
    description = "Reads files whole and answers a question with quotes and their pages.")
final class AskCommand extends EngineCommand {
  @Parameters(
      arity = "2..*",
      paramLabel = "FILE... QUESTION",
      description = "PDF, Markdown or text files, then the question in quotation marks.")
  private List<String> words = List.of();

  @Mixin private Passwords passwords = new Passwords();

  AskCommand(Session session) {
    super(session);
  }

  record QuoteJson(String text, @Nullable String document, @Nullable Integer page, String match) {}

  record Tokens(int context, int generated) {}

  record Seconds(double load, double read, double answer) {}

  record Memory(
      long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes, long peakBytes) {}

  record Result(
      String answer,
      List<QuoteJson> quotes,
      boolean complete,
      String model,
      String profile,
      Tokens tokens,
      Seconds seconds,
      Memory memory) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> documents =
          cli.add(words.subList(0, words.size() - 1).stream().map(Path::of).toList());
      cli.load();
      cli.prepare();
      ReadOptions options = cli.readOptions();
      long start = System.nanoTime();
      for (Document document : documents) {
        cli.engine().read(document.id(), options, session().progress(), session().cancellation());
      }
      double readSeconds = (System.nanoTime() - start) / 1e9;
      AnswerListener listener = session().json() ? AnswerListener.SILENT : new Printer();
      Answer answer = cli.engine().ask(words.getLast(), listener, session().cancellation());
      session().cancellation().throwIfRequested();
      return new Outcome(
          result(cli, answer, readSeconds), session().json() ? "" : footer(documents), 0);
    }
  }

  private Result result(CliEngine cli, Answer answer, double readSeconds) {
    MemorySnapshot memory = cli.engine().memory();
    return new Result(
        answer.text(),
        answer.quotes().stream().map(AskCommand::json).toList(),
        answer.complete(),
        cli.modelName(),
        cli.readOptions().profile().label(),
        new Tokens(answer.contextTokens(), answer.generatedTokens()),
        new Seconds(cli.loadSeconds(), readSeconds, answer.time().toNanos() / 1e9),
        new Memory(
            memory.use().weightsBytes(),
            memory.use().computeBytes(),
            memory.use().kvBytes(),
            memory.use().kvF16Bytes(),
            ProcessMemory.peakBytes().orElse(memory.use().totalBytes())));
  }

  private static QuoteJson json(Quote quote) {
    boolean found = quote.match() != Match.NONE;
    return new QuoteJson(
        quote.text(),
        found ? quote.documentName() : null,
        found ? quote.places().getFirst().page() : null,
        quote.match().label());
  }

  /** What was not read, so that nobody takes silence for a whole reading. */
  private static String footer(List<Document> documents) {
    return documents.stream()
        .filter(d -> !d.unreadable().isEmpty())
        .map(
            d ->
                "%nNot read in %s: page %s."
                    .formatted(
                        d.name(),
                        d.unreadable().stream()
                            .map(u -> u.page() + " (" + u.reason() + ")")
                            .collect(Collectors.joining(", "))))
        .collect(Collectors.joining());
  }

  /** Writes the answer as it comes: the words, then what they stand on with its pages. */
  private final class Printer implements AnswerListener {
    private boolean quoting;

    @Override
    public void text(String more) {
      PrintWriter out = session().out();
      out.print(more);
      out.flush();
    }

    @Override
    public void quote(Quote quote) {
      PrintWriter out = session().out();
      if (!quoting) {
        out.printf("%n%n");
        quoting = true;
      }
      out.printf("[%d] “%s”%n    %s%n", quote.number(), quote.text(), place(quote));
      out.flush();
    }

    private String place(Quote quote) {
      return quote.match() == Match.NONE
          ? "not found on any page"
          : "%s, page %d (%s)"
              .formatted(
                  quote.documentName(), quote.places().getFirst().page(), quote.match().label());
    }
  }
}
