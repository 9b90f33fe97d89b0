// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.index.DocumentIndex;
import dev.carrel.engine.index.Hit;
import dev.carrel.engine.index.SearchQuery;
import dev.carrel.engine.ingest.FileExtent;
import dev.carrel.engine.ingest.FileWithin;
import dev.carrel.engine.ingest.Ingestor;
import dev.carrel.engine.ingest.RecognizedPages;
import dev.carrel.engine.ingest.ScanPages;
import dev.carrel.engine.store.Copies;
import dev.carrel.engine.store.ErasureTable;
import dev.carrel.engine.store.Store;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The documents of a home: in the store with their pages, in the index, and a copy of each
 * original. The store says what there is; an index that lacks something is brought up to it at
 * opening.
 */
final class Library implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Library.class.getName());

  private volatile Ingestor ingestor;
  private final Store store;
  private final DocumentIndex index;
  private final Copies copies;
  private final Path folder;

  /** Held while documents come or go for good. */
  private final ReentrantLock changing = new ReentrantLock();

  private Library(Path folder, Ingestor ingestor, Store store, DocumentIndex index, Copies copies) {
    this.folder = folder;
    this.ingestor = ingestor;
    this.store = store;
    this.index = index;
    this.copies = copies;
  }

  /**
   * Opens it.
   *
   * @param ingestors makes what reads files, given what keeps what it recognises
   */
  static Library open(Home home, Function<RecognizedPages, Ingestor> ingestors) {
    Store store = Store.open(home);
    Ingestor ingestor = ingestors.apply(new KeptRecognition(store.recognized()));
    boolean opened = false;
    try {
      DocumentIndex index = DocumentIndex.open(home.index());
      Library library = new Library(home.folder(), ingestor, store, index, new Copies(home));
      library.bringIndexUpToDate();
      opened = true;
      return library;
    } finally {
      if (!opened) {
        store.close();
      }
    }
  }

  Store store() {
    return store;
  }

  DocumentIndex index() {
    return index;
  }

  /** What a process that died left undone, or half undone. */
  private void bringIndexUpToDate() {
    Set<DocumentId> indexed = index.documents();
    Set<DocumentId> there = new HashSet<>();
    for (DocumentEntry entry : store.documents().entries()) {
      there.add(entry.id());
      if (!indexed.contains(entry.id())) {
        document(entry.id()).ifPresent(d -> index.add(d, "", Progress.SILENT, new Cancellation()));
      }
    }
    indexed.stream().filter(id -> !there.contains(id)).forEach(index::remove);
  }

  /** From now on files are read so; what is there stays. */
  void readAs(ReadAs as) {
    ingestor = ingestor.as(as);
  }

  /** How long a file is, at a glance; empty if that cannot be told. */
  Optional<FileExtent> extent(Path file) {
    return ingestor.extent(file);
  }

  /** The copy is made first and the store last, so that what the store says is there is there. */
  Document add(Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    Document document = ingestor.read(file, password, progress, cancellation);
    add(document, document.file(), progress, cancellation);
    return document;
  }

  /** A file and the files inside of it, each a document; those before one that fails stay. */
  List<Document> addWithin(
      Path file,
      Optional<String> password,
      ScanPages scans,
      Progress progress,
      Cancellation cancellation) {
    List<Document> added = new ArrayList<>();
    try (FileWithin all = ingestor.with(scans).readWithin(file, password, progress, cancellation)) {
      for (FileWithin.Part part : all.parts()) {
        Document document = asFarAsRead(part.document());
        add(document, part.bytes(), progress, cancellation);
        added.add(document);
      }
      return added;
    }
  }

  /** Of one that waits for its pictures to be read, what there is, if they were not left unread. */
  private Document asFarAsRead(Document document) {
    return Optional.of(document)
        .filter(ScannedDocuments::isWaiting)
        .flatMap(waits -> document(waits.id()))
        .filter(there -> ScannedDocuments.isWaiting(there) || !leavesPicturesUnread(there))
        .map(there -> there.at(document.file()))
        .orElse(document);
  }

  private static boolean leavesPicturesUnread(Document document) {
    return document.unreadable().stream()
            .anyMatch(
                page -> page.canBeRecognized() || page.reason().equals(UnreadablePage.STOPPED))
        || document.notices().stream()
            .anyMatch(
                notice ->
                    switch (notice.code()) {
                      case PICTURES_UNREAD, POOR_LAYER -> true;
                      default -> false;
                    })
        || document.notices().stream().noneMatch(Library::cameByPicture);
  }

  private static boolean cameByPicture(Notice notice) {
    return switch (notice.code()) {
      case RECOGNIZED, PICTURE_TEXT, LAYER_REPLACED -> true;
      default -> false;
    };
  }

  /** Reads the bytes of a document that is there once more. */
  Document readAgain(
      Document there,
      Optional<String> password,
      ScanPages scans,
      Progress progress,
      Cancellation cancellation) {
    Path bytes = copies.has(there.id()) ? copies.path(there.id()) : there.file();
    String name = String.valueOf(there.file().getFileName());
    Document read = ingestor.with(scans).read(bytes, name, password, progress, cancellation);
    List<Notice> notices = new ArrayList<>(read.notices());
    // What is inside of it was read, or not, when it was added.
    notices.removeIf(Library::isOfMembers);
    there.notices().stream().filter(Library::isOfMembers).forEach(notices::add);
    return there.read(read.pages(), read.unreadable(), notices);
  }

  private static boolean isOfMembers(Notice notice) {
    return switch (notice.code()) {
      case MEMBERS_READ, EMBEDDED_FILES -> true;
      default -> false;
    };
  }

  /** Takes over what was read of a document since; tells whether it is still there. */
  boolean update(Document document) {
    changing.lock();
    try {
      boolean there = store.documents().update(document);
      if (there) {
        index.add(document, "", Progress.SILENT, new Cancellation());
      }
      return there;
    } finally {
      changing.unlock();
    }
  }

  private void add(Document document, Path bytes, Progress progress, Cancellation cancellation) {
    changing.lock();
    boolean hadCopy = copies.has(document.id());
    boolean added = false;
    try {
      copies.keep(bytes, document.id());
      index.add(document, "", progress, cancellation);
      store.documents().add(document, bytes);
      added = true;
    } finally {
      if (!added) {
        undoAdding(document.id(), hadCopy);
      }
      changing.unlock();
    }
  }

  /**
   * Deletes what there is of documents outside the store, and then their rows, as they are noted in
   * the store; nobody adds one meanwhile.
   *
   * @param more deletes what lies elsewhere, of these
   * @return what that was
   */
  Erasable erase(Consumer<ErasureTable.Marked> more) {
    changing.lock();
    try {
      ErasureTable.Marked marked = store.erasures().marked();
      if (marked.rest()) {
        more.accept(marked);
        index.erase(marked.what().documents());
        for (DocumentId document : marked.what().documents()) {
          boolean _ = copies.delete(document);
        }
        store.erasures().deleteRows();
        store.erasures().compact();
      }
      return marked.what();
    } finally {
      changing.unlock();
    }
  }

  private void undoAdding(DocumentId id, boolean hadCopy) {
    if (store.documents().entry(id).isEmpty()) {
      takeFromIndex(id);
    }
    if (!hadCopy) {
      boolean _ = copies.delete(id);
    }
  }

  /** Where the bytes of a document are; its own file if they are nowhere. */
  Path bytes(Document document) {
    boolean there = Files.exists(document.file());
    return there || !copies.has(document.id()) ? document.file() : copies.path(document.id());
  }

  Optional<Document> document(DocumentId id) {
    return store.documents().document(id);
  }

  /**
   * A document that must be there.
   *
   * @throws CarrelException FILE_MISSING
   */
  Document require(DocumentId id) {
    return document(id).orElseThrow(() -> missing(id));
  }

  CarrelException missing(DocumentId id) {
    return new CarrelException(
        Code.FILE_MISSING,
        "There is no document " + id + " in " + folder + ".",
        "Add its file first.");
  }

  List<Document> documents() {
    return store.documents().entries().stream()
        .flatMap(entry -> document(entry.id()).stream())
        .toList();
  }

  List<DocumentEntry> entries() {
    return store.documents().entries();
  }

  void remove(DocumentId id) {
    boolean _ = store.documents().remove(id);
    takeFromIndex(id);
  }

  /** Pages that stay in the index are not shown, and go at the next opening. */
  private void takeFromIndex(DocumentId id) {
    try {
      index.remove(id);
    } catch (CarrelException e) {
      LOG.log(Level.DEBUG, "a document that is not there any more stays in the index", e);
    }
  }

  /**
   * Undoes {@link #remove}. If it can be had again but not be indexed, this throws; it is then
   * searchable after another call, or at the next opening.
   */
  void restore(DocumentId id) {
    boolean _ = store.documents().restore(id);
    if (!index.contains(id)) {
      document(id).ifPresent(d -> index.add(d, "", Progress.SILENT, new Cancellation()));
    }
  }

  List<SearchHit> search(SearchQuery query) {
    return named(index.search(query));
  }

  /** What was found in documents that are there, as a person is shown it. */
  List<SearchHit> named(List<Hit> found) {
    Map<DocumentId, String> names =
        store.documents().entries().stream()
            .collect(Collectors.toMap(DocumentEntry::id, DocumentEntry::name));
    Function<Hit, SearchHit> named =
        hit ->
            new SearchHit(
                hit.document(),
                names.getOrDefault(hit.document(), ""),
                hit.page(),
                hit.snippet(),
                hit.score(),
                hit.spans(),
                store.documents().standing(hit.document(), hit.page(), hit.spans()));
    return found.stream().filter(hit -> names.containsKey(hit.document())).map(named).toList();
  }

  @Override
  public void close() {
    index.close();
    store.close();
  }
}
