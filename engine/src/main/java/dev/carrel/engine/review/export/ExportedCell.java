// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.WishCheck;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A cell as it is written.
 *
 * @param tick who verified it; empty if nobody did, or the log does not tell
 * @param tags what it is filed under, in order
 */
record ExportedCell(
    KeptColumn column, DocumentEntry row, Cell cell, Optional<Exported.Tick> tick, List<Tag> tags) {
  ExportedCell {
    tags = List.copyOf(tags);
  }

  ColumnType type() {
    return column.column().type();
  }

  /** What the words were read as; empty where nothing was found, or they could not be read. */
  Optional<CellValue> value() {
    return isNothingFound()
        ? Optional.empty()
        : cell.value().filter(value -> !(value instanceof CellValue.Unread));
  }

  /** Whether there are words that could not be read as the column's type. */
  boolean isUnread() {
    return !isNothingFound() && cell.value().orElse(null) instanceof CellValue.Unread;
  }

  /** Whether the answer that is shown says that there is no such thing. */
  boolean isNothingFound() {
    return cell.corrected().isEmpty() && absence().isPresent();
  }

  /** What is known of the machine's finding nothing. */
  Optional<Absence> absence() {
    return cell.answer().flatMap(answer -> answer.evidence().absence());
  }

  /** The machine's quotes. */
  List<Quote> quotes() {
    return cell.answer().map(Turn::quotes).orElse(List.of());
  }

  /** Whether the quotes are only the passages that come nearest to what was not found. */
  boolean isNearestOnly() {
    return absence().isPresent();
  }

  /** The quote that is shown with the value; empty for what was not found. */
  Optional<Quote> firstQuote() {
    return isNearestOnly() ? Optional.empty() : quotes().stream().findFirst();
  }

  /** Where it stands, in plain words. */
  String state() {
    String words = StateWords.of(cell.state());
    String read = isUnread() ? ", not read as " + StateWords.read(type()) : "";
    return words + read + (wish().filter(WishCheck::deviates).isPresent() ? ", deviates" : "");
  }

  /** Whether it is as was wished; empty for no wish, or where it cannot be told. */
  Optional<WishCheck> wish() {
    return column.column().wish().flatMap(w -> WishCheck.of(w, cell.state(), cell.value()));
  }

  /** The value as plain text: a passage's words are the document's own. Empty for none. */
  String text() {
    if (type() == ColumnType.PASSAGE && cell.corrected().isEmpty()) {
      Optional<Quote> quote = firstQuote();
      if (quote.isPresent()) {
        return quote.get().text();
      }
    }
    return value().map(ValueText::of).orElse("");
  }

  /** Its tags as they are read, with semicolons between; empty for none. */
  String tagged() {
    return tagged(tags);
  }

  static String tagged(Collection<Tag> tags) {
    return tags.stream().map(Tag::name).collect(Collectors.joining("; "));
  }

  /** Whether somebody, or a program, is still to say something. */
  boolean isOpen() {
    return cell.state() == CellState.WAITING || cell.state() == CellState.ANSWERING;
  }
}
