// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.MarkedContract.Clause;
import dev.carrel.engine.Engine;
import dev.carrel.engine.Prepared;
import dev.carrel.engine.ReviewListener;
import dev.carrel.engine.ReviewOrder;
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
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Reviews contracts in which lawyers marked clauses, twice, and compares with what they marked. */
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
   * What was measured.
   *
   * @param cells judged ones, in the order of rows and columns
   * @param firstSeconds of the run that read the documents
   * @param againSeconds of one that asked all again, from what was kept
   */
  public record Result(
      int contracts, List<ReviewedCell> cells, double firstSeconds, double againSeconds) {}

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

  /** Reviews the smallest files of these contracts, as many as asked for. */
  public Result run(Path folder, List<MarkedContract> marked, int limit, boolean second) {
    List<MarkedContract> chosen =
        marked.stream()
            .filter(contract -> Files.isRegularFile(folder.resolve(contract.file())))
            .sorted(Comparator.comparingLong(c -> folder.resolve(c.file()).toFile().length()))
            .limit(limit)
            .toList();
    Map<DocumentId, MarkedContract> contracts = new LinkedHashMap<>();
    long review;
    double first;
    try (Engine engine = open()) {
      long collection = engine.collections().create("Contracts").id();
      for (MarkedContract contract : chosen) {
        Document document =
            engine
                .documents()
                .add(folder.resolve(contract.file()), Optional.empty(), progress, cancellation);
        engine.collections().add(collection, document.id());
        contracts.put(document.id(), contract);
      }
      review = engine.reviews().begin(collection, "Contracts", columns()).id();
      first = seconds(engine, new ReviewOrder(review, Optional.empty(), second));
    }
    try (Engine engine = open()) {
      Set<ReviewGrid.Key> all = engine.reviews().grid(review).cells().keySet();
      List<ReviewedCell> cells = judge(engine, engine.reviews().grid(review), contracts);
      double again = seconds(engine, new ReviewOrder(review, Optional.of(all), second));
      return new Result(contracts.size(), cells, first, again);
    }
  }

  private Engine open() {
    return Engine.open(home, platform, loader, BgeEmbedder.LOADER);
  }

  private static List<ReviewColumn> columns() {
    return Playbooks.shipped("contract").orElseThrow().columns().stream()
        .filter(column -> COLUMNS.containsValue(column.title()))
        .toList();
  }

  /** Of the run alone; the model is loaded and measured before. */
  private double seconds(Engine engine, ReviewOrder order) {
    Prepared prepared = engine.model().prepare(wanted, false, progress, cancellation);
    ReviewListener telling =
        new ReviewListener() {
          @Override
          public void done(Cell cell, int done, int of) {
            if (done == of || done % 12 == 0) {
              heard.accept("%d of %d".formatted(done, of));
            }
          }
        };
    long start = System.nanoTime();
    boolean whole = engine.reviews().run(order, prepared.options(), telling, cancellation);
    if (!whole) {
      throw Cancellation.cancelled();
    }
    return EvidenceBench.secondsSince(start);
  }

  private static List<ReviewedCell> judge(
      Engine engine, ReviewGrid grid, Map<DocumentId, MarkedContract> contracts) {
    Map<String, String> categories =
        COLUMNS.entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getValue, Map.Entry::getKey));
    List<ReviewedCell> cells = new ArrayList<>();
    contracts.forEach(
        (id, contract) -> {
          MarkedPlaces places = new MarkedPlaces(engine.documents().document(id).orElseThrow());
          for (KeptColumn column : grid.review().columns()) {
            String category = categories.getOrDefault(column.column().title(), "");
            Optional<Clause> clause = Optional.ofNullable(contract.clauses().get(category));
            cells.add(
                ReviewedCell.of(
                    contract.file(),
                    category,
                    column.column().type(),
                    grid.cell(column, id),
                    clause,
                    clause.map(places::of).orElse(List.of())));
          }
        });
    return cells;
  }
}
