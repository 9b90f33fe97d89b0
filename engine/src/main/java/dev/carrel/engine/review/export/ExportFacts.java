// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.review.LogEntry;
import java.util.List;
import java.util.function.Function;

/**
 * What is told of a review beside its grid. Each is asked when a row is written, once or a few
 * times a document, so that not all need be in memory.
 *
 * @param log the review's, oldest first: who verified a cell and when
 * @param names what documents are called; an empty one: as the grid has it
 * @param unreadable the pages of a document that could not be read
 * @param firstPage the text of a document's first page, in which a DOI is looked for
 * @param bates the Bates number of a place's page; empty for none
 */
public record ExportFacts(
    List<LogEntry> log,
    Function<DocumentId, String> names,
    Function<DocumentId, List<UnreadablePage>> unreadable,
    Function<DocumentId, String> firstPage,
    Function<TextSpan, String> bates) {
  /** Nothing is told. */
  public static final ExportFacts NONE =
      new ExportFacts(List.of(), id -> "", id -> List.of(), id -> "", place -> "");

  public ExportFacts {
    log = List.copyOf(log);
  }

  /** The same with a log. */
  public ExportFacts withLog(List<LogEntry> entries) {
    return new ExportFacts(entries, names, unreadable, firstPage, bates);
  }

  /** The same with names. */
  public ExportFacts withNames(Function<DocumentId, String> called) {
    return new ExportFacts(log, called, unreadable, firstPage, bates);
  }

  /** The same with pages that could not be read. */
  public ExportFacts withUnreadable(Function<DocumentId, List<UnreadablePage>> pages) {
    return new ExportFacts(log, names, pages, firstPage, bates);
  }

  /** The same with first pages. */
  public ExportFacts withFirstPage(Function<DocumentId, String> text) {
    return new ExportFacts(log, names, unreadable, text, bates);
  }

  /** The same with Bates numbers. */
  public ExportFacts withBates(Function<TextSpan, String> numbers) {
    return new ExportFacts(log, names, unreadable, firstPage, numbers);
  }
}
