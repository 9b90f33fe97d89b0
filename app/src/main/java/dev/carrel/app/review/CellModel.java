// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellLog;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** The cell that is looked at: its quotes and history, and what a person does with it. */
public final class CellModel {
  private static final Set<CellState> UNSURE =
      EnumSet.of(CellState.UNSURE, CellState.FAILED, CellState.STALE);

  private final ReviewWork work;
  private final GridModel grid;
  private final Undos undos;
  private final ReadOnlyObjectWrapper<Optional<ReviewGrid.Key>> chosen =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private final ReadOnlyObjectWrapper<List<LogEntry>> history =
      new ReadOnlyObjectWrapper<>(List.of());
  private final ReadOnlyIntegerWrapper quote = new ReadOnlyIntegerWrapper();

  CellModel(ReviewWork work, GridModel grid, Undos undos) {
    this.work = work;
    this.grid = grid;
    this.undos = undos;
  }

  /** Where the cell stands that is looked at. */
  public ReadOnlyObjectProperty<Optional<ReviewGrid.Key>> chosenProperty() {
    return chosen.getReadOnlyProperty();
  }

  /** What was done in it, the latest first; comes a moment after the choice. */
  public ReadOnlyObjectProperty<List<LogEntry>> historyProperty() {
    return history.getReadOnlyProperty();
  }

  /** Which of its quotes is shown, from 0. */
  public ReadOnlyIntegerProperty quoteProperty() {
    return quote.getReadOnlyProperty();
  }

  /** The cell; empty if none is looked at. */
  public Optional<Cell> cell() {
    return chosen.get().map(key -> grid.cell(key.column(), key.document()));
  }

  /** Its column. */
  public Optional<KeptColumn> column() {
    return chosen.get().flatMap(key -> grid.column(key.column()));
  }

  /** Its document; empty if that is not shown. */
  public Optional<DocumentEntry> document() {
    return chosen
        .get()
        .flatMap(
            key -> grid.rows().stream().filter(row -> row.id().equals(key.document())).findFirst());
  }

  /** What its answer stands on, or comes nearest. */
  public List<Quote> quotes() {
    return cell().flatMap(Cell::answer).map(Turn::quotes).orElse(List.of());
  }

  /** The quotes, the one that is shown first. */
  public List<Quote> quotesFromShown() {
    List<Quote> all = quotes();
    if (all.isEmpty()) {
      return all;
    }
    int at = Math.clamp(quote.get(), 0, all.size() - 1);
    return java.util.stream.IntStream.range(0, all.size())
        .mapToObj(i -> all.get((at + i) % all.size()))
        .filter(each -> !each.places().isEmpty())
        .toList();
  }

  /** Looks at a cell. */
  public void choose(Optional<ReviewGrid.Key> key) {
    if (key.equals(chosen.get())) {
      return;
    }
    quote.set(0);
    history.set(List.of());
    chosen.set(key);
    readHistory();
  }

  void readHistory() {
    Optional<ReviewGrid.Key> key = chosen.get();
    Optional<Review> review = grid.reviewProperty().get();
    Optional<KeptColumn> column = column();
    if (key.isEmpty() || review.isEmpty() || column.isEmpty()) {
      return;
    }
    String title = column.get().column().title();
    DocumentId document = key.get().document();
    work.ask(
        "history of a cell",
        reviews -> CellLog.of(reviews.log(review.get().id()), title, document),
        entries -> {
          if (key.equals(chosen.get())) {
            history.set(entries);
          }
        });
  }

  /** Shows another quote. */
  public void stepQuote(int by) {
    int all = quotes().size();
    if (all > 0) {
      quote.set(Math.floorMod(quote.get() + by, all));
    }
  }

  /** The next cell that is unsure, failed or stale, or with -1 the one before, row by row. */
  public Optional<ReviewGrid.Key> unsure(int by) {
    List<KeptColumn> columns = grid.shown();
    int all = grid.rows().size() * columns.size();
    int from = chosen.get().map(key -> place(key.column(), key.document())).orElse(by > 0 ? -1 : 0);
    for (int i = 1; i <= all; i++) {
      int at = Math.floorMod(from + i * by, all);
      DocumentId document = grid.rows().get(at / columns.size()).id();
      long column = columns.get(at % columns.size()).id();
      if (UNSURE.contains(grid.cell(column, document).state())) {
        return Optional.of(new ReviewGrid.Key(column, document));
      }
    }
    return Optional.empty();
  }

  private int place(long column, DocumentId document) {
    List<KeptColumn> columns = grid.shown();
    for (int row = 0; row < grid.rows().size(); row++) {
      for (int at = 0; at < columns.size(); at++) {
        if (columns.get(at).id() == column && grid.rows().get(row).id().equals(document)) {
          return row * columns.size() + at;
        }
      }
    }
    return -1;
  }

  /** A person's words in place of the machine's; empty takes them back. */
  public void correct(Optional<String> words) {
    withCell(
        (column, cell) -> {
          correct(column, cell.document(), words);
          Optional<String> before = cell.corrected();
          undos.push(
              Undos.Kind.CORRECTED,
              column.column().title(),
              () -> correct(column, cell.document(), before));
        });
  }

  private void correct(KeptColumn column, DocumentId document, Optional<String> words) {
    work.change(
        "correct a cell", reviews -> reviews.correct(column, document, words), this::changed);
  }

  /** Ticks the cell, or takes the tick away; one without words cannot be ticked. */
  public void verify() {
    withCell(
        (column, cell) -> {
          boolean tick = cell.state() != CellState.VERIFIED;
          if (tick && cell.words().isBlank()) {
            return;
          }
          verify(column, cell.document(), tick);
          undos.push(
              Undos.Kind.VERIFIED,
              column.column().title(),
              () -> verify(column, cell.document(), !tick));
        });
  }

  private void verify(KeptColumn column, DocumentId document, boolean tick) {
    work.change("verify a cell", reviews -> reviews.verify(column, document, tick), this::changed);
  }

  /** Marks the cell to come back to, or takes the mark away. */
  public void flag() {
    withCell(
        (column, cell) -> {
          boolean flag = !cell.flagged();
          flag(column, cell.document(), flag);
          undos.push(
              Undos.Kind.FLAGGED,
              column.column().title(),
              () -> flag(column, cell.document(), !flag));
        });
  }

  private void flag(KeptColumn column, DocumentId document, boolean flag) {
    work.change("flag a cell", reviews -> reviews.flag(column, document, flag), this::changed);
  }

  /** Keeps what a person wrote beside a cell, also one that is not looked at any more. */
  public void note(ReviewGrid.Key key, String note) {
    DocumentId document = key.document();
    grid.column(key.column())
        .filter(column -> !note.equals(grid.cell(column.id(), document).note()))
        .ifPresent(
            column ->
                work.change(
                    "note beside a cell",
                    reviews -> reviews.note(column, document, note),
                    this::changed));
  }

  private interface Act {
    void with(KeptColumn column, Cell cell);
  }

  private void withCell(Act act) {
    Optional<KeptColumn> column = column();
    Optional<Cell> cell = cell();
    if (column.isPresent() && cell.isPresent()) {
      act.with(column.get(), cell.get());
    }
  }

  private void changed(Cell cell) {
    grid.put(List.of(cell));
    readHistory();
  }
}
