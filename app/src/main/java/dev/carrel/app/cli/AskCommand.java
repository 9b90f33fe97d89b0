// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import com.google.gson.JsonObject;
import dev.carrel.engine.Fit;
import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.EvidenceJson;
import dev.carrel.engine.ground.FileNames;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.llama.ProcessMemory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel ask FILE... QUESTION}: reads the files whole and answers with quotes and pages. */
@Command(
    name = "ask",
    description = "Reads files whole and answers a question with quotes and their pages.")
final class AskCommand extends EngineCommand {
  @Parameters(
      arity = "2..*",
      paramLabel = "FILE... QUESTION",
      description =
          "PDF, Word, DOC, OpenDocument, RTF, Excel, XLS, ODS, CSV, PowerPoint, PPT, ODP, e-mail,"
              + " MSG, mbox, HTML, EPUB, PNG, JPEG, TIFF, ZIP, Markdown or text files, then the"
              + " question in quotation marks.")
  private List<String> words = List.of();

  @Option(
      names = "--fit",
      paramLabel = "HOW",
      converter = FitConverter.class,
      description = {
        "What to read of files that do not fit together: whole (all or nothing, the default),",
        "documents (those that fit, from the first on), pages (those that fit the question best),",
        "one-by-one (an answer from each file)."
      })
  private Fit fit = Fit.WHOLE;

  @Option(
      names = "--receipt",
      paramLabel = "OUT.json",
      description = {
        "Writes how the answer was made into a file, for 'carrel replay'. It holds no words",
        "of a document but those of the answer, unless --with-text. With one-by-one, one receipt",
        "a line."
      })
  private Optional<Path> receipt = Optional.empty();

  @Option(
      names = "--with-text",
      description = {
        "The receipt holds the words of the quotes, and of the passages that the model was shown",
        "beside the question, too; 'carrel replay' compares them with the documents."
      })
  private boolean withText;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Mixin private Passwords passwords = new Passwords();

  private final List<Receipt> receipts = new ArrayList<>();

  AskCommand(Session session) {
    super(session);
  }

  /**
   * {@code bates} are its pages' numbers in the collections of its document, if they have any;
   * {@code hidden} says why it cannot be seen on its page, if it cannot.
   */
  record QuoteJson(
      String text,
      @Nullable String document,
      @Nullable Integer page,
      @Nullable String label,
      @Nullable String address,
      @Nullable String bates,
      String match,
      @Nullable String hidden,
      List<String> marks) {}

  record Tokens(int context, int generated, int restored) {}

  record Seconds(double load, double read, double answer) {}

  record Memory(
      long weightsBytes, long computeBytes, long kvBytes, long kvF16Bytes, long peakBytes) {}

  record Result(
      String answer,
      List<QuoteJson> quotes,
      JsonObject evidence,
      boolean complete,
      List<String> notes,
      String model,
      String profile,
      Tokens tokens,
      Seconds seconds,
      Memory memory) {}

  record NamedResult(String document, Result result) {}

  record Results(List<NamedResult> answers) {}

