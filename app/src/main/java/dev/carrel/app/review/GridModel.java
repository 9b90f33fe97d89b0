// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
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
  private List<DocumentEntry> all = List.of();

  GridModel() {}

  /** The review and its columns in order; empty if none is open. */
  public ReadOnlyObjectProperty<Optional<Review>> reviewProperty() {
    return review.getReadOnlyProperty();
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

  /** How many cells a person marked to come back to. */
  public int flagged() {
    return (int) cells.values().stream().filter(Cell::flagged).count();
  }

  void show(ReviewGrid grid) {
    boolean same = review.get().map(Review::id).filter(id -> id == grid.review().id()).isPresent();
    if (!same) {
      sort.set(look.sort(grid.review().columns()));
      filter.set(Optional.empty());
    }
    cells.clear();
    cells.putAll(grid.cells());
    all = grid.rows();
    review.set(Optional.of(grid.review()));
    arrange();
    changed();
  }

  void clear() {
    cells.clear();
    all = List.of();
    rows.clear();
    review.set(Optional.empty());
    sort.set(Optional.empty());
    filter.set(Optional.empty());
    changed();
  }

  void put(List<Cell> heard) {
    heard.forEach(cell -> cells.put(new ReviewGrid.Key(cell.column(), cell.document()), cell));
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
        .anyMatch(column -> cell(column.id(), row.id()).state() == by.state());
  }
}
