package dev.carrel.engine;

import dev.carrel.engine.CarrelException.Code;
import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.index.SearchQuery;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.store.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The engine of one home: documents that were added, a model, and what it has read.
 *
 * <p>Thread-safe. Calls that take a {@link Cancellation} work for as long as they need on the
 * calling thread, report progress there and obey the request within 200 ms. One model computes one
 * thing at a time: a second {@link #read} or {@link #ask} waits. {@link #memory} never waits.
 */
public final class Engine implements AutoCloseable {
  private final Home home;
  private final Library library;
  private final Reader reader;
  private final KeptContexts contexts;

  private Engine(Home home, Library library, Reader reader, KeptContexts contexts) {
    this.home = home;
    this.library = library;
    this.reader = reader;
    this.contexts = contexts;
  }

  /**
   * Opens a home; the model is loaded when it is first needed.
   *
   * @param folder the home's; made if missing
   * @throws CarrelException HOME_IN_USE with who has it, HOME_UNUSABLE, HOME_DAMAGED, DISK_FULL
   */
  public static Engine open(Path folder, ModelLoader loader) {
    Home home = Home.open(folder);
    boolean opened = false;
    try {
      KeptContexts contexts = KeptContexts.open(home.contexts());
      Library library = Library.open(home, new Ingestor(IngestLimits.DEFAULT));
      opened = true;
      return new Engine(home, library, new Reader(loader), contexts);
    } finally {
      if (!opened) {
        home.close();
      }
    }
  }

  /** Where this engine's data lies. */
  public Home home() {
    return home;
  }

  /** What a model has read, kept on disk. */
  public KeptContexts contexts() {
    return contexts;
  }

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
    return library.add(file, password, progress, cancellation);
  }

  /** All documents in the order in which they were added. */
  public List<Document> documents() {
    return library.documents();
  }

  /**
   * Hides a document until {@link #restore}; if the model had read it, it and those read behind it
   * are read no more. Waits for a reading or an answer under way.
   */
  public void remove(DocumentId document) {
    library.remove(document);
    reader.forget(document);
  }

  /** Undoes {@link #remove}; the model has to read the document again. */
  public void restore(DocumentId document) {
    library.restore(document);
  }

  /** Pages where the words stand, best first; for an odd query simply no or other hits. */
  public List<SearchHit> search(String query, int limit) {
    return library.search(SearchQuery.of(query).limit(limit));
  }

  /** As {@link #search(String, int)}, in these documents only. */
  public List<SearchHit> search(String query, Set<DocumentId> within, int limit) {
    return library.search(SearchQuery.of(query).within(within).limit(limit));
  }

  /**
   * Loads the model if it is not loaded yet, so that the next reading need not.
   *
   * @throws CarrelException what the {@link ModelLoader} throws
   */
  public void load(Progress progress, Cancellation cancellation) {
    reader.load(progress, cancellation);
  }

  /**
   * Finds the profile to read with: the wanted one or, where it does badly on this model, the next
   * better one. Loads the model, and measures it if it never was.
   *
   * @param insist take the wanted one if it can be had at all
   */
  public Prepared prepare(
      ReadOptions wanted, boolean insist, Progress progress, Cancellation cancellation) {
    return reader.prepare(wanted, insist, progress, cancellation);
  }

  /** What reading these documents whole would take; loads the model if needed. */
  public ReadingPlan plan(
      List<DocumentId> documents,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    return reader.plan(
        documents.stream().map(this::require).toList(), options, progress, cancellation);
  }

  /**
   * Lets the model read a document whole, behind those it has read; nothing if it has. Other
   * options than before begin a new context. Measures the model first if the profile needs that.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices; CANCELLED: then the context is
   *     as before; MODEL_INVALID if this model cannot be read with this profile: see {@link
   *     #prepare}
   */
  public void read(
      DocumentId document, ReadOptions options, Progress progress, Cancellation cancellation) {
    reader.read(require(document), options, progress, cancellation);
  }

  private Document require(DocumentId id) {
    return library
        .document(id)
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.FILE_MISSING,
                    "There is no document " + id + " in " + home.folder() + ".",
                    "Add its file first."));
  }

  /** The documents that the model has read whole, in order. */
  public List<DocumentId> readDocuments() {
    return reader.readDocuments();
  }

  /** For each page of the documents that were read: in context or unreadable. */
  public List<PageState> ledger() {
    return reader.ledger();
  }

  /**
   * Answers from the documents that were read. The same question on the same documents gives the
   * same bytes. An answer that was cancelled is returned as far as it came, with {@code complete}
   * false.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures
   * @throws IllegalStateException if no document was read
   */
  public Answer ask(String question, AnswerListener listener, Cancellation cancellation) {
    return reader.ask(question, listener, cancellation);
  }

  /** The memory gauge's figures now; may be asked many times a second while something is read. */
  public MemorySnapshot memory() {
    return reader.memory();
  }

  /** Closes the model, the library and the home, in this order; waits for work under way. */
  @Override
  public void close() {
    reader.close();
    library.close();
    home.close();
  }
}
