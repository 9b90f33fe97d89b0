// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.HiddenOnPage;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.index.SearchQuery;
import dev.carrel.engine.ingest.ScanPages;
import dev.carrel.engine.ingest.pdf.SearchableFile;
import dev.carrel.engine.ingest.pdf.SearchablePdf;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** The documents of a home: adding, finding, removing them. Thread-safe. */
public final class Documents {
  private final Library library;
  private final DocumentReading parsing;
  private final ReadingSession session;
  private final DocumentCollections collections;
  private final Meanings meanings;

  Documents(
      Library library,
      DocumentReading parsing,
      ReadingSession session,
      DocumentCollections collections,
      Meanings meanings) {
    this.library = library;
    this.parsing = parsing;
    this.session = session;
    this.collections = collections;
    this.meanings = meanings;
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
    Document added = library.add(file, password, progress, cancellation);
    meanings.wake();
    return added;
  }

  /**
   * As {@link #add}, with the files inside of an archive, a mail or a PDF as documents of their own
   * behind it, called by both names. What is inside and cannot be read is named in a notice on what
   * holds it.
   *
   * @throws CarrelException as {@link #add}; what was added before stays
   */
  public List<Document> addWithin(
      Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    List<Document> added = library.addWithin(file, password, ScanPages.NOW, progress, cancellation);
    meanings.wake();
    return added;
  }

  /**
   * From now on files are read so. Documents that are there stay as they are; a file that is added
   * again and reads otherwise is another document.
   */
  public void readAs(ReadAs as) {
    library.readAs(as);
  }

  /** Makes ready for files that will soon be added; returns at once. */
  public void expectFiles() {
    parsing.warm();
  }

  /** All documents with all their text, in the order in which they were added. */
  public List<Document> all() {
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

  /**
   * Where the bytes of a document are: its file, if that is there, else the copy that was kept. One
   * from inside of another file has no other place.
   */
  public Path bytes(Document document) {
    return library.bytes(document);
  }

  /**
   * Writes a copy of a scan with what was recognised on it as an invisible text layer.
   *
   * @throws CarrelException EXPORT_FAILED, NO_TEXT, FILE_MISSING, CANCELLED; then nothing was
   *     written
   */
  public SearchablePdf.Layer saveSearchable(
      DocumentId id,
      Path file,
      Optional<String> password,
      Progress progress,
      Cancellation cancellation) {
    Document scan = library.require(id);
    return SearchableFile.write(file, scan, library.bytes(scan), password, progress, cancellation);
  }

  /** The pages whose text could not be had, and why. */
  public List<UnreadablePage> unreadable(DocumentId id) {
    return library.store().documents().unreadable(id);
  }

  /** The pages on which something cannot be seen, and what a person is told of it. */
  public List<HiddenOnPage> hidden(DocumentId id) {
    return document(id).map(document -> HiddenOnPage.of(document.pages())).orElse(List.of());
  }

  /** What was noticed when a document was read, in that order. */
  public List<Notice> notices(DocumentId id) {
    return library.store().documents().notices(id);
  }

  /**
   * Gives a document another name. What was read of it stands: the model knows it by its file's.
   *
   * @return whether it is there
   */
  public boolean rename(DocumentId id, String name) {
    return library.store().documents().rename(id, name);
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
      sum = sum.with(session.costOfMore(sum.tokens(), options));
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
    session.forget(document);
  }

  /**
   * Undoes {@link #remove}; what the model had read of it may still be kept on disk.
   *
   * @throws CarrelException DISK_FULL; perhaps it is there again, but cannot be searched before a
   *     second call or the next start
   */
  public void restore(DocumentId document) {
    library.restore(document);
    meanings.wake();
  }

  /**
   * Takes a file in as a new version of a document, under its name and in its place in every
   * collection. The old version is removed; {@link #restore} has it back, in no collection.
   *
   * @return the new version; the old one if the bytes are the same
   * @throws CarrelException FILE_*, DISK_FULL or another of its codes; then the old version stays
   */
  public Document replace(DocumentId old, Path file, Progress progress, Cancellation cancellation) {
    DocumentEntry before = entry(old).orElseThrow(() -> library.missing(old));
    Document version = add(file, Optional.empty(), progress, cancellation);
    if (!version.id().equals(old)) {
      boolean _ = rename(version.id(), before.name());
      collections.replace(old, version.id());
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
}
