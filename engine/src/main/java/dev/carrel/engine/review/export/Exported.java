// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.RowNames;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** A review as all kinds of files are written from it: its cells, with what is told beside them. */
final class Exported {
  /** Who ticked a cell, and when. */
  record Tick(String who, Instant at) {}

  /** What the log knows a cell by. */
  private record Place(String title, String document) {}

  private final ReviewGrid grid;
  private final ExportOptions options;
  private final RowNames names;
  private final Map<Place, Tick> ticks = new HashMap<>();

  Exported(ReviewGrid grid, ExportOptions options) {
    this.grid = grid;
    this.options = options;
    this.names = RowNames.of(grid.rows());
    options.facts().log().forEach(this::hear);
  }

  private void hear(LogEntry entry) {
    Place place = new Place(entry.title(), entry.document());
    switch (entry.act()) {
      case VERIFIED -> ticks.put(place, new Tick(entry.who(), entry.at()));
      case VERIFICATION_TAKEN_BACK -> ticks.remove(place);
      case COLUMN_RENAMED -> entry.words().ifPresent(words -> rename(entry.title(), words.after()));
      default -> {}
    }
  }

  private void rename(String before, String after) {
    for (Place place : List.copyOf(ticks.keySet())) {
      if (place.title().equals(before)) {
        ticks.put(new Place(after, place.document()), ticks.remove(place));
      }
    }
  }

  ReviewGrid grid() {
    return grid;
  }

  ExportOptions options() {
    return options;
  }

  List<KeptColumn> columns() {
    return grid.review().columns();
  }

  /** What a document is called. */
  String name(DocumentEntry row) {
    String told = options.facts().names().apply(row.id());
    return told.isBlank() ? names.of(row) : told;
  }

  /** What a document as a whole is filed under; empty for nothing. */
  String tagged(DocumentEntry row) {
    return ExportedCell.tagged(grid.tags(row.id()));
  }

  /** What is told of a document as a whole before its cells, as sentences. */
  List<String> about(DocumentEntry row) {
    List<String> lines = new ArrayList<>();
    if (!tagged(row).isEmpty()) {
      lines.add("Tags: " + tagged(row) + ".");
    }
    BatesRange bates = grid.bates().get(row.id());
    if (bates != null) {
      lines.add("Bates numbers: " + bates.from() + " to " + bates.to() + ".");
    }
    for (UnreadablePage page : options.facts().unreadable().apply(row.id())) {
      lines.add("Not read: page " + page.page() + ", " + page.reason());
    }
    return lines;
  }

  /** A row's cells, one for each column. */
  Stream<ExportedCell> cells(DocumentEntry row) {
    return columns().stream().map(column -> cell(column, row));
  }

  private ExportedCell cell(KeptColumn column, DocumentEntry row) {
    Cell cell = grid.cell(column, row.id());
    return new ExportedCell(
        column, row, cell, tick(column, cell, row.id()), List.copyOf(grid.tags(column, row.id())));
  }

  private Optional<Tick> tick(KeptColumn column, Cell cell, DocumentId document) {
    return cell.state() == CellState.VERIFIED
        ? Optional.ofNullable(ticks.get(new Place(column.column().title(), document.sha256())))
        : Optional.empty();
  }
}
