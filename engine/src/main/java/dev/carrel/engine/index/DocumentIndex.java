// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.ThreadInterruptedException;

/**
 * The search index of a home. Each document is committed by itself: it can be found when {@link
 * #add} returns, and a killed process leaves the index as it was after the last one. Safe for use
 * by several threads; searches do not wait for additions.
 */
public final class DocumentIndex implements AutoCloseable {
  private final Path folder;
  private final PageAnalyzer analyzer;
  private final Directory directory;
  private final IndexCommits commits;
  private final SearcherManager searchers;
  private final ReentrantLock writing = new ReentrantLock();
  private final boolean rebuilt;
  private final Optional<Path> setAside;

  private DocumentIndex(
      Path folder, PageAnalyzer analyzer, boolean rebuilt, Optional<Path> setAside)
      throws IOException {
    this.folder = folder;
    this.analyzer = analyzer;
    this.rebuilt = rebuilt;
    this.setAside = setAside;
    DurableFile.createFolders(folder); // for its owner only, as Lucene would not make it
    this.directory = FSDirectory.open(folder);
    this.commits = new IndexCommits(directory, analyzer, rebuilt);
    this.searchers = new SearcherManager(directory, null);
  }

  /**
   * Opens the index in a folder, which is made if missing. All of it is read and checked, about a
   * second per gigabyte; if it is damaged it is renamed to {@code index.damaged-<time>} and an
   * empty one is begun: see {@link #wasRebuilt}.
   *
   * @throws CarrelException {@link Code#HOME_IN_USE}, {@link Code#HOME_UNUSABLE}, {@link
   *     Code#DISK_FULL}
   */
  public static DocumentIndex open(Path folder) {
    LuceneLogging.quieten();
    try {
      IndexFolder.State state = IndexFolder.check(folder);
      Optional<Path> aside = IndexFolder.setAsideIfDamaged(folder, state);
      boolean rebuilt = aside.isPresent() || state == IndexFolder.State.OTHER_FORMAT;
      return new DocumentIndex(folder, new PageAnalyzer(), rebuilt, aside);
    } catch (IOException e) {
      throw IndexErrors.of(e, folder, "The search index could not be opened");
    }
  }

  /**
   * Whether an index was there that could not be used, so that it is empty now: damaged, or made by
   * another version. Compare {@link #documents} with the store, and add what is missing.
   */
  public boolean wasRebuilt() {
    return rebuilt;
  }

  /** Where a damaged index was put; empty if it was not damaged. Nothing needs it. */
  public Optional<Path> setAside() {
    return setAside;
  }

  /**
   * Indexes a document in place of what there was of it; all of its pages or, if it fails or is
   * cancelled, none. The meanings of its passages stay if its pages have the same text as before.
   *
   * @param languageTag BCP 47, such as {@code de} or {@code pt-BR}; empty to guess by the text
   * @param progress hears of {@link Progress.Stage#INDEX_PAGES}
   * @throws CarrelException {@link Code#CANCELLED}, {@link Code#DISK_FULL}
   */
  public void add(
      Document document, String languageTag, Progress progress, Cancellation cancellation) {
    Language language =
        Language.ofTag(languageTag)
            .orElseGet(
                () -> LanguageDetector.detect(document.pages().stream().map(Page::text).toList()));
    int pages = document.pages().size();
    Iterable<org.apache.lucene.document.Document> fields =
        () ->
            pages == 0
                ? List.of(PageFields.noPage(document.id(), document.name())).iterator()
                : pages(document, language, progress, cancellation);
    write(
        "\"%s\" could not be indexed".formatted(document.name()),
        () -> {
          List<Term> before =
              hasSameText(document)
                  ? List.of(PageFields.documentTerm(document.id()))
                  : allOf(document.id());
          commits.replace(before, fields);
        });
    progress.at(Progress.Stage.INDEX_PAGES, pages, pages);
  }

  private boolean hasSameText(Document document) {
    return read(
        searcher -> {
          List<PageFields.Text> there = PageFields.texts(searcher, document.id());
          return there.equals(document.pages().stream().map(PageFields.Text::of).toList());
        });
  }

