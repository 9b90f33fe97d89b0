package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The engine of one home: documents that were added, a model, and what it has read.
 *
 * <p>Thread-safe. Calls that take a {@link Cancellation} work for as long as they need on the
 * calling thread, report progress there and obey the request within 200 ms; all others answer at
 * once. One model computes one thing at a time: a second {@link #read} or {@link #ask} waits.
 */
@SuppressWarnings("DoNotCallSuggester") // until the parts are joined
public final class Engine implements AutoCloseable {
  /**
   * Reads a file, keeps it, and makes it searchable. Adding the same bytes again gives the same
   * document.
   *
   * @param password for an encrypted file; empty if none is known
   * @throws CarrelException PASSWORD_NEEDED, PASSWORD_WRONG, FILE_* or another of its codes; then
   *     nothing was added
   */
  public Document add(
      Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** All documents in the order in which they were added. */
  public List<Document> documents() {
    throw new UnsupportedOperationException();
  }

  /** Forgets a document; if the model had read it, it and those read behind it are read no more. */
  public void remove(DocumentId document) {
    throw new UnsupportedOperationException();
  }

  /** Pages where the words stand, best first; for an odd query simply no or other hits. */
  public List<SearchHit> search(String query, int limit) {
    throw new UnsupportedOperationException();
  }

  /** What reading these documents whole would take; loads the model if needed. */
  public ReadingPlan plan(List<DocumentId> documents, ReadOptions options) {
    throw new UnsupportedOperationException();
  }

  /**
   * Lets the model read a document whole, behind those it has read; nothing if it has.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices; CANCELLED: then the context is
   *     as before
   */
  public void read(
      DocumentId document, ReadOptions options, Progress progress, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** The documents that the model has read whole, in order. */
  public List<DocumentId> readDocuments() {
    throw new UnsupportedOperationException();
  }

  /**
   * For each page of the documents that were read or begun: in context, unreadable, or left out.
   */
  public List<PageState> ledger() {
    throw new UnsupportedOperationException();
  }

  /**
   * Answers from the documents that were read. The same question on the same documents gives the
   * same bytes.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures. An answer that was cancelled is
   *     returned as far as it came, with {@code complete} false.
   */
  public Answer ask(String question, AnswerListener listener, Cancellation cancellation) {
    throw new UnsupportedOperationException();
  }

  /** The memory gauge's figures now; may be asked many times a second while something is read. */
  public MemorySnapshot memory() {
    throw new UnsupportedOperationException();
  }

  @Override
  public void close() {}
}
