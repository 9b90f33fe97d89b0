// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.PagePick;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.index.SearchQuery;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * What the model has read and is to read: plans, the order, the queue, and what is in context.
 * Thread-safe; one reading at a time, and a question comes between two batches of it.
 */
public final class ReadingDesk {
  /** Pages beyond this rank are taken from the front. */
  private static final int MOST_RANKED = 1000;

  private final Library library;
  private final ReadingSession session;
  private final List<DocumentId> readBefore;
  private final ReadingQueue queue;

  ReadingDesk(Library library, ReadingSession session) {
    this.library = library;
    this.session = session;
    this.readBefore = library.store().resident().documents();
    this.queue = new ReadingQueue(this::readInQueue);
  }

  /** What reading these documents whole would take; loads the model if needed. */
  public ReadingPlan plan(
      List<DocumentId> documents,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    return session.plan(
        documents.stream().map(library::require).toList(), options, progress, cancellation);
  }

  /**
   * Lets the model read a document whole, behind those it has read; nothing if it has. What was
   * kept on disk of it is taken from there. Another profile or number of threads than before begins
   * a new context. Measures the model first if the profile needs that. Between two batches others
   * get their turn, and {@link #pause} holds it.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices; CANCELLED: then the context is
   *     as before; MODEL_INVALID if this model cannot be read with this profile: see {@link
   *     LoadedModel#prepare}
   */
  public ReadReport read(
      DocumentId document, ReadOptions options, Progress progress, Cancellation cancellation) {
    return read(document, PageSelection.ALL, options, progress, cancellation);
  }

  /** As the other, some pages only. */
  public ReadReport read(
      DocumentId document,
      PageSelection pages,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    Document whole = library.require(document);
    if (ScannedDocuments.isWaiting(whole)) {
      throw ScannedDocuments.notYet(whole);
    }
    ReadReport report = session.read(whole, pages, options, progress, cancellation);
    if (pages.pages().isEmpty()) {
      noteTokens(document, report.restoredTokens() + report.readTokens());
    }
    return report;
  }

  private void noteTokens(DocumentId document, int tokens) {
    if (tokens > 0) {
      session.modelName().ifPresent(m -> library.store().reading().noteTokens(document, m, tokens));
    }
  }

  /**
   * Picks pages by search, for documents that do not fit whole: those that fit the question best,
   * as many as there is room for in an empty context.
   *
   * @return for each document that has a page among them, in the given order
   */
  public Map<DocumentId, PageSelection> pickPages(
      List<DocumentId> documents,
      String question,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    List<PagePick.Place> ranked =
        library
            .search(SearchQuery.of(question).within(Set.copyOf(documents)).limit(MOST_RANKED))
            .stream()
            .filter(hit -> options.readsHidden() || hit.hidden().filter(w -> !w.isSeen()).isEmpty())
            .map(hit -> new PagePick.Place(hit.document(), hit.page()))
            .toList();
    return session.pick(
        documents.stream().map(library::require).toList(), ranked, options, progress, cancellation);
  }

  /** Takes a document out of the context; it stays in the library. */
  public void forget(DocumentId document) {
    session.forget(document);
  }

  /** The documents that wait to be read, and the order in which they will be. */
  public ReadingQueue queue() {
    return queue;
  }

  private ReadReport readInQueue(
      DocumentId document,
      PageSelection pages,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    Prepared prepared = session.prepare(options, options.insists(), progress, cancellation);
    ReadReport report = read(document, pages, prepared.options(), progress, cancellation);
    return prepared.note().map(report::with).orElse(report);
  }

  /**
   * The documents that were read when this home was closed, or its process ended; reading them
   * again takes them from disk, in this order.
   */
  public List<DocumentId> readBefore() {
    return readBefore;
  }

  /** Holds reading between two batches until {@link #resume}; questions are still answered. */
  public void pause() {
    session.gate().pause();
  }

  /** Lets reading go on. */
  public void resume() {
    session.gate().resume();
  }

  /** Why reading stands still; empty if it does not. */
  public Optional<Waiting> waiting() {
    return session.gate().waiting();
  }

  /**
   * What another order of the documents that were read would take.
   *
   * @return tokens that would have to be read again
   */
  public int costOfOrder(List<DocumentId> order) {
    return session.costOf(order);
  }

  /**
   * Forgets what stands in the way of another order; nothing is read yet.
   *
   * @return the documents that are to be {@link #read} again, in order
   */
  public List<Document> reorder(List<DocumentId> order) {
    return session.makeWayFor(order);
  }

  /** The documents that the model has read whole, in order. */
  public List<DocumentId> documents() {
    return session.readDocuments();
  }

  /** For each page of the documents that were read: in context or unreadable. */
  public List<PageState> ledger() {
    return session.ledger();
  }

  /**
   * Sets another limit for what will be read; what was read stays, also where it is over the limit.
   */
  public void setBudget(long bytes) {
    session.budget(bytes);
  }

  /**
   * Forgets all that was read, so that it can be read in another way; it stays kept on disk. Waits
   * for an answer under way; a reading under way ends as if cancelled.
   *
   * @return the documents that were read or under way, in order
   */
  public List<DocumentId> startOver() {
    return withReadingUnderWay(session::startOver);
  }

  /** With the one that was read when all was forgotten. */
  List<DocumentId> withReadingUnderWay(Supplier<List<DocumentId>> forgetting) {
    Optional<DocumentId> underWay = queue.reading();
    List<DocumentId> read = forgetting.get();
    return Stream.concat(read.stream(), underWay.stream()).distinct().toList();
  }

  void close() {
    queue.close();
  }
}