  /** Made one by one while Lucene takes them. */
  private static Iterator<org.apache.lucene.document.Document> pages(
      Document document, Language language, Progress progress, Cancellation cancellation) {
    int pages = document.pages().size();
    return IntStream.range(0, pages)
        .mapToObj(
            done -> {
              cancellation.throwIfRequested();
              progress.at(Progress.Stage.INDEX_PAGES, done, pages);
              return PageFields.page(
                  document.id(), document.name(), language, document.pages().get(done));
            })
        .iterator();
  }

  /** Takes a document out; nothing happens if it is not there. */
  public void remove(DocumentId id) {
    write(
        "The document could not be taken out of the search index", () -> commits.delete(allOf(id)));
  }

  /** By which its pages are found, and its vectors. */
  private static List<Term> allOf(DocumentId id) {
    return List.of(PageFields.documentTerm(id), PassageFields.ofTerm(id));
  }

  /**
   * Takes documents out so that nothing of them, nor of what was taken out before, is left on disk:
   * what has deleted pages is written anew, and indexes that were set aside are deleted. Takes as
   * long as copying the parts of the index that are concerned.
   *
   * @throws CarrelException {@link Code#DISK_FULL}; the index is as before, and another call goes
   *     on
   */
  public void erase(Collection<DocumentId> ids) {
    write(
        "What was removed could not be deleted from the search index",
        () -> {
          commits.erase(ids.stream().flatMap(id -> allOf(id).stream()).toList());
          IndexFolder.deleteSetAside(folder);
        });
  }

  /** The meanings of passages that lie beside the pages, made in one way. */
  public PassageVectors vectors(String kind) {
    return new PassageVectors(this, new PassageFields(kind));
  }

  /** Adds vectors to a document, unless it was taken out meanwhile; all of them or none. */
  boolean addVectors(
      DocumentId id, List<Term> before, Iterable<org.apache.lucene.document.Document> vectors) {
    boolean[] there = new boolean[1];
    write(
        "What its passages mean could not be noted in the search index",
        () -> {
          there[0] = contains(id);
          if (there[0]) {
            commits.replace(before, vectors);
          }
        });
    return there[0];
  }

  /**
   * The language by whose rules a document's words were indexed.
   *
   * @return such as {@code en}; {@code und} for those that have no rules of their own, and for a
   *     document that is not there
   */
  public String language(DocumentId id) {
    return read(
        searcher -> {
          for (Language language : Language.values()) {
            if (searcher.count(PageFields.inLanguage(id, language)) > 0) {
              return language.tag();
            }
          }
          return Language.OTHER.tag();
        });
  }

  @FunctionalInterface
  private interface Change {
    void make() throws IOException;
  }

  private void write(String what, Change change) {
    writing.lock();
    try {
      change.make();
      searchers.maybeRefreshBlocking();
    } catch (IOException e) {
      throw IndexErrors.of(e, folder, what);
    } catch (ThreadInterruptedException e) {
      throw IndexErrors.interrupted(e, what);
    } finally {
      writing.unlock();
    }
  }

  @FunctionalInterface
  interface Reading<T> {
    T from(IndexSearcher searcher) throws IOException;
  }

  <T> T read(Reading<T> reading) {
    try {
      IndexSearcher searcher = searchers.acquire();
      try {
        return reading.from(searcher);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException e) {
      throw IndexErrors.of(e, folder, "The search index could not be read");
    }
  }

  /** The best hits first; none if there is no word in the query. Never fails by what was typed. */
  public List<Hit> search(SearchQuery query) {
    return read(searcher -> new PageSearch(searcher, analyzer).search(query));
  }

  /** Whether a document is indexed. */
  public boolean contains(DocumentId id) {
    return pages(id) > 0;
  }

  /** How many Lucene documents there are of one document: its pages, 1 if it has none. */
  int pages(DocumentId id) {
    return read(searcher -> searcher.count(new TermQuery(PageFields.documentTerm(id))));
  }

  /** All documents that are indexed. */
  public Set<DocumentId> documents() {
    return read(searcher -> IndexedDocuments.of((DirectoryReader) searcher.getIndexReader()));
  }

  /** Waits for an addition under way; a second call does nothing. */
  @Override
  public void close() {
    writing.lock();
    try {
      searchers.close();
      commits.close();
      directory.close();
    } catch (IOException e) {
      throw IndexErrors.of(e, folder, "The search index could not be closed");
    } finally {
      writing.unlock();
    }
  }
}
