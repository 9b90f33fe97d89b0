// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.WishCheck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/**
 * The review that is open, in memory: its columns, its rows as they are sorted and filtered, and
 * its cells as they were last heard of.
 */
public final class GridModel {
  private final ReadOnlyObjectWrapper<Optional<Review>> review =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ObservableList<DocumentEntry> rows = FXCollections.observableArrayList();
  private final ReadOnlyIntegerWrapper changes = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Optional<Sort>> sort =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<Filter>> filter =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<Optional<ReviewGrid.Key>> place =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final GridLook look = new GridLook();
  private final Map<ReviewGrid.Key, Cell> cells = new HashMap<>();
  private final Map<Mark, Set<ReviewGrid.Key>> marked = new EnumMap<>(Mark.class);
  private final Map<ReviewGrid.Key, SortedSet<Tag>> tags = new HashMap<>();
  private final ReadOnlyObjectWrapper<Optional<RunState.Reading>> reading =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private Map<DocumentId, BatesRange> bates = Map.of();
  private List<DocumentEntry> all = List.of();

  GridModel() {}

  /** The review and its columns in order; empty if none is open. */
  public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
    return review.getReadOnlyProperty();
  }

  /** Whether the review that is open has this number. */
  public boolean isOf(long id) {
    return review.get().filter(open -> open.id() == id).isPresent();
  }

  /** The columns in order, hidden ones too. */
  public List<KeptColumn> columns() {
    return review.get().map(Review::columns).orElse(List.of());
  }

  /** The columns that are shown, as they stand: those beside the documents first. */
  public List<KeptColumn> shown() {
    List<KeptColumn> shown = new ArrayList<>(frozen());
    columns().stream()
        .filter(column -> !look.isHidden(column.id()) && !look.isFrozen(column.id()))
        .forEach(shown::add);
    return Collections.unmodifiableList(shown);
  }

  /** Those of them that stay beside the documents. */
  public List<KeptColumn> frozen() {
    return columns().stream()
        .filter(column -> !look.isHidden(column.id()) && look.isFrozen(column.id()))
        .toList();
  }

  /** Those that a person has hidden. */
  public List<KeptColumn> hidden() {
    return columns().stream().filter(column -> look.isHidden(column.id())).toList();
  }

  /** How the columns are arranged. */
  public GridLook look() {
    return look;
  }

  /** The cell that has the keyboard, or had it last. */
  public ReadOnlyObjectProperty<Optional<ReviewGrid.Key>> placeProperty() {
    return place.getReadOnlyProperty();
  }

  void place(Optional<ReviewGrid.Key> key) {
    place.set(key);
  }

  /** The column with this number; empty if it is not in the review that is open. */
  public Optional<KeptColumn> column(long id) {
    return columns().stream().filter(column -> column.id() == id).findFirst();
  }

  /** The documents that are shown, in the order in which they are. */
  public ObservableList<DocumentEntry> rows() {
    return FXCollections.unmodifiableObservableList(rows);
  }

  /** How many documents there are, shown or not. */
  public int documents() {
    return all.size();
  }

  /** Grows with each change of a cell. */
  public ReadOnlyIntegerProperty changesProperty() {
    return changes.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Sort>> sortProperty() {
    return sort.getReadOnlyProperty();
  }

  public ReadOnlyObjectProperty<Optional<Filter>> filterProperty() {
    return filter.getReadOnlyProperty();
  }

  /** What became of a column's question in a document. */
  public Cell cell(long column, DocumentId document) {
    Cell cell = cells.get(new ReviewGrid.Key(column, document));
    return cell == null ? Cell.waiting(column, document) : cell;
  }

  /** The document that is being read now; not told with {@link #changesProperty}, it is often. */
  public ReadOnlyObjectProperty<Optional<RunState.Reading>> readingProperty() {
    return reading.getReadOnlyProperty();
  }

  void reading(Optional<RunState.Reading> now) {
    reading.set(now);
  }

  /** Where the reading of a row's document stands. */
  public RowReading reading(DocumentEntry row) {
    Optional<RunState.Reading> now = reading.get().filter(read -> read.document().equals(row.id()));
    if (now.isPresent()) {
      return new RowReading.Reading(now.get().part());
    }
    List<Cell> asked =
        columns().stream()
            .map(column -> cells.get(new ReviewGrid.Key(column.id(), row.id())))
            .filter(Objects::nonNull)
            .toList();
    boolean answered = asked.stream().anyMatch(cell -> cell.answer().isPresent());
    Optional<String> failure =
        asked.stream().map(Cell::failure).filter(why -> !why.isEmpty()).findFirst();
    if (!answered && failure.isPresent()) {
      return new RowReading.Failed(failure.get());
    }
    if (row.unreadable() > 0) {
      return new RowReading.NotWhole(row.unreadable(), row.pages());
    }
    return answered ? new RowReading.Done() : new RowReading.Waiting();
  }

  /** How many cells stand where; states that none is in are left out. */
  public Map<CellState, Integer> counts() {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    for (DocumentEntry row : all) {
      for (KeptColumn column : columns()) {
        counts.merge(cell(column.id(), row.id()).state(), 1, Integer::sum);
      }
    }
    return counts;
  }

  /** What a cell, or with {@link ReviewGrid.Key#ofDocument} a document, is filed under. */
  public SortedSet<Tag> tags(ReviewGrid.Key key) {
    return Collections.unmodifiableSortedSet(tags.getOrDefault(key, Collections.emptySortedSet()));
  }

  /** All tags that are used here, with the number of rows that have one. */
  public SortedMap<Tag, Integer> tagged() {
    SortedMap<Tag, Integer> counts = new TreeMap<>();
    for (DocumentEntry row : all) {
      SortedSet<Tag> here = new TreeSet<>(tags(ReviewGrid.Key.ofDocument(row.id())));
      columns().forEach(column -> here.addAll(tags(new ReviewGrid.Key(column.id(), row.id()))));
      here.forEach(tag -> counts.merge(tag, 1, Integer::sum));
    }
    return counts;
  }

  void tag(ReviewGrid.Key key, Tag tag, boolean on) {
    SortedSet<Tag> of = new TreeSet<>(tags(key));
    boolean _ = on ? of.add(tag) : of.remove(tag);
    tags.put(key, of);
    changed();
  }

  /** The Bates numbers of a document; empty if it has none. */
  public Optional<BatesRange> bates(DocumentId document) {
    return Optional.ofNullable(bates.get(document));
  }

  /** The Bates numbers of the pages where a quote stands; empty for none. */
  public String bates(Quote quote) {
    return quote.places().stream()
        .flatMap(place -> bates(place.document()).flatMap(of -> of.page(place.page())).stream())
        .distinct()
        .collect(Collectors.joining("–"));
  }

  /** How the pages of the collection are numbered; empty if they are not. */
  public Optional<BatesScheme> scheme() {
    return bates.values().stream().findFirst().map(BatesRange::scheme);
  }

  /** Whether a cell has a mark. */
  public boolean isMarked(Mark mark, long column, DocumentId document) {
    return marked(mark).contains(new ReviewGrid.Key(column, document));
  }

  /** How many cells have a mark. */
  public int count(Mark mark) {
    return marked(mark).size();
  }

  private Set<ReviewGrid.Key> marked(Mark mark) {
    return marked.computeIfAbsent(mark, none -> new HashSet<>());
  }

  private void mark(Cell cell) {
    Optional<KeptColumn> column = column(cell.column());
    boolean deviates =
        column
            .flatMap(kept -> kept.column().wish())
            .flatMap(wish -> WishCheck.deviates(wish, cell.state(), cell.value()))
            .orElse(false);
    boolean disagrees = cell.second().filter(second -> !second.agrees()).isPresent();
    mark(Mark.DEVIATES, cell, deviates);
    mark(Mark.DISAGREES, cell, column.isPresent() && disagrees);
    mark(Mark.FLAGGED, cell, column.isPresent() && cell.flagged());
  }

  private void mark(Mark mark, Cell cell, boolean on) {
    ReviewGrid.Key key = new ReviewGrid.Key(cell.column(), cell.document());
    boolean _ = on ? marked(mark).add(key) : marked(mark).remove(key);
  }

  void show(ReviewGrid grid) {
    if (!isOf(grid.review().id())) {
      sort.set(look.sort(grid.review().columns()));
      filter.set(Optional.empty());
    }
    cells.clear();
    cells.putAll(grid.cells());
    all = grid.rows();
    review.set(Optional.of(grid.review()));
    marked.clear();
    rowsOf(grid).forEach(this::mark);
    tags.clear();
    tags.putAll(grid.tags());
    bates = grid.bates();
    arrange();
    changed();
  }

  private static List<Cell> rowsOf(ReviewGrid grid) {
    Set<DocumentId> rows =
        grid.rows().stream().map(DocumentEntry::id).collect(Collectors.toUnmodifiableSet());
    return grid.cells().values().stream().filter(cell -> rows.contains(cell.document())).toList();
  }

  void clear() {
    cells.clear();
    tags.clear();
    bates = Map.of();
    marked.clear();
    all = List.of();
    rows.clear();
    review.set(Optional.empty());
    sort.set(Optional.empty());
    filter.set(Optional.empty());
    changed();
  }

  void put(List<Cell> heard) {
    heard.forEach(cell -> cells.put(new ReviewGrid.Key(cell.column(), cell.document()), cell));
    heard.forEach(this::mark);
    changed();
  }

  private void changed() {
    changes.set(changes.get() + 1);
  }

  /** Sorts rows by a column, or as the documents stand in the collection. */
  public void sort(Optional<Sort> by) {
    sort.set(by);
    look.sorted(columns(), by);
    arrange();
  }

  /** Shows only some rows, or all. */
  public void filter(Optional<Filter> by) {
    filter.set(by);
    arrange();
  }

  private void arrange() {
    Predicate<DocumentEntry> shown =
        filter.get().<Predicate<DocumentEntry>>map(by -> row -> fits(row, by)).orElse(row -> true);
    Optional<Comparator<DocumentEntry>> order =
        sort.get()
            .map(
                by ->
                    Comparator.comparing(
                        row -> cell(by.column(), row.id()), new CellOrder(by.down())));
    List<DocumentEntry> next = all.stream().filter(shown).toList();
    if (order.isPresent()) {
      next = next.stream().sorted(order.get()).toList();
    }
    if (!next.equals(rows)) {
      rows.setAll(next);
    }
  }

  private boolean fits(DocumentEntry row, Filter by) {
    return columns().stream()
        .filter(column -> by.column().isEmpty() || by.column().getAsLong() == column.id())
        .anyMatch(column -> is(column.id(), row.id(), by.what()));
  }

  private boolean is(long column, DocumentId row, Filter.What what) {
    return switch (what) {
      case Filter.What.In(CellState state) -> cell(column, row).state() == state;
      case Filter.What.Marked(Mark mark) -> isMarked(mark, column, row);
      case Filter.What.Tagged(Tag tag) ->
          tags(new ReviewGrid.Key(column, row)).contains(tag)
              || tags(ReviewGrid.Key.ofDocument(row)).contains(tag);
    };
  }
}
