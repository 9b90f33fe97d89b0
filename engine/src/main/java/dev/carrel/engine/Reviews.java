// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.review.AskedBy;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.ValueReader;
import dev.carrel.engine.review.export.ExportKind;
import dev.carrel.engine.store.CellTable;
import dev.carrel.engine.store.Store;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * The reviews: the same questions over the documents of a collection. All that is said or done in
 * one is on disk when a call returns, with a line in its log. Thread-safe; one {@link #run} at a
 * time computes, as with everything that asks the model.
 */
public final class Reviews {
  private final Library library;
  private final ReadingDesk reading;
  private final ReadingSession session;
  private final Supplier<String> who;
  private final InstantSource clock;
  private final TurnMaker turns;
  private final ReviewPlanner planner;
  private final ReviewFile files;

  /**
   * Of a home.
   *
   * @param who the person's name on this machine, for the log
   * @param clock tells when a run began
   */
  Reviews(
      Library library,
      ReadingDesk reading,
      ReadingSession session,
      TurnMaker turns,
      ReviewPlanner planner,
      ReviewFile files,
      Supplier<String> who,
      InstantSource clock) {
    this.clock = clock;
    this.files = files;
    this.planner = planner;
    this.library = library;
    this.reading = reading;
    this.session = session;
    this.turns = turns;
    this.who = who;
  }

  private Store store() {
    return library.store();
  }

  private CellTable cells() {
    return store().cells();
  }

  /** Begins a review of the documents of a collection. */
  public Review begin(long collection, String name, List<ReviewColumn> columns) {
    return store().reviews().create(collection, name, columns, who.get());
  }

  /** All reviews, the newest first. */
  public List<Review> all() {
    return store().reviews().all();
  }

  /** One review; empty if there is none with this number. */
  public Optional<Review> review(long id) {
    return store().reviews().review(id);
  }

  /**
   * One review.
   *
   * @throws CarrelException NAME_UNKNOWN if there is none with this number
   */
  public Review require(long id) {
    return review(id)
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.NAME_UNKNOWN,
                    "There is no review " + id + ".",
                    "See which there are with: carrel review list"));
  }

  /** The documents of a collection as they are now. */
  List<DocumentId> documents(long collection) {
    return store().collections().documents(collection);
  }

  /** A copy of its columns over the same documents, with no answers. */
  public Review copy(long id, String name) {
    Review from = require(id);
    Review made = begin(from.collection(), name, List.of());
    from.columns()
        .forEach(
            kept -> {
              long _ = addColumn(made.id(), kept.column(), kept.second());
            });
    return require(made.id());
  }

  /** Gives a review another name; tells whether it is there. */
  public boolean rename(long id, String name) {
    return store().reviews().rename(id, name, who.get());
  }

  /** Hides a review until {@link #restore}; tells whether it was there. */
  public boolean remove(long id) {
    return store().reviews().remove(id);
  }

  /** Undoes {@link #remove}; tells whether there was something to undo. */
  public boolean restore(long id) {
    return store().reviews().restore(id);
  }

  /** Puts a column behind the others; its number. */
  public long addColumn(long review, ReviewColumn column, boolean second) {
    return store().reviews().addColumn(review, column, second, who.get());
  }

  /**
   * Puts a question of a conversation behind the columns; its number. The answer there was made
   * from other documents together, so the column's cells wait.
   */
  public long addColumn(long review, Turn asked) {
    return addColumn(
        review,
        new ReviewColumn(Title.of(asked.question()), ColumnType.TEXT, asked.question()),
        false);
  }

  /**
   * Begins a conversation over a review's collection with what the machine answered in a cell, to
   * ask on from there.
   *
   * @return the conversation; empty if the machine answered nothing there
   */
  public Optional<ConversationEntry> converse(
      Review review, KeptColumn column, DocumentId document) {
    OptionalLong turn = cells().cell(column, document).turn();
    return turn.isEmpty()
        ? Optional.empty()
        : Optional.of(
            store()
                .conversations()
                .branch(
                    turn.getAsLong(),
                    OptionalLong.of(review.collection()),
                    Title.of(column.column().question())));
  }

  /** Changes a column; what was answered to another question is stale then. */
  public void changeColumn(long column, ReviewColumn changed, boolean second) {
    store().reviews().changeColumn(column, changed, second, who.get());
  }

  /** Hides a column with its cells until {@link #restoreColumn}. */
  public void removeColumn(long column) {
    store().reviews().removeColumn(column, who.get());
  }

  /** Undoes {@link #removeColumn}. */
  public void restoreColumn(long column) {
    store().reviews().restoreColumn(column, who.get());
  }

  /** Puts the columns in this order. */
  public void orderColumns(long review, List<Long> columns) {
    store().reviews().order(review, columns);
  }

  /** A review with its rows and cells as they are now. */
  public ReviewGrid grid(long id) {
    return grid(id, cells().cells(id));
  }

  private ReviewGrid grid(long id, List<Cell> cells) {
    Review review = require(id);
    Map<DocumentId, DocumentEntry> entries = new LinkedHashMap<>();
    store().documents().entries().forEach(entry -> entries.put(entry.id(), entry));
    Map<DocumentId, String> names = store().reviews().rowNames(id);
    List<DocumentEntry> rows =
        store().collections().documents(review.collection()).stream()
            .filter(entries::containsKey)
            .map(entries::get)
            .map(entry -> entry.called(names.getOrDefault(entry.id(), entry.name())))
            .toList();
    return ReviewGrid.of(review, rows, cells)
        .withTags(store().tags().tags(id))
        .withBates(store().bates().ranges(review.collection()));
  }

  private AskedBy by(ReadOptions options, Progress progress, Cancellation cancellation) {
    session.load(progress, cancellation);
    return new AskedBy(session.modelName().orElse(""), options.profile().label(), clock.instant());
  }

  /** Puts a person's words in place of the machine's; empty takes that back. */
  public Cell correct(KeptColumn column, DocumentId document, Optional<String> words) {
    Optional<CellValue> value =
        words.isPresent()
            ? ValueReader.read(column.column(), words.get(), List.of())
            : cells().cell(column, document).answer().flatMap(a -> TurnMaker.value(column, a));
    cells().correct(column, document, words, value, who.get());
    return cells().cell(column, document);
  }

  /** Ticks a cell, which locks it, or takes the tick away. */
  public Cell verify(KeptColumn column, DocumentId document, boolean tick) {
    cells().verify(column, document, tick, who.get());
    return cells().cell(column, document);
  }

  /** Marks a cell to come back to, or takes the mark away. */
  public Cell flag(KeptColumn column, DocumentId document, boolean flag) {
    cells().flag(column, document, flag, who.get());
    return cells().cell(column, document);
  }

  /** Keeps what a person wrote beside a cell; empty for nothing. */
  public Cell note(KeptColumn column, DocumentId document, String note) {
    cells().note(column, document, note, who.get());
    return cells().cell(column, document);
  }

  /**
   * Puts a tag on a document of a review as a whole, or takes it off.
   *
   * @return whether that changed anything
   */
  public boolean tag(long review, DocumentId document, Tag tag, boolean on) {
    return store().tags().set(review, Optional.empty(), document, tag, on, who.get());
  }

  /**
   * Puts a tag on a cell, or takes it off; also on a verified one.
   *
   * @return whether that changed anything
   */
  public boolean tag(long review, KeptColumn column, DocumentId document, Tag tag, boolean on) {
    return store().tags().set(review, Optional.of(column), document, tag, on, who.get());
  }

  /** What was done in a review, oldest first. */
  public List<LogEntry> log(long review) {
    return cells().log(review);
  }

  /** Whether a review's log is as it was written. */
  public LogCheck checkLog(long review) {
    return cells().checkLog(review);
  }

  /**
   * Writes a review into a file, which appears whole or stays as it was.
   *
   * @param csvBom whether a CSV file begins with U+FEFF, by which Excel knows UTF-8
   * @throws CarrelException EXPORT_FAILED if it cannot be written or is one of the documents
   */
  public void export(long id, ExportKind kind, Path file, boolean csvBom) {
    export(grid(id), kind, file, csvBom);
  }

  /** As the other, of a grid that may have lost rows. */
  public void export(ReviewGrid grid, ExportKind kind, Path file, boolean csvBom) {
    files.write(grid, kind, file, csvBom);
  }

  /** Whether a document of a review has a DOI or a title, so that there are references to write. */
  public boolean hasReferences(long id) {
    return files.hasReferences(grid(id));
  }

  /**
   * Writes the questions of a review into a file, as a set for other documents: JSON where the name
   * says so, else YAML.
   *
   * @throws CarrelException EXPORT_FAILED if it cannot be written or is one of the documents
   */
  public void exportQuestions(long id, Path file) {
    files.writeQuestions(require(id), file);
  }

  /** What a run takes; loads the model if needed. */
  public ReviewPlan plan(
      ReviewOrder order, ReadOptions options, Progress progress, Cancellation cancellation) {
    ReviewGrid grid =
        order.cells().isPresent()
            ? grid(order.review())
            : grid(
                order.review(), cells().cells(order.review(), by(options, progress, cancellation)));
    Map<DocumentId, List<KeptColumn>> open = order.open(grid);
    return planner.plan(
        grid.rows().stream().filter(row -> open.containsKey(row.id())).toList(),
        open.values().stream().mapToInt(List::size).sum(),
        options,
        progress,
        cancellation);
  }

  /**
   * Answers cells: each document has the context for itself, from where it was kept if it was read
   * before, and its questions are answered side by side. Each answer is kept as soon as it is
   * there; what could not be answered says why, and the next document follows. What the model had
   * read before is not in its context any more at the end; it is kept on disk.
   *
   * @return whether it went to its end; false if it was cancelled
   * @throws CarrelException for what concerns all documents: DISK_FULL, MODEL_INVALID,
   *     OUT_OF_MEMORY and the like; what was answered is kept
   */
  public boolean run(
      ReviewOrder order, ReadOptions options, ReviewListener listener, Cancellation cancellation) {
    if (order.cells().isEmpty()) {
      Progress loading = Progress.SILENT;
      store().reviews().asks(order.review(), by(options, loading, cancellation));
    }
    return new ReviewRun(this, cells(), reading, session, turns, options, listener, cancellation)
        .run(order);
  }
}
