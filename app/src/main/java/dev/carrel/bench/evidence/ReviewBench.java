// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.ReviewOrder;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.Playbooks;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reviews contracts in which lawyers marked clauses, and compares with what they marked. */
public final class ReviewBench {
  /** The column of the shipped questions for contracts that asks for a category of CUAD. */
  private static final Map<String, String> COLUMNS =
      Map.ofEntries(
          Map.entry("Parties", "Parties"),
          Map.entry("Agreement Date", "Agreement date"),
          Map.entry("Effective Date", "Effective date"),
          Map.entry("Expiration Date", "Expiration date"),
          Map.entry("Renewal Term", "Renewal"),
          Map.entry("Notice Period To Terminate Renewal", "Notice against renewal"),
          Map.entry("Governing Law", "Governing law"),
          Map.entry("Non-Compete", "Non-compete"),
          Map.entry("Exclusivity", "Exclusivity"),
          Map.entry("Termination For Convenience", "Termination for convenience"),
          Map.entry("Anti-Assignment", "Assignment needs consent"),
          Map.entry("Cap On Liability", "Limit of liability"));

  /**
   * What is reviewed.
   *
   * @param folder where the contracts lie
   * @param limit so many of the smallest files
   * @param second whether a second reader is asked, too
   */
  public record Order(Path folder, List<MarkedContract> marked, int limit, boolean second) {}

  /** What is done beside reading each contract once and asking all its questions. */
  public enum Again {
    /** All is asked again, from what was kept. */
    KEPT,
    /** All is asked once more, the contract read anew for each question. */
    EACH
  }

  /**
   * What was measured.
   *
   * @param cells judged ones of the first run, in the order of rows and columns
   * @param times of the runs, in order
   */
  public record Result(int contracts, List<ReviewedCell> cells, List<ReviewTime> times) {}

  private final Platform platform;
  private final Path home;
  private final ModelLoader loader;
  private final ReadOptions wanted;
  private final Consumer<String> heard;
  private final Progress progress;
  private final Cancellation cancellation;

