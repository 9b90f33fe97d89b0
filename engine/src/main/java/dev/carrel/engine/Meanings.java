// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.embedding.Embedding;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.index.PassageVector;
import dev.carrel.engine.index.PassageVectors;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import dev.carrel.engine.passage.PassageSimilarity;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * What the passages of the documents mean: told once for each, in the background, and kept in the
 * index. Only of documents whose language the model knows, and only of what can be seen on their
 * pages. Thread-safe.
 */
public final class Meanings implements PassageSimilarity, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Meanings.class.getName());

  /** As many are kept at once: some two seconds of work, which is lost if it is broken off. */
  private static final int BATCH = 200;

  private final Library library;
  private final SentenceEmbedder.Loader loader;
  private final PassageVectors vectors;
  private final Cancellation closing = new Cancellation();
  private final AtomicBoolean awake = new AtomicBoolean();
  private final ExecutorService worker;

  /** Held for a batch: two threads that work on one document take turns, and do nothing twice. */
  private final ReentrantLock batch = new ReentrantLock();

  /** Held while the model is loaded. */
  private final ReentrantLock loading = new ReentrantLock();

  private volatile boolean keepsUp;
  private Optional<SentenceEmbedder> embedder = Optional.empty();
  private Optional<CarrelException> trouble = Optional.empty();

  Meanings(Library library, SentenceEmbedder.Loader loader) {
    this.library = library;
    this.loader = loader;
    this.vectors = library.index().vectors(loader.name() + " " + PassageCutter.VERSION);
    this.worker =
        Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("meanings").unstarted(task));
  }

  /**
   * From now on what is lacking is told in the background: of the documents that are there, and of
   * each that comes. Returns at once.
   */
  public void keepUp() {
    keepsUp = true;
    wake();
  }

  /** What is lacking of some documents is told next, in the background. Returns at once. */
  public void soon(Collection<DocumentId> documents) {
    if (!loader.languages().isEmpty()) {
      Set<DocumentId> wanted = Set.copyOf(documents);
      worker.execute(() -> quietly(() -> prepare(wanted, Progress.SILENT, closing)));
    }
  }

  /** Documents have come: if this is to keep up, they have their turn. */
  void wake() {
    if (keepsUp && !loader.languages().isEmpty() && !awake.getAndSet(true)) {
      worker.execute(this::catchUp);
    }
  }

  private void catchUp() {
    awake.set(false);
    quietly(
        () -> {
          for (DocumentEntry entry : library.entries()) {
            complete(entry, Progress.SILENT, closing);
          }
        });
  }

  private static void quietly(Runnable work) {
    try {
      work.run();
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        // Search by meaning says itself what it lacks; the next document, or start, tries again.
        LOG.log(Level.WARNING, "what passages mean could not be told", e);
      }
    }
  }

  /**
   * Tells now, on this thread, what the passages of some documents mean, if it is not known yet.
   *
   * @param progress hears of {@link Progress.Stage#EMBED_PAGES}
   * @throws CarrelException {@link Code#CANCELLED}, {@link Code#NATIVE_UNAVAILABLE}, {@link
   *     Code#DISK_FULL}; what was done stays
   */
  public void prepare(
      Collection<DocumentId> documents, Progress progress, Cancellation cancellation) {
    for (DocumentEntry entry : library.entries()) {
      if (documents.contains(entry.id())) {
        complete(entry, progress, cancellation);
      }
    }
  }

  private boolean knows(DocumentEntry entry) {
    return !loader.languages().isEmpty()
        && loader.languages().contains(library.index().language(entry.id()));
  }

  private boolean lacks(DocumentEntry entry) {
    return vectors.pagesDone(entry.id()) < entry.pages();
  }

  private void complete(DocumentEntry entry, Progress progress, Cancellation cancellation) {
    cancellation.throwIfRequested();
    if (!knows(entry) || !lacks(entry)) {
      return;
    }
    // One whose pictures are still being read has its turn when it is whole.
    Optional<Document> document =
        library.document(entry.id()).filter(it -> !ScannedDocuments.isWaiting(it));
    boolean more = document.isPresent();
    while (more) {
      batch.lock();
      try {
        more = addBatch(document.orElseThrow(), progress, cancellation);
      } finally {
        batch.unlock();
      }
    }
  }

  /** Returns whether there is more to do. */
  private boolean addBatch(Document document, Progress progress, Cancellation cancellation) {
    int before = vectors.pagesDone(document.id());
    int pages = document.pages().size();
    List<PassageVector> next = new ArrayList<>();
    int done = before;
    while (done < pages && next.size() < BATCH) {
      progress.at(Progress.Stage.EMBED_PAGES, done, pages);
      for (Passage passage : passages(document.id(), document.pages().get(done))) {
        cancellation.throwIfRequested();
        next.add(new PassageVector(passage.place(), embedder().passage(passage.text())));
      }
      done++;
    }
    boolean added = done > before && vectors.add(document.id(), before, next, done);
    progress.at(Progress.Stage.EMBED_PAGES, done, pages);
    return added && done < pages;
  }

  private static List<Passage> passages(DocumentId document, Page page) {
    return PassageCutter.of(document, page.seen());
  }

  private SentenceEmbedder embedder() {
    loading.lock();
    try {
      closing.throwIfRequested();
      if (trouble.isPresent()) {
        throw trouble.get();
      }
      if (embedder.isEmpty()) {
        embedder = Optional.of(loader.load());
      }
      return embedder.get();
    } catch (CarrelException e) {
      if (e.code() == Code.NATIVE_UNAVAILABLE) {
        trouble = Optional.of(e); // it will not be there at the next call
      }
      throw e;
    } finally {
      loading.unlock();
    }
  }

  /**
   * Passages that say what is asked, in whatever words.
   *
   * @param within in these documents only; empty for all
   */
  public MeaningSearch search(String question, Optional<Set<DocumentId>> within, int limit) {
    if (loader.languages().isEmpty()) {
      return unavailable();
    }
    List<DocumentEntry> asked =
        library.entries().stream()
            .filter(entry -> within.map(some -> some.contains(entry.id())).orElse(true))
            .toList();
    List<DocumentEntry> known = asked.stream().filter(this::knows).toList();
    int other = asked.size() - known.size();
    if (known.isEmpty()) {
      return new MeaningSearch.Found(List.of(), other, 0);
    }
    Optional<Embedding> meaning;
    try {
      meaning = embedder().question(question);
    } catch (CarrelException e) {
      return new MeaningSearch.Unavailable(e);
    }
    if (meaning.isEmpty()) {
      return new MeaningSearch.NotUnderstood();
    }
    Set<DocumentId> ids = known.stream().map(DocumentEntry::id).collect(Collectors.toSet());
    return new MeaningSearch.Found(
        library.named(vectors.nearest(meaning.get(), Optional.of(ids), limit)),
        other,
        Math.toIntExact(known.stream().filter(this::lacks).count()));
  }

  private MeaningSearch unavailable() {
    try (SentenceEmbedder _ = loader.load()) {
      throw new IllegalStateException("an embedder that knows no language");
    } catch (CarrelException e) {
      return new MeaningSearch.Unavailable(e);
    }
  }

  @Override
  public List<OptionalDouble> of(
      String question, List<Passage> passages, Cancellation cancellation) {
    try {
      return similarities(question, passages, cancellation);
    } catch (CarrelException e) {
      if (e.code() == Code.CANCELLED) {
        throw e;
      }
      LOG.log(Level.WARNING, "passages could not be compared by meaning", e);
      return NONE.of(question, passages, cancellation);
    }
  }

  private List<OptionalDouble> similarities(
      String question, List<Passage> passages, Cancellation cancellation) {
    Set<DocumentId> documents =
        passages.stream().map(passage -> passage.place().document()).collect(Collectors.toSet());
    prepare(documents, Progress.SILENT, cancellation);
    Optional<Embedding> meaning =
        documents.stream().anyMatch(id -> vectors.pagesDone(id) > 0)
            ? embedder().question(question)
            : Optional.empty();
    if (meaning.isEmpty()) {
      return NONE.of(question, passages, cancellation);
    }
    Map<?, Float> near = vectors.similarities(meaning.get(), documents);
    return passages.stream()
        .map(passage -> Optional.ofNullable(near.get(passage.place())))
        .map(found -> found.map(OptionalDouble::of).orElse(OptionalDouble.empty()))
        .toList();
  }

  /** Breaks off what is under way; what was done stays. A second call does nothing. */
  @Override
  public void close() {
    keepsUp = false;
    closing.request();
    worker.close();
    batch.lock();
    loading.lock();
    try {
      embedder.ifPresent(SentenceEmbedder::close);
      embedder = Optional.empty();
    } finally {
      loading.unlock();
      batch.unlock();
    }
  }
}
