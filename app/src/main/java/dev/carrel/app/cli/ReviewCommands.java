// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ShownText;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.ReviewGrid;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What can be done with reviews that were begun. */
final class ReviewCommands {
  private ReviewCommands() {}

  /** {@code carrel review} with the commands below it. */
  static CommandLine all(Session session) {
    return new CommandLine(new ReviewCommand(session))
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new ExportCommand(session))
        .addSubcommand(new ReviewVerifyCommand(session))
        .addSubcommand(new ReviewTagCommand(session))
        .addSubcommand(new RenameCommand(session))
        .addSubcommand(new CopyCommand(session))
        .addSubcommand(new RemoveCommand(session))
        .addSubcommand(new RestoreCommand(session));
  }

  /** One that is about a review. */
  abstract static class OfOne extends EngineCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "A number in 'carrel review list'.")
    private long id;

    OfOne(Session session) {
      super(session);
    }

    @Override
    protected final Outcome run() {
      try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
        return of(cli, cli.engine().reviews().require(id));
      }
    }

    abstract Outcome of(CliEngine cli, Review review);
  }

  /** {@code carrel review list}. */
  @Command(name = "list", description = "Lists the reviews, the newest first.")
  static final class ListCommand extends EngineCommand {
    ListCommand(Session session) {
      super(session);
    }

    /** The JSON object. */
    record Listed(List<Entry> reviews) {}

    /** One review. */
    record Entry(
        long review,
        String name,
        String created,
        int documents,
        int questions,
        Map<String, Integer> counts) {
      static Entry of(ReviewGrid grid) {
        Map<String, Integer> counts = new TreeMap<>();
        grid.counts().forEach((CellState state, Integer n) -> counts.put(state.label(), n));
        return new Entry(
            grid.review().id(),
            grid.review().name(),
            grid.review().created().toString(),
            grid.rows().size(),
            grid.review().columns().size(),
            counts);
      }
    }

    @Override
    protected Outcome run() {
      try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
        List<ReviewGrid> grids =
            cli.engine().reviews().all().stream()
                .map(review -> cli.engine().reviews().grid(review.id()))
                .toList();
        String text =
            grids.isEmpty()
                ? "There is no review yet."
                : grids.stream()
                    .map(ListCommand::line)
                    .collect(Collectors.joining(System.lineSeparator()));
        return Outcome.of(new Listed(grids.stream().map(Entry::of).toList()), text);
      }
    }

    private static String line(ReviewGrid grid) {
      String counts = ReviewText.counts(grid);
      return "%d  %s  %s by %s%s"
          .formatted(
              grid.review().id(),
              ShownText.name(grid.review().name()),
              ReviewText.count(grid.rows().size(), "document"),
              ReviewText.count(grid.review().columns().size(), "question"),
              counts.isEmpty() ? "" : ": " + counts);
    }
  }

  /** {@code carrel review show ID}. */
  @Command(name = "show", description = "Shows the answers of a review.")
  static final class ShowCommand extends OfOne {
    @Mixin private RowFilter filter = new RowFilter();

    ShowCommand(Session session) {
      super(session);
    }

    @Override
    Outcome of(CliEngine cli, Review review) {
      ReviewGrid grid = filter.of(cli.engine().reviews().grid(review.id()));
      return Outcome.of(ReviewJson.of(grid, cli.names()), ReviewText.of(grid, cli.names()));
    }
  }

  /** {@code carrel review export ID --out FILE}. */
  @Command(name = "export", description = "Writes the table of a review to a file.")
  static final class ExportCommand extends OfOne {
    @Option(
        names = "--out",
        required = true,
        paramLabel = "FILE",
        description = "The file: " + ReviewOutput.ENDINGS + ".")
    private Path out = Path.of("");

    @Option(
        names = "--bom",
        description = "Begin a CSV file with the mark by which Excel knows UTF-8.")
    private boolean bom;

    @Mixin private RowFilter filter = new RowFilter();
    @Spec private CommandSpec spec = CommandSpec.create();

    ExportCommand(Session session) {
      super(session);
    }

    /** The JSON object. */
    record Exported(long review, String file) {}

    @Override
    Outcome of(CliEngine cli, Review review) {
      ReviewGrid grid = filter.of(cli.engine().reviews().grid(review.id()));
      cli.engine().reviews().export(grid, ReviewOutput.kind(out, spec), out, bom);
      return Outcome.of(
          new Exported(review.id(), out.toString()),
          "Wrote the review %d to %s.".formatted(review.id(), ShownText.name(out.toString())));
    }
  }

  /** The JSON object of one that makes or changes a review. */
  record Named(long review, String name) {}

  private static Outcome named(CliEngine cli, long id, String text) {
    Review review = cli.engine().reviews().require(id);
    return Outcome.of(
        new Named(id, review.name()), text.formatted(id, ShownText.name(review.name())));
  }

  /** {@code carrel review rename ID NAME}. */
  @Command(name = "rename", description = "Gives a review another name.")
  static final class RenameCommand extends OfOne {
    @Parameters(
        index = "1",
        paramLabel = "NAME",
        converter = ReviewName.class,
        description = "The new name.")
    private String name = "";

    RenameCommand(Session session) {
      super(session);
    }

    @Override
    Outcome of(CliEngine cli, Review review) {
      boolean _ = cli.engine().reviews().rename(review.id(), name);
      return named(cli, review.id(), "The review %d is called %s.");
    }
  }

  /** {@code carrel review copy ID NAME}. */
  @Command(
      name = "copy",
      description = "Begins a review with the same questions over the same documents, unanswered.")
  static final class CopyCommand extends OfOne {
    @Parameters(
        index = "1",
        paramLabel = "NAME",
        converter = ReviewName.class,
        description = "What the copy is called.")
    private String name = "";

    CopyCommand(Session session) {
      super(session);
    }

    @Override
    Outcome of(CliEngine cli, Review review) {
      return named(
          cli, cli.engine().reviews().copy(review.id(), name).id(), "Began the review %d, %s.");
    }
  }

  /** {@code carrel review restore ID}. */
  @Command(name = "restore", description = "Brings a review back that was removed.")
  static final class RestoreCommand extends EngineCommand {
    @Parameters(index = "0", paramLabel = "ID", description = "The number that it had.")
    private long id;

    RestoreCommand(Session session) {
      super(session);
    }

    @Override
    protected Outcome run() {
      try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
        boolean _ = cli.engine().reviews().restore(id);
        return named(cli, id, "The review %d, %s, is there.");
      }
    }
  }

  /** {@code carrel review remove ID}. */
  @Command(
      name = "remove",
      description = "Removes a review; its documents stay. It is deleted for good after 30 days.")
  static final class RemoveCommand extends OfOne {
    RemoveCommand(Session session) {
      super(session);
    }

    /** The JSON object. */
    record Removed(long review) {}

    @Override
    Outcome of(CliEngine cli, Review review) {
      boolean _ = cli.engine().reviews().remove(review.id());
      return Outcome.of(
          new Removed(review.id()),
          "Removed the review %d, %s.".formatted(review.id(), ShownText.name(review.name())));
    }
  }
}