  /**
   * Makes ready.
   *
   * @param home of the documents; should not be there yet, else documents are read already
   */
  public ReviewBench(
      Platform platform,
      Path home,
      ModelLoader loader,
      ReadOptions wanted,
      Consumer<String> heard,
      Progress progress,
      Cancellation cancellation) {
    this.platform = platform;
    this.home = home;
    this.loader = loader;
    this.wanted = wanted;
    this.heard = heard;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Reviews contracts, each read whole. */
  public Result run(Order wanted, Set<Again> again) {
    List<ReviewTime> times = new ArrayList<>();
    Map<DocumentId, MarkedContract> contracts;
    long review;
    try (Engine engine = open()) {
      contracts = add(engine, wanted);
      review = begin(engine, "Contracts", contracts.keySet(), columns());
      ReviewClock clock = clock();
      run(engine, new ReviewOrder(review, Optional.empty(), wanted.second), clock);
      times.add(ReviewTime.of("reading", clock));
    }
    try (Engine engine = open()) {
      ReviewGrid grid = engine.reviews().grid(review);
      List<ReviewedCell> cells = judge(engine, grid, contracts);
      if (again.contains(Again.KEPT)) {
        ReviewClock clock = clock();
        Set<ReviewGrid.Key> all = grid.cells().keySet();
        run(engine, new ReviewOrder(review, Optional.of(all), wanted.second), clock);
        times.add(ReviewTime.of("kept", clock));
      }
      if (again.contains(Again.EACH)) {
        ReviewClock clock = clock();
        for (KeptColumn column : grid.review().columns()) {
          List<DocumentId> _ = engine.reading().startOver();
          engine.contexts().removeAll();
          Set<ReviewGrid.Key> cellsOfIt =
              contracts.keySet().stream()
                  .map(contract -> new ReviewGrid.Key(column.id(), contract))
                  .collect(Collectors.toSet());
          run(engine, new ReviewOrder(review, Optional.of(cellsOfIt), wanted.second), clock);
        }
        times.add(ReviewTime.of("each", clock));
      }
      return new Result(contracts.size(), cells, List.copyOf(times));
    }
  }

  /** The same, but of each contract only the snippets that a search finds for the question. */
  public Result runOnSnippets(Order wanted) {
    try (Engine engine = open()) {
      Map<DocumentId, MarkedContract> contracts = add(engine, wanted);
      SnippetNotes snippets =
          new SnippetNotes(engine, home.resolveSibling("snippets"), progress, cancellation);
      List<ReviewedCell> cells = new ArrayList<>();
      ReviewClock clock = clock();
      for (ReviewColumn column : columns()) {
        Map<DocumentId, Document> notes = new LinkedHashMap<>();
        for (DocumentId contract : contracts.keySet()) {
          Document document = engine.documents().document(contract).orElseThrow();
          notes.put(contract, snippets.note(document, column.question()));
        }
        List<DocumentId> rows = notes.values().stream().map(Document::id).toList();
        long review = begin(engine, column.title(), rows, List.of(column));
        run(engine, new ReviewOrder(review, Optional.empty(), wanted.second), clock);
        cells.addAll(judgeNotes(engine, engine.reviews().grid(review), contracts, notes));
      }
      return new Result(contracts.size(), cells, List.of(ReviewTime.of("snippets", clock)));
    }
  }

  private Map<DocumentId, MarkedContract> add(Engine engine, Order wanted) {
    Path folder = wanted.folder;
    Map<DocumentId, MarkedContract> contracts = new LinkedHashMap<>();
    wanted.marked.stream()
        .filter(contract -> Files.isRegularFile(folder.resolve(contract.file())))
        .sorted(Comparator.comparingLong(c -> folder.resolve(c.file()).toFile().length()))
        .limit(wanted.limit)
        .forEach(
            contract -> {
              Path file = folder.resolve(contract.file());
              Document document =
                  engine.documents().add(file, Optional.empty(), progress, cancellation);
              contracts.put(document.id(), contract);
            });
    return contracts;
  }

  private static long begin(
      Engine engine, String name, Collection<DocumentId> rows, List<ReviewColumn> columns) {
    long collection = engine.collections().create(name).id();
    rows.forEach(row -> engine.collections().add(collection, row));
    return engine.reviews().begin(collection, name, columns).id();
  }

  private Engine open() {
    return Engine.open(home, platform, loader, BgeEmbedder.LOADER);
  }

  private static List<ReviewColumn> columns() {
    return Playbooks.shipped("contract").orElseThrow().columns().stream()
        .filter(column -> COLUMNS.containsValue(column.title()))
        .toList();
  }

  private ReviewClock clock() {
    return new ReviewClock(heard, System::nanoTime);
  }

  /** The model is loaded and measured before the clock runs. */
  private void run(Engine engine, ReviewOrder order, ReviewClock clock) {
    Prepared prepared = engine.model().prepare(wanted, false, progress, cancellation);
    clock.begin();
    if (!engine.reviews().run(order, prepared.options(), clock, cancellation)) {
      throw Cancellation.cancelled();
    }
  }

  private static List<ReviewedCell> judge(
      Engine engine, ReviewGrid grid, Map<DocumentId, MarkedContract> contracts) {
    List<ReviewedCell> cells = new ArrayList<>();
    contracts.forEach(
        (id, contract) -> {
          MarkedPlaces places = new MarkedPlaces(engine.documents().document(id).orElseThrow());
          for (KeptColumn column : grid.review().columns()) {
            cells.add(
                judge(contract, places, column, grid.cell(column, id), q -> new Place(q.places())));
          }
        });
    return cells;
  }

  private static List<ReviewedCell> judgeNotes(
      Engine engine,
      ReviewGrid grid,
      Map<DocumentId, MarkedContract> contracts,
      Map<DocumentId, Document> notes) {
    KeptColumn column = grid.review().columns().getFirst();
    List<ReviewedCell> cells = new ArrayList<>();
    contracts.forEach(
        (id, contract) -> {
          Document note = Objects.requireNonNull(notes.get(id));
          MarkedPlaces places = new MarkedPlaces(engine.documents().document(id).orElseThrow());
          Cell cell = grid.cell(column, note.id());
          cells.add(judge(contract, places, column, cell, q -> places.of(text(note, q))));
        });
    return cells;
  }

  /** A quote as it stands in a note. */
  private static String text(Document note, Quote quote) {
    return quote.places().stream()
        .map(span -> note.pages().get(span.page() - 1).text().substring(span.start(), span.end()))
        .collect(Collectors.joining(" "));
  }

  private static ReviewedCell judge(
      MarkedContract contract,
      MarkedPlaces places,
      KeptColumn column,
      Cell cell,
      Function<Quote, Place> where) {
    String category =
        COLUMNS.entrySet().stream()
            .filter(entry -> entry.getValue().equals(column.column().title()))
            .map(Map.Entry::getKey)
            .findFirst()
            .orElse("");
    Optional<Clause> clause = Optional.ofNullable(contract.clauses().get(category));
    return ReviewedCell.of(
        contract.file(),
        category,
        column.column().type(),
        cell,
        clause,
        clause.map(places::of).orElse(List.of()),
        where);
  }
}
