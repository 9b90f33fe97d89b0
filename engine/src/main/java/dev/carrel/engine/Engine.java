// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Ask;
import dev.carrel.engine.answer.Dialogue;
import dev.carrel.engine.answer.Given;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.Replay;
import dev.carrel.engine.answer.Reply;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.evidence.RankedPassages;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomePlace;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.KeptPlace;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.store.Store;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The engine of one home: documents that were added, a model, and what it has read.
 *
 * <p>Thread-safe. Calls that take a {@link Cancellation} work for as long as they need on the
 * calling thread, report progress there and obey the request within 200 ms. One model computes one
 * thing at a time: a second reading or {@link #ask} waits; {@link #gauge} never does.
 */
public final class Engine implements AutoCloseable {
  private final Platform platform;
  private final Home home;
  private final Library library;
  private final DocumentReading parsing;
  private final KeptContexts contexts;
  private final ReadingSession session;
  private final Documents documents;
  private final Meanings meanings;
  private final ReadingDesk reading;
  private final LoadedModel model;
  private final Study study;
  private final Conversations conversations;
  private final DocumentCollections collections;
  private final Reviews reviews;
  private final BatesNumbers bates;
  private final Explanations explanations;
  private final ScannedDocuments scans;
  private final Gauge gauge;
  private final Erasure erasure;
  private final Set<DocumentId> erasedAtOpening;

  private Engine(
      Home home,
      Library library,
      DocumentReading parsing,
      KeptContexts contexts,
      Platform platform,
      ModelLoader loader,
      SentenceEmbedder.Loader embedder) {
    this.parsing = parsing;
    this.platform = platform;
    this.home = home;
    this.library = library;
    this.contexts = contexts;
    this.meanings = new Meanings(library, embedder);
    this.session = new ReadingSession(loader, contexts, platform, meanings, this::noteRead);
    this.reading = new ReadingDesk(library, session);
    this.model = new LoadedModel(session, reading);
    this.study = new Study(reading, this::ask);
    this.collections = new DocumentCollections(library.store(), contexts, session, reading.queue());
    this.documents = new Documents(library, parsing, session, collections, meanings);
    this.scans = new ScannedDocuments(library, meanings);
    TurnMaker turns = new TurnMaker(session, platform.clock());
    this.conversations = new Conversations(library.store(), session, turns);
    this.reviews =
        new Reviews(
            library,
            reading,
            session,
            turns,
            new ReviewPlanner(reading, contexts),
            new ReviewFile(library, platform.clock()),
            () -> person(platform),
            platform.clock());
    this.bates = new BatesNumbers(library.store().bates());
    this.explanations = new Explanations(session);
    this.gauge = new Gauge(session::memory);
    this.erasure = new Erasure(home, library, contexts, session);
    this.erasedAtOpening =
        erasure.finishAtOpening(platform.clock().instant().minus(Store.KEEP_REMOVED));
  }

  /**
   * Opens a home; the model is loaded when it is first needed. What was removed 30 days ago is
   * deleted for good, and so is what an earlier process did not come to delete.
   *
   * @param folder the home's; made if missing
   * @param platform what this runs on
   * @param embedder tells what sentences mean
   * @throws CarrelException HOME_IN_USE with who has it, HOME_UNUSABLE, HOME_DAMAGED, DISK_FULL
   */
  public static Engine open(
      Path folder, Platform platform, ModelLoader loader, SentenceEmbedder.Loader embedder) {
    Home home = Home.open(folder, platform.dataPlace());
    boolean opened = false;
    try {
      KeptContexts contexts = KeptContexts.open(kept(home), OptionalLong.empty(), platform.clock());
      DocumentReading parsing = DocumentReading.on(platform);
      Library library = Library.open(home, parsing::ingestor);
      opened = true;
      return new Engine(home, library, parsing, contexts, platform, loader, embedder);
    } finally {
      if (!opened) {
        home.close();
      }
    }
  }

  /** As the other, without anything that tells what sentences mean. */
  public static Engine open(Path folder, Platform platform, ModelLoader loader) {
    return open(folder, platform, loader, SentenceEmbedder.Loader.NONE);
  }

  private static KeptPlace kept(Home home) {
    HomeFiles files = home.files();
    return new KeptPlace(
        home.contexts(),
        files.file(HomePlace.CONTEXTS_KEY.file()),
        files.file(HomePlace.CONTEXTS_LIMIT.file()));
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

  /** The documents of this home. */
  public Documents documents() {
    return documents;
  }

  /** Reading the pictures of documents after they were taken in. */
  public ScannedDocuments scans() {
    return scans;
  }

  /** What the documents' passages mean, and searching by it. */
  public Meanings meanings() {
    return meanings;
  }

  /** What the model has read and is to read. */
  public ReadingDesk reading() {
    return reading;
  }

  /** What is read, asked and left in which order. */
  public Study study() {
    return study;
  }

  /** The model. */
  public LoadedModel model() {
    return model;
  }

  /** The collections, and which of them is open. */
  public DocumentCollections collections() {
    return collections;
  }

  /**
   * Answers a single question from what was read so far; the answer's notes say what that was not.
   * The same question on the same documents gives the same bytes. An answer that was cancelled is
   * returned as far as it came, with {@code complete} false.
   *
   * @throws CarrelException QUESTION_TOO_LONG with figures
   * @throws IllegalStateException if no document was read
   */
  public Reply.Answered ask(String question, AnswerListener listener, Cancellation cancellation) {
    Object owner = new Object();
    Ask ask = new Ask(owner, Dialogue.NONE, question, listener, cancellation);
    try {
      return switch (session.ask(List.of(ask)).getFirst()) {
        case Reply.Answered answered -> answered;
        case Reply.Refused refused -> throw refused.error();
      };
    } finally {
      session.leave(owner);
    }
  }

  /**
   * Ranks the passages of what was read for a question without answering it: first as answers are
   * made from them, then in each way that this is made of.
   *
   * @throws CarrelException CANCELLED
   * @throws IllegalStateException if no document was read
   */
  public List<RankedPassages> rankings(String question, Cancellation cancellation) {
    cancellation.throwIfRequested();
    return session.rankings(question);
  }

  /**
   * How well the passage fits a question that fits best, by what the model says of it and how much
   * it looked at it, without answering: the less, the likelier it is that what was read says
   * nothing of it.
   *
   * @return a logarithm of odds; empty of a model that was not found able to judge
   * @throws CarrelException CANCELLED
   * @throws IllegalStateException if no document was read
   */
  public OptionalDouble fit(String question, Cancellation cancellation) {
    cancellation.throwIfRequested();
    return session.fit(question, cancellation);
  }

  /**
   * Makes an answer again from its receipt: reads its documents, in its order, with its profile and
   * threads, and compares token by token.
   *
   * @param budgetBytes memory that may be used
   * @param readsHidden whether the answer was made from what cannot be seen, too
   * @throws CarrelException FILE_MISSING if one of its documents is not in this home; as {@link
   *     ReadingDesk#read}
   */
  public Replay replay(
      Receipt receipt,
      long budgetBytes,
      boolean readsHidden,
      Progress progress,
      Cancellation cancellation) {
    ReadOptions options =
        new ReadOptions(
                KvProfile.named(receipt.context().getOrDefault("profile", ""))
                    .orElse(KvProfile.BALANCED),
                budgetBytes,
                receipt.threads(),
                true)
            .readingHidden(readsHidden);
    if (receipt.given().stream().noneMatch(Given.Document.class::isInstance)) {
      return new Replay.Impossible("The receipt names no document.", List.of());
    }
    reading.startOver();
    for (Given given : receipt.given()) {
      if (given instanceof Given.Document document) {
        requireHere(document);
        reading.read(document.id(), pages(document), options, progress, cancellation);
      }
    }
    return session.replay(receipt, library.store().documents()::text, cancellation);
  }

  private void requireHere(Given.Document read) {
    if (library.document(read.id()).isEmpty()) {
      throw new CarrelException(
          CarrelException.Code.FILE_MISSING,
          "%s, from which the answer was made, is not here, or not as it was then (SHA-256 %s)."
              .formatted(read.name(), read.id()),
          "Give its file behind the receipt. One that was changed since is another document.");
    }
  }

  private PageSelection pages(Given.Document read) {
    Set<Integer> pages =
        read.pages().stream()
            .flatMapToInt(r -> IntStream.rangeClosed(r.first(), r.last()))
            .boxed()
            .collect(Collectors.toSet());
    return library.require(read.id()).pages().stream().allMatch(p -> pages.contains(p.number()))
        ? PageSelection.ALL
        : PageSelection.of(pages, "they were not read then");
  }

  /** Conversations, in which a question is answered in the light of those before. */
  public Conversations conversations() {
    return conversations;
  }

  /** Reviews: the same questions over many documents. */
  public Reviews reviews() {
    return reviews;
  }

  /** The Bates numbers of the pages of collections. */
  public BatesNumbers bates() {
    return bates;
  }

  /** What changes between versions mean, in the model's words. */
  public Explanations explanations() {
    return explanations;
  }

  /** What the system calls the person; empty where it does not say. */
  private static String person(Platform platform) {
    return Stream.of("USER", "LOGNAME", "USERNAME")
        .flatMap(name -> platform.variable(name).stream())
        .findFirst()
        .orElse("");
  }

  /** What was read and kept on disk. */
  public KeptContexts contexts() {
    return contexts;
  }

  /** What is in memory: figures that may be asked for, or watched, while something is read. */
  public Gauge gauge() {
    return gauge;
  }

  /** Deleting for good what was removed. */
  public Erasure erasure() {
    return erasure;
  }

  /** The documents that were deleted for good when this was opened: they were removed before. */
  public Set<DocumentId> erasedAtOpening() {
    return erasedAtOpening;
  }

  /** Closes the model, the library and the home, in this order; waits for work under way. */
  @Override
  public void close() {
    gauge.close();
    reading.close();
    session.close();
    parsing.close();
    meanings.close();
    library.close();
    home.close();
  }
}
