// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ListedCollection;
import dev.carrel.engine.ListedCollection.ListedDocument;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.ShownText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel bates} with the commands below it: numbers of the pages of collections. */
final class BatesCommands {
  private BatesCommands() {}

  static CommandLine all(Session session) {
    return new CommandLine(new AllCommand(session))
        .addSubcommand(new ListCommand(session))
        .addSubcommand(new ShowCommand(session))
        .addSubcommand(new SetCommand(session));
  }

  /**
   * The JSON object of one collection.
   *
   * @param prefix null, with the two below, where its pages have no numbers
   */
  record Numbered(
      long collection,
      String name,
      @Nullable String prefix,
      @Nullable Integer digits,
      @Nullable Long start,
      List<OfDocument> documents) {}

  /**
   * A document's numbers.
   *
   * @param first null, with {@code last}, where its pages have no numbers
   */
  record OfDocument(
      String document, String id, int pages, @Nullable String first, @Nullable String last) {}

  /** The JSON object. */
  record Collections(List<Numbered> collections) {}

  private static Numbered numbered(CliEngine cli, ListedCollection collection) {
    Optional<BatesScheme> scheme = cli.engine().bates().scheme(collection.id());
    Map<DocumentId, BatesRange> ranges = cli.engine().bates().ranges(collection.id());
    return new Numbered(
        collection.id(),
        collection.name(),
        scheme.map(BatesScheme::prefix).orElse(null),
        scheme.map(BatesScheme::digits).orElse(null),
        scheme.map(BatesScheme::start).orElse(null),
        collection.documents().stream()
            .map(document -> ofDocument(document, Optional.ofNullable(ranges.get(document.id()))))
            .toList());
  }

  private static OfDocument ofDocument(ListedDocument document, Optional<BatesRange> range) {
    return new OfDocument(
        document.entry().name(),
        document.id().sha256(),
        document.entry().pages(),
        range.map(BatesRange::from).orElse(null),
        range.map(BatesRange::to).orElse(null));
  }

  private static String text(Numbered collection) {
    String head =
        "%d  %s: %s"
            .formatted(
                collection.collection,
                ShownText.name(collection.name),
                collection.prefix == null ? "no numbers" : range(collection));
    return Stream.concat(
            Stream.of(head),
            collection.documents.stream()
                .filter(document -> document.first != null)
                .map(
                    document ->
                        "   %s to %s  %s"
                            .formatted(
                                document.first, document.last, ShownText.name(document.document))))
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static String range(Numbered collection) {
    return "numbered from %s on"
        .formatted(
            new BatesScheme(
                    String.valueOf(collection.prefix),
                    Optional.ofNullable(collection.digits).orElse(1),
                    Optional.ofNullable(collection.start).orElse(0L))
                .text(Optional.ofNullable(collection.start).orElse(0L)));
  }

  private static Outcome listed(Session session) {
    try (CliEngine cli = CliEngine.open(session, new Passwords())) {
      List<Numbered> all =
          cli.engine().collections().list().stream().map(each -> numbered(cli, each)).toList();
      return Outcome.of(
          new Collections(all),
          all.isEmpty()
              ? "There is no collection yet; 'carrel review' and the window make them."
              : all.stream()
                  .map(BatesCommands::text)
                  .collect(Collectors.joining(System.lineSeparator())));
    }
  }

  /** {@code carrel bates}: alone it lists. */
  @Command(
      name = "bates",
      description = "Numbers the pages of a collection, as in a court's file; lists the numbers.")
  static final class AllCommand extends EngineCommand {
    AllCommand(Session session) {
      super(session);
    }

    @Override
    protected Outcome run() {
      return listed(session());
    }
  }

  /** {@code carrel bates list}. */
  @Command(name = "list", description = "Lists the collections with the numbers of their pages.")
  static final class ListCommand extends EngineCommand {
    ListCommand(Session session) {
      super(session);
    }

    @Override
    protected Outcome run() {
      return listed(session());
    }
  }

  /** One that is about a collection. */
  abstract static class OfOne extends EngineCommand {
    @Parameters(
        index = "0",
        paramLabel = "COLLECTION",
        description = "The number of a collection in 'carrel bates list', or its name.")
    private String words = "";

    OfOne(Session session) {
      super(session);
    }

    @Override
    protected final Outcome run() {
      try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
        change(cli, one(cli));
        Numbered numbered = numbered(cli, one(cli));
        return Outcome.of(numbered, text(numbered));
      }
    }

    abstract void change(CliEngine cli, ListedCollection collection);

    private ListedCollection one(CliEngine cli) {
      List<ListedCollection> all = cli.engine().collections().list();
      List<ListedCollection> found =
          all.stream().filter(each -> Long.toString(each.id()).equals(words)).toList();
      if (found.isEmpty()) {
        found = all.stream().filter(each -> each.name().equals(words)).toList();
      }
      if (found.size() == 1) {
        return found.getFirst();
      }
      throw new CarrelException(
          Code.NAME_UNKNOWN,
          found.isEmpty()
              ? "There is no collection '%s'.".formatted(ShownText.name(words))
              : "%d collections are called '%s'.".formatted(found.size(), ShownText.name(words)),
          "Give its number; see them with: carrel bates list");
    }
  }

  /** {@code carrel bates show COLLECTION}. */
  @Command(name = "show", description = "Shows which numbers the pages of a collection have.")
  static final class ShowCommand extends OfOne {
    ShowCommand(Session session) {
      super(session);
    }

    @Override
    void change(CliEngine cli, ListedCollection collection) {}
  }

  /** {@code carrel bates set COLLECTION}. */
  @Command(
      name = "set",
      description = {
        "Gives each page of a collection a number, its documents in the order in which they were"
            + " added.",
        "Once set, numbers are never changed, nor given to another page."
      })
  static final class SetCommand extends OfOne {
    @Option(names = "--prefix", paramLabel = "TEXT", description = "Before each number, as ACME-.")
    private String prefix = "";

    @Option(
        names = "--digits",
        paramLabel = "N",
        description = "How many digits a number has at least, 1 to 12 (6 if not given).")
    private int digits = 6;

    @Option(
        names = "--start",
        paramLabel = "N",
        description = "The number of the first page (1 if not given).")
    private long start = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    SetCommand(Session session) {
      super(session);
    }

    @Override
    void change(CliEngine cli, ListedCollection collection) {
      cli.engine().bates().set(collection.id(), scheme());
    }

    private BatesScheme scheme() {
      try {
        return new BatesScheme(prefix, digits, start);
      } catch (IllegalArgumentException e) {
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
      }
    }
  }
}
