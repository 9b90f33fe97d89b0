// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ingest.ScanPages;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.IntSupplier;

/**
 * Documents whose pictures are read after they were taken in: until then the model does not read
 * them. That they wait for it is on disk, and so is each page that was read. Thread-safe.
 */
public final class ScannedDocuments {
  private final Library library;
  private final Meanings meanings;

  ScannedDocuments(Library library, Meanings meanings) {
    this.library = library;
    this.meanings = meanings;
  }

  /**
   * As {@link Documents#addWithin}, but no picture is read: documents of which some have to be wait
   * for {@link #read}. One whose pictures were read before stays as it is.
   *
   * @throws CarrelException as {@link Documents#addWithin}
   */
  public List<Document> addWithin(
      Path file, Optional<String> password, Progress progress, Cancellation cancellation) {
    List<Document> added =
        library.addWithin(file, password, ScanPages.LATER, progress, cancellation);
    meanings.wake();
    return added;
  }

  /** Whether pictures of a document are still to be read. */
  public static boolean isWaiting(Document document) {
    return document.notices().stream().anyMatch(ScannedDocuments::isWaiting);
  }

  static boolean isWaiting(Notice notice) {
    return notice.code() == Notice.Code.TO_BE_RECOGNIZED;
  }

  /** Of one that was to be read before its pictures are. */
  static CarrelException notYet(Document document) {
    return new CarrelException(
        Code.NO_TEXT,
        "Pages of \"%s\" are still to be read from their pictures.".formatted(document.name()),
        "Let that be done on the shelf, or add its file again.");
  }

  /** The documents of which pictures are still to be read. */
  public List<DocumentId> waiting() {
    return library.store().documents().noticed(Notice.Code.TO_BE_RECOGNIZED);
  }

  /**
   * Reads the pictures of a document, page by page; what was read before is not read again. If this
   * ends before the last page, what was read can be searched and another call goes on.
   *
   * @param inSight the page that a person looks at, from 1, which is read before others; 0 for none
   * @param onMore hears of the document when more of it can be searched, on any thread
   * @throws CarrelException as {@link Documents#add}; if it is NO_TEXT, the document is removed
   */
  public Document read(
      DocumentId id,
      Optional<String> password,
      IntSupplier inSight,
      Consumer<Document> onMore,
      Progress progress,
      Cancellation cancellation) {
    Document before = library.require(id);
    try (GrowingDocument growing =
        new GrowingDocument(before, inSight, part -> saved(part, onMore))) {
      Document read = library.readAgain(before, password, growing, progress, cancellation);
      Document whole = growing.whole(read);
      if (!library.update(whole)) {
        throw library.missing(id);
      }
      meanings.wake();
      return whole;
    } catch (CarrelException e) {
      if (e.code() == Code.NO_TEXT) {
        library.remove(id);
      }
      throw e;
    }
  }

  private void saved(Document part, Consumer<Document> onMore) {
    if (library.update(part)) {
      onMore.accept(part);
    }
  }

  /**
   * No more of its pictures are read: it stays as it is. One without any text is removed.
   *
   * @return the document; empty if it was removed, or is not there
   */
  public Optional<Document> stop(DocumentId id) {
    Optional<Document> there = library.document(id);
    if (there.isEmpty() || !isWaiting(there.get())) {
      return there;
    }
    Document document = there.get();
    if (document.pages().stream().allMatch(page -> page.text().isBlank())) {
      library.remove(id);
      return Optional.empty();
    }
    Document stopped =
        document.read(
            document.pages(),
            document.unreadable().stream().map(ScannedDocuments::stopped).toList(),
            noticesOf(document));
    if (!library.update(stopped)) {
      return Optional.empty();
    }
    meanings.wake();
    return Optional.of(stopped);
  }

  private static UnreadablePage stopped(UnreadablePage page) {
    return page.reason().equals(UnreadablePage.LATER)
        ? new UnreadablePage(page.page(), UnreadablePage.STOPPED)
        : page;
  }

  private static List<Notice> noticesOf(Document document) {
    List<Notice> notices = new ArrayList<>(document.notices());
    notices.removeIf(ScannedDocuments::isWaiting);
    int read = (int) document.pages().stream().filter(GrowingDocument::isScan).count();
    if (read > 0) {
      notices.add(new Notice(Notice.Code.RECOGNIZED, read, ""));
    }
    return notices;
  }
}
