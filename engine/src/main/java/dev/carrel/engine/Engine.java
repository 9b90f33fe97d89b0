package dev.carrel.engine;

import dev.carrel.engine.answer.Answer;
import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.PagePick;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.ReadReport;
import dev.carrel.engine.context.ReadingPlan;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.index.SearchQuery;
import dev.carrel.engine.ingest.IngestLimits;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.store.DocumentEntry;
import dev.carrel.engine.store.Home;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The engine of one home: documents that were added, a model, and what it has read.
 *
 * <p>Thread-safe. Calls that take a {@link Cancellation} work for as long as they need on the
 * calling thread, report progress there and obey the request within 200 ms. One model computes one
 * thing at a time: a second {@link #read} or {@link #ask} waits. {@link #memory} never waits.
 */
public final class Engine implements AutoCloseable {
  /** Pages beyond this rank are taken from the front. */
  private static final int MOST_RANKED = 1000;

  private final Platform platform;
  private final Home home;
  private final Library library;
  private final KeptContexts contexts;
  private final Reader reader;
  private final Conversations conversations;
  private final DocumentCollections collections;
  private final List<DocumentId> readBefore;
  private final ReadingQueue queue;
  private final Gauge gauge;

  private Engine(
      Home home, Library library, KeptContexts contexts, Platform platform, ModelLoader loader) {
    this.platform = platform;
    this.home = home;
    this.readBefore = library.store().resident().documents();
    this.library = library;
    this.contexts = contexts;
    this.reader = new Reader(loader, contexts, platform, this::noteRead);
    this.conversations = new Conversations(library.store(), reader, platform.clock());
    this.queue = new ReadingQueue(this::readInQueue);
    this.collections = new DocumentCollections(library.store(), contexts, reader, queue);
    this.gauge = new Gauge(reader::memory);
  }

  /**
   * Opens a home; the model is loaded when it is first needed.
   *
   * @param folder the home's; made if missing
   * @param platform what this runs on
   * @throws CarrelException HOME_IN_USE with who has it, HOME_UNUSABLE, HOME_DAMAGED, DISK_FULL
   */
  public static Engine open(Path folder, Platform platform, ModelLoader loader) {
    Home home = Home.open(folder, platform.dataPlace());
    boolean opened = false;
    try {
      KeptContexts contexts =
          KeptContexts.open(home.contexts(), OptionalLong.empty(), platform.clock());
      Library library = Library.open(home, new Ingestor(IngestLimits.DEFAULT, Formats.readers()));
      opened = true;
      return new Engine(home, library, contexts, platform, loader);
    } finally {
      if (!opened) {
        home.close();
      }
    }
  }

  private void noteRead(List<DocumentId> documents) {
    try {
      library.store().resident().set(documents);
      collections.noteRead(documents);
    } catch (CarrelException e) {
      // The next start then opens fewer documents by itself; reading does not fail for it.
      System.getLogger(Engine.class.getName())
          .log(System.Logger.Level.WARNING, "what was read could not be noted", e);
    }
  }

  /** What this engine runs on. */
  public Platform platform() {
    return platform;
  }

  /** Where this engine's data lies. */
  public Home home() {
    return home;
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

  /** All documents with all their text, in the order in which they were added. */
  public List<Document> documents() {
    return library.documents();
  }

  /** All documents in the order in which they were added, without their text. */
  public List<DocumentEntry> entries() {
    return library.entries();
  }

  /** One of them; empty if there is none. */
  public Optional<DocumentEntry> entry(DocumentId id) {
    return library.store().documents().entry(id);
  }

  /** A document with all its text; empty if there is none. */
  public Optional<Document> document(DocumentId id) {
    return library.document(id);
  }

  /** The pages whose text could not be had, and why. */
  public List<UnreadablePage> unreadable(DocumentId id) {
    return library.store().documents().unreadable(id);
  }

  /**
   * Gives a document another name. What was read of it stands: the model knows it by its file's.
   *
   * @return whether it is there
   */
  public boolean rename(DocumentId id, String name) {
    return library.store().documents().rename(id, name);
  }

  /** The collections, and which of them is open. */
  public DocumentCollections collections() {
    return collections;
  }

  /**
   * About what files would take if they were added and read, without adding them. Looks at each
   * file for some milliseconds.
   *
   * @param onMore hears the sum after each file
   * @throws CarrelException CANCELLED
   */
  public Estimate estimate(
      List<Path> files, ReadOptions options, Consumer<Estimate> onMore, Cancellation cancellation) {
    double perPage =
        library.store().reading().tokensPerPage().orElse(Estimate.DEFAULT_TOKENS_PER_PAGE);
    Estimate sum = Estimate.NONE;
    for (Path file : files) {
      cancellation.throwIfRequested();
      sum = sum.with(library.extent(file), perPage);
      sum = sum.with(reader.costOfMore(sum.tokens(), options));
      onMore.accept(sum);
    }
    return sum;
  }

  /**
   * Hides a document until {@link #restore}; if the model had read it, it and those read behind it
   * are read no more. Waits for a reading or an answer under way.
   */
  public void remove(DocumentId document) {
    library.remove(document);
    reader.forget(document);
  }

  /**
   * Undoes {@link #remove}; what the model had read of it may still be kept on disk.
   *
   * @throws CarrelException DISK_FULL; perhaps it is there again, but cannot be searched before a
   *     second call or the next start
   */
  public void restore(DocumentId document) {
    library.restore(document);
  }

  /**
   * Takes a file in as a new version of a document, under its name and in its place in every
   * collection. The old version is removed; {@link #restore} has it back, in no collection.
   *
   * @return the new version; the old one if the bytes are the same
   * @throws CarrelException FILE_*, DISK_FULL or another of its codes; then the old version stays
   */
  public Document replace(DocumentId old, Path file, Progress progress, Cancellation cancellation) {
    DocumentEntry before = entry(old).orElseThrow(() -> missing(old));
    Document version = add(file, Optional.empty(), progress, cancellation);
    if (!version.id().equals(old)) {
      boolean _ = rename(version.id(), before.name());
      collections().replace(old, version.id());
      remove(old);
    }
    return version;
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
   * Lets the model read a document whole, behind those it has read; nothing if it has. What was
   * kept on disk of it is taken from there. Another profile or number of threads than before begins
   * a new context. Measures the model first if the profile needs that. Between two batches others
   * get their turn, and {@link #pause} holds it.
   *
   * @throws CarrelException DOES_NOT_FIT with figures and choices; CANCELLED: then the context is
   *     as before; MODEL_INVALID if this model cannot be read with this profile: see {@link
   *     #prepare}
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
    Document whole = require(document);
    ReadReport report = reader.read(whole, pages, options, progress, cancellation);
    if (pages.pages().isEmpty()) {
      noteTokens(document, report.restoredTokens() + report.readTokens());
    }
    return report;
  }

  private void noteTokens(DocumentId document, int tokens) {
    if (tokens > 0) {
      reader.modelName().ifPresent(m -> library.store().reading().noteTokens(document, m, tokens));
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
        search(question, Set.copyOf(documents), MOST_RANKED).stream()
            .map(hit -> new PagePick.Place(hit.document(), hit.page()))
            .toList();
    return reader.pick(
        documents.stream().map(this::require).toList(), ranked, options, progress, cancellation);
  }

  /** Takes a document out of the context; it stays in the library. */
  public void leave(DocumentId document) {
    reader.forget(document);
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
    Prepared prepared = prepare(options, options.insists(), progress, cancellation);
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
    reader.gate().pause();
  }

  /** Lets reading go on. */
  public void resume() {
    reader.gate().resume();
  }

  /** Why reading stands still, as a sentence: paused, or others hold the memory. */
  public Optional<String> waiting() {
    return reader.gate().waiting();
  }

  /**
   * What another order of the documents that were read would take.
   *
   * @return tokens that would have to be read again
   */
  public int costOfOrder(List<DocumentId> order) {
    return reader.costOf(order);
  }

  /**
   * Forgets what stands in the way of another order; nothing is read yet.
   *
   * @return the documents that are to be {@link #read} again, in order
   */
  public List<Document> reorder(List<DocumentId> order) {
    return reader.makeWayFor(order);
  }

  private Document require(DocumentId id) {
    return library.document(id).orElseThrow(() -> missing(id));
  }

  private CarrelException missing(DocumentId id) {
    return new CarrelException(
        Code.FILE_MISSING,
        "There is no document " + id + " in " + home.folder() + ".",
        "Add its file first.");
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
   * Answers a single question from what was read so far; the answer's notes say what that was not.
   * The same question on the same documents gives the same bytes. An answer that was cancelled is
   * returned as far as it came, with {@code complete} false.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures
   * @throws IllegalStateException if no document was read
   */
  public Answer ask(String question, AnswerListener listener, Cancellation cancellation) {
    Object owner = new Object();
    Ask ask = new Ask(owner, Dialogue.NONE, question, listener, cancellation);
    try {
      return switch (reader.ask(List.of(ask)).getFirst()) {
        case Reply.Answered answered -> answered.answer();
        case Reply.Refused refused -> throw refused.error();
      };
    } finally {
      reader.leave(owner);
    }
  }

  /** Conversations, in which a question is answered in the light of those before. */
  public Conversations conversations() {
    return conversations;
  }

  /** What was read and kept on disk. */
  public KeptContexts contexts() {
    return contexts;
  }

  /**
   * Sets another limit for what will be read; what was read stays, also where it is over the limit.
   */
  public void setBudget(long bytes) {
    reader.budget(bytes);
  }

  /**
   * Forgets all that was read, so that it can be read in another way; it stays kept on disk. Waits
   * for an answer under way; a reading under way ends as if cancelled.
   *
   * @return the documents that were read or under way, in order
   */
  public List<DocumentId> startOver() {
    return again(reader::startOver);
  }

  private List<DocumentId> again(Supplier<List<DocumentId>> forgetting) {
    Optional<DocumentId> underWay = queue.reading();
    List<DocumentId> read = forgetting.get();
    return Stream.concat(read.stream(), underWay.stream()).distinct().toList();
  }

  /**
   * As {@link #startOver}, and frees the model: the next reading asks the {@link ModelLoader} for
   * one anew.
   */
  public List<DocumentId> unload() {
    return again(reader::unload);
  }

  /** The name of the model that is loaded; empty if none is. */
  public Optional<String> modelName() {
    return reader.modelName();
  }

  /**
   * Measures the model, also if it was measured before; loads it if need be. What was read keeps
   * what it was read with. Waits for a reading or an answer under way.
   *
   * @throws CarrelException as {@link #load}, and as {@link
   *     dev.carrel.engine.model.LanguageModel#calibrate}
   */
  public Calibration calibrate(Progress progress, Cancellation cancellation) {
    return reader.calibrate(progress, cancellation);
  }

  /** The memory gauge's figures now; may be asked many times a second while something is read. */
  public MemorySnapshot memory() {
    return reader.memory();
  }

  /** The same figures as a value that can be watched. */
  public Gauge gauge() {
    return gauge;
  }

  /** Closes the model, the library and the home, in this order; waits for work under way. */
  @Override
  public void close() {
    gauge.close();
    queue.close();
    reader.close();
    library.close();
    home.close();
  }
}
