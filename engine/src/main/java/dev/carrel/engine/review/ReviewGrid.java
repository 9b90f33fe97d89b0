// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.review.Review.KeptColumn;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A review with all its cells, at one moment.
 *
 * @param review its name and columns
 * @param rows the documents of its collection, in order
 * @param cells those that something became of; all others wait
 * @param tags of cells, and of documents as a whole by {@link Key#ofDocument}
 * @param bates the Bates numbers of the rows' pages; none for a collection without
 */
public record ReviewGrid(
    Review review,
    List<DocumentEntry> rows,
    Map<Key, Cell> cells,
    Map<Key, SortedSet<Tag>> tags,
    Map<DocumentId, BatesRange> bates) {
  /** Where a cell stands. */
  public record Key(long column, DocumentId document) {
    /** The document as a whole: no column has the number 0. */
    public static Key ofDocument(DocumentId document) {
      return new Key(0, document);
    }
  }

  private static final SortedSet<Tag> NO_TAGS = Collections.emptySortedSet();

  public ReviewGrid {
    rows = List.copyOf(rows);
    cells = Map.copyOf(cells);
    tags = Map.copyOf(tags);
    bates = Map.copyOf(bates);
  }

  /** Of cells in any order. */
  public static ReviewGrid of(Review review, List<DocumentEntry> rows, List<Cell> cells) {
    Map<Key, Cell> found = new HashMap<>();
    cells.forEach(cell -> found.put(new Key(cell.column(), cell.document()), cell));
    return new ReviewGrid(review, rows, found, Map.of(), Map.of());
  }

  /** The same with Bates numbers. */
  public ReviewGrid withBates(Map<DocumentId, BatesRange> numbers) {
    return new ReviewGrid(review, rows, cells, tags, numbers);
  }

  /** The same with tags. */
  public ReviewGrid withTags(Map<Key, SortedSet<Tag>> put) {
    return new ReviewGrid(review, rows, cells, put, bates);
  }

  /** The same with these rows only. */
  public ReviewGrid withRows(Predicate<DocumentEntry> kept) {
    return new ReviewGrid(review, rows.stream().filter(kept).toList(), cells, tags, bates);
  }

  /** The tags of a document as a whole, in order. */
  public SortedSet<Tag> tags(DocumentId document) {
    return tags.getOrDefault(Key.ofDocument(document), NO_TAGS);
  }

  /** The tags of a cell, in order. */
  public SortedSet<Tag> tags(KeptColumn column, DocumentId document) {
    return tags.getOrDefault(new Key(column.id(), document), NO_TAGS);
  }

  /** Whether a document or one of its shown cells has a tag. */
  public boolean isTagged(DocumentId document, Tag tag) {
    return tags(document).contains(tag)
        || review.columns().stream().anyMatch(column -> tags(column, document).contains(tag));
  }

  /** Whether a cell is as its column wishes; empty for no wish, or where it cannot be told. */
  public Optional<WishCheck> wish(KeptColumn column, DocumentId document) {
    Cell cell = cell(column, document);
    return column.column().wish().flatMap(w -> WishCheck.of(w, cell.state(), cell.value()));
  }

  /** The Bates number of the page where a place is; empty if it has none. */
  public String bates(TextSpan place) {
    BatesRange range = bates.get(place.document());
    return range == null ? "" : range.page(place.page()).orElse("");
  }

  /** What became of a column's question in a document. */
  public Cell cell(KeptColumn column, DocumentId document) {
    Cell cell = cells.get(new Key(column.id(), document));
    return cell == null ? Cell.waiting(column.id(), document) : cell;
  }

  /** The numbers of the pages where these places are, from the first to the last. */
  public String bates(List<TextSpan> places) {
    return places.stream()
        .map(this::bates)
        .filter(number -> !number.isEmpty())
        .distinct()
        .collect(Collectors.joining("–"));
  }

  /** How many cells of its rows stand where; states that none is in are left out. */
  public Map<CellState, Integer> counts() {
    Map<CellState, Integer> counts = new EnumMap<>(CellState.class);
    for (DocumentEntry row : rows) {
      for (KeptColumn column : review.columns()) {
        counts.merge(cell(column, row.id()).state(), 1, Integer::sum);
      }
    }
    return counts;
  }
}
