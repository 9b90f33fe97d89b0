// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.store.ErasureTable;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes for good what was removed, so that nothing of it is left in the home: what {@link
 * dev.carrel.engine.home.AfterErasure} says of each place. What is to be deleted is noted before
 * anything is; what a crash or a full disk leaves is deleted at the next opening. Thread-safe.
 */
public final class Erasure {
  private static final System.Logger LOG = System.getLogger(Erasure.class.getName());

  private final Library library;
  private final KeptContexts contexts;
  private final ReadingSession session;
  private final HomeTraces traces;

  Erasure(Home home, Library library, KeptContexts contexts, ReadingSession session) {
    this.library = library;
    this.contexts = contexts;
    this.session = session;
    this.traces = new HomeTraces(home);
  }

  /**
   * How many answers stand on one of these documents, or on a version of a note that was before it:
   * they quote it, or were made from it.
   */
  public int standing(Collection<DocumentId> documents) {
    return library.store().erasures().standing(documents);
  }

  /** Documents, and the versions of a note that were before one: all that goes with them. */
  public Set<DocumentId> withVersionsBefore(Collection<DocumentId> documents) {
    return library.store().erasures().withVersionsBefore(documents);
  }

  /** What documents are called, also those that were removed; by name. */
  public List<String> names(Collection<DocumentId> documents) {
    return library.store().erasures().names(documents).stream().sorted().toList();
  }

  /** All that was removed and can be restored still. */
  public Erasable removed() {
    return library.store().erasures().removed();
  }

  /**
   * Deletes the reviews and columns that were removed; nothing of them is left in the library's
   * file after the next {@link #erase}.
   *
   * @return how many reviews
   */
  public int deleteRemovedReviews() {
    return library.store().erasures().deleteReviews(Instant.ofEpochMilli(Long.MAX_VALUE));
  }

  /** The documents that were deleted before, and that answers quote still. */
  public Set<DocumentId> quotedAndGone() {
    return library.store().erasures().quotedAndGone();
  }

  /**
   * Deletes documents, collections and conversations for good, removed or not; a document with the
   * versions of a note that were before it. What was read behind one of the documents is read again
   * when it is needed. Waits for a batch of reading, or an answer, under way.
   *
   * @param answers what becomes of those that stand on one of the documents
   * @return the ids of all documents that were deleted
   * @throws CarrelException DISK_FULL, HOME_UNUSABLE or another of its codes: then all of it is
   *     hidden and cannot be restored, and what is there still is deleted at the next opening, or
   *     by another call
   */
  public Set<DocumentId> erase(Erasable what, StandingAnswers answers) {
    library.store().erasures().mark(what, answers);
    try {
      return finish();
    } catch (CarrelException e) {
      throw new CarrelException(
          e.code(),
          "Not everything is deleted yet: " + e.getMessage(),
          e.remedy() + " Carrel goes on with it at its next start, or with 'carrel purge'.",
          e);
    }
  }

  /** What was noted. */
  private Set<DocumentId> finish() {
    Set<DocumentId> erased = new HashSet<>();
    Set<DocumentId> marked = library.store().erasures().marked().what().documents();
    // The session's lock first, as everywhere.
    session.without(marked, () -> erased.addAll(library.erase(this::eraseElsewhere).documents()));
    return Set.copyOf(erased);
  }

  private void eraseElsewhere(ErasureTable.Marked marked) {
    Set<String> ids =
        marked.what().documents().stream().map(DocumentId::sha256).collect(Collectors.toSet());
    if (!ids.isEmpty()) {
      int parts = contexts.erase(ids);
      LOG.log(Level.DEBUG, "{0} parts of kept contexts were deleted", parts);
      traces.erase(ids, marked.files(), marked.others());
    }
  }

  /** What was removed before a moment, and what was begun and not finished. */
  Set<DocumentId> finishAtOpening(Instant before) {
    try {
      library.store().erasures().markRemoved(before);
      return finish();
    } catch (CarrelException e) {
      // It stays hidden, and the next start tries again; that is no reason not to open.
      LOG.log(Level.WARNING, "what was removed could not be deleted", e);
      return Set.of();
    }
  }
}
