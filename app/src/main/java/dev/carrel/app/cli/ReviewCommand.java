// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ReviewListener;
import dev.carrel.engine.ReviewOrder;
import dev.carrel.engine.ReviewPlan;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.ground.WrittenFile;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportKind;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel review FILE...}: the same questions of every file, each answer with its quotes. */
@Command(
    name = "review",
    description = {
      "Asks the same questions of every file, each read whole and alone, and keeps the answers with"
          + " their quotes.",
      "What was answered is kept at once: a run that ends goes on with --resume."
    })
final class ReviewCommand extends EngineCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "FILE",
      description = "Files of any kind that 'carrel ask' takes.")
  private List<Path> files = List.of();

  @Option(
      names = "--name",
      paramLabel = "NAME",
      converter = ReviewName.class,
      description = "What the review, and the collection of its files, is called.")
  private Optional<String> name = Optional.empty();

  @Option(
      names = "--second",
      description = "Ask each question a second time in other words, and say where they differ.")
  private boolean second;

  @Option(
      names = "--resume",
      paramLabel = "ID",
      description = "Go on with a review: what waits, failed or is stale. Files are added to it.")
  private Optional<Long> resume = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Also writes the table to a file: " + ReviewOutput.ENDINGS + ".")
  private Optional<Path> out = Optional.empty();

  @Option(
      names = "--background",
      description = "Compute with half of the threads, so that the machine can do something else.")
  private boolean background;

  private int leftOut;

  @Mixin private ReviewQuestions questions = new ReviewQuestions();
  @Mixin private Passwords passwords = new Passwords();
  @Spec private CommandSpec spec = CommandSpec.create();

  ReviewCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    List<ReviewColumn> columns = questions.columns();
    Optional<ExportKind> kind = out.map(file -> ReviewOutput.kind(file, spec));
    if (resume.isEmpty() && (files.isEmpty() || columns.isEmpty())) {
      throw new ParameterException(
          spec.commandLine(), "give files, and questions with --questions or --ask, or --resume");
    }
    if (questions
        .file()
        .filter(set -> out.filter(file -> isSame(set, file)).isPresent())
        .isPresent()) {
      throw new ParameterException(spec.commandLine(), "--out is the file of the questions");
    }
    requireWritable(files);
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      Review review = resume.isPresent() ? resumed(cli, columns) : begun(cli, columns);
      requireWritable(
          cli.engine().reviews().grid(review.id()).rows().stream()
              .map(DocumentEntry::file)
              .toList());
      answer(cli, review);
      boolean written = kind.isEmpty() || isWritten(cli, review, kind.get());
      ReviewGrid grid = cli.engine().reviews().grid(review.id());
      boolean failed = !written || leftOut > 0 || grid.counts().containsKey(CellState.FAILED);
      return new Outcome(
          ReviewJson.of(grid, cli.names()), ReviewText.of(grid, cli.names()), failed ? 1 : 0);
    }
  }

  private static boolean isSame(Path a, Path b) {
    try {
      return WrittenFile.isOneOf(a, List.of(b));
    } catch (IOException e) {
      return false; // what is wrong with them is said where they are read and written
    }
  }

  /** Said before hours of work, not behind them. */
  private void requireWritable(Collection<Path> sources) {
    out.ifPresent(file -> new WrittenFile(file, "The review").requireWritable(sources));
  }

  /** Whatever ends the run, what it had answered is kept, and that is said. */
  private void answer(CliEngine cli, Review review) {
    boolean whole = false;
    try {
      cli.load();
      cli.prepare();
      ReviewOrder order = new ReviewOrder(review.id(), Optional.empty(), second);
      say(review, plan(cli, order));
      whole =
          cli.engine()
              .reviews()
              .run(order, options(cli), new Told(cli, review), session().cancellation());
    } finally {
      if (!whole) {
        session()
            .say("What was answered is kept. Go on with: carrel review --resume " + review.id());
      }
    }
    if (!whole) {
      throw Cancellation.cancelled();
    }
  }

  /** A table that cannot be written does not keep the answers from being printed. */
  private boolean isWritten(CliEngine cli, Review review, ExportKind kind) {
    try {
      cli.engine().reviews().export(review.id(), kind, out.orElseThrow(), false);
      return true;
    } catch (CarrelException e) {
      if (e.code() != CarrelException.Code.EXPORT_FAILED) {
        throw e;
      }
      session()
          .say(
              "%s Write it again with: carrel review export %d --out FILE"
                  .formatted(Failure.of(e).sentences(), review.id()));
      return false;
    }
  }

  private ReadOptions options(CliEngine cli) {
    return background ? cli.readOptions().inBackground() : cli.readOptions();
  }

  private Review begun(CliEngine cli, List<ReviewColumn> columns) {
    List<Document> documents = added(cli);
    String called =
        name.orElseGet(
            () ->
                "Review "
                    + LocalDate.ofInstant(
                        session().platform().clock().instant(), ZoneId.systemDefault()));
    long collection = cli.engine().collections().create(called).id();
    documents.forEach(document -> cli.engine().collections().add(collection, document.id()));
    return cli.engine().reviews().begin(collection, called, columns);
  }

  /** One file that cannot be read does not keep the others from being asked. */
  private List<Document> added(CliEngine cli) {
    return cli.addReadable(
        files,
        problem -> {
          leftOut++;
          session().say("Left out: " + Failure.of(problem).sentences());
        });
  }

  private Review resumed(CliEngine cli, List<ReviewColumn> columns) {
    Review review = cli.engine().reviews().require(resume.orElseThrow());
    added(cli)
        .forEach(document -> cli.engine().collections().add(review.collection(), document.id()));
    List<ReviewColumn> there = review.columns().stream().map(KeptColumn::column).toList();
    columns.stream()
        .filter(column -> there.stream().noneMatch(column::asksLike))
        .forEach(
            column -> {
              long _ = cli.engine().reviews().addColumn(review.id(), column, false);
            });
    name.ifPresent(
        called -> {
          boolean _ = cli.engine().reviews().rename(review.id(), called);
        });
    return cli.engine().reviews().require(review.id());
  }

  private ReviewPlan plan(CliEngine cli, ReviewOrder order) {
    return cli.engine()
        .reviews()
        .plan(order, options(cli), session().progress(), session().cancellation());
  }

  private void say(Review review, ReviewPlan plan) {
    session().say("Review %d: %s".formatted(review.id(), ReviewText.plan(plan)));
  }

  /** Says on standard error how it goes on. */
  private final class Told implements ReviewListener {
    private final Map<Long, String> titles = new HashMap<>();
    private final Map<DocumentId, String> names = new HashMap<>();

    Told(CliEngine cli, Review review) {
      review.columns().forEach(column -> titles.put(column.id(), column.column().title()));
      cli.engine()
          .reviews()
          .grid(review.id())
          .rows()
          .forEach(row -> names.put(row.id(), cli.names().of(row.id(), row.name())));
    }

    @Override
    public void reading(DocumentId document, Progress.Stage stage, long done, long total) {
      session().progress().at(stage, done, total);
    }

    @Override
    public void done(Cell cell, int done, int of) {
      session()
          .say(
              "%d of %d: %s: %s: %s"
                  .formatted(
                      done,
                      of,
                      ShownText.name(names.getOrDefault(cell.document(), "")),
                      ShownText.name(titles.getOrDefault(cell.column(), "")),
                      ReviewText.state(cell.state())));
    }
  }
}