  @Override
  protected Outcome run() {
    if (withText && receipt.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "--with-text is of a receipt: say --receipt OUT.json, too");
    }
    receipt.ifPresent(file -> ReceiptFile.requireWritable(file, files()));
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> documents = cli.add(files());
      // While the model reads: it is wanted when it has.
      cli.engine().meanings().soon(documents.stream().map(Document::id).toList());
      cli.load();
      cli.prepare();
      return fit == Fit.ONE_BY_ONE && documents.size() > 1
          ? oneByOne(cli, documents)
          : together(cli, documents);
    }
  }

  private List<Path> files() {
    return words.subList(0, words.size() - 1).stream().map(FileNames::file).toList();
  }

  private Outcome together(CliEngine cli, List<Document> documents) {
    List<Outcome> outcomes = new ArrayList<>();
    new AskCourse(cli, session(), documents)
        .run(
            documents.stream().map(Document::id).toList(),
            fit == Fit.ONE_BY_ONE ? Fit.WHOLE : fit,
            words.getLast(),
            document -> {},
            listener(cli),
            (reply, spent) -> {
              sentences(keep(cli, reply).answer());
              outcomes.add(
                  new Outcome(result(cli, reply.answer(), spent), footer(cli, documents), 0));
            });
    session().cancellation().throwIfRequested();
    writeReceipts();
    return outcomes.getFirst();
  }

  private AnswerListener listener(CliEngine cli) {
    return session().json()
        ? AnswerListener.SILENT
        : new AnswerPrinter(session().out(), cli.names(), cli.engine().bates()::at);
  }

  /** Each document has the context for itself; the next one takes its place. */
  private Outcome oneByOne(CliEngine cli, List<Document> documents) {
    List<NamedResult> results = new ArrayList<>();
    List<Document> open = new ArrayList<>();
    new AskCourse(cli, session(), documents)
        .run(
            documents.stream().map(Document::id).toList(),
            fit,
            words.getLast(),
            document -> {
              open.add(document);
              heading(document);
            },
            listener(cli),
            (reply, spent) -> {
              Document document = open.getLast();
              session().cancellation().throwIfRequested();
              sentences(keep(cli, reply).answer());
              results.add(new NamedResult(document.name(), result(cli, reply.answer(), spent)));
              if (!session().json()) {
                session().out().printf("%s%n%n", footer(cli, List.of(document)));
              }
            });
    writeReceipts();
    return new Outcome(new Results(results), "", 0);
  }

  private void sentences(Answer answer) {
    if (!session().json()) {
      session().out().print(SentenceLines.of(answer));
    }
  }

  private Reply.Answered keep(CliEngine cli, Reply.Answered reply) {
    receipts.add(
        withText ? cli.engine().conversations().withWords(reply.receipt()) : reply.receipt());
    return reply;
  }

  private void writeReceipts() {
    receipt.ifPresent(file -> ReceiptFile.write(file, receipts, files()));
  }

  private void heading(Document document) {
    if (!session().json()) {
      session().out().printf("%s:%n", ShownText.name(document.name()));
    }
  }

  private String footer(CliEngine cli, List<Document> documents) {
    return session().json()
        ? ""
        : NotRead.text(documents, cli.engine().reading().ledger())
            + HiddenWords.text(documents)
            + NoticeWords.text(documents);
  }

  private Result result(CliEngine cli, Answer answer, AskCourse.Spent spent) {
    MemorySnapshot memory = cli.engine().gauge().now();
    return new Result(
        answer.text(),
        answer.quotes().stream()
            .map(quote -> json(quote, cli.names(), cli.engine().bates()::at))
            .toList(),
        EvidenceJson.object(answer.evidence()),
        answer.complete(),
        answer.notes(),
        cli.modelName(),
        cli.readOptions().profile().label(),
        new Tokens(answer.contextTokens(), answer.generatedTokens(), spent.restoredTokens()),
        new Seconds(cli.loadSeconds(), spent.readSeconds(), answer.time().toNanos() / 1e9),
        new Memory(
            memory.use().weightsBytes(),
            memory.use().computeBytes(),
            memory.use().kvBytes(),
            memory.use().kvF16Bytes(),
            ProcessMemory.peakBytes().orElse(memory.use().totalBytes())));
  }

  static QuoteJson json(Quote quote, GivenNames names, Function<List<TextSpan>, String> bates) {
    boolean found = quote.match() != Match.NONE;
    return new QuoteJson(
        quote.text(),
        found ? names.of(quote.places().getFirst().document(), quote.documentName()) : null,
        found ? quote.places().getFirst().page() : null,
        PlaceWords.label(quote.standing()),
        PlaceWords.address(quote.standing()),
        Optional.of(bates.apply(quote.places())).filter(n -> !n.isEmpty()).orElse(null),
        quote.match().label(),
        quote.hidden().map(why -> why.name().toLowerCase(Locale.ROOT)).orElse(null),
        PlaceWords.marks(quote.standing()));
  }
}
