// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.ReadAs;
import dev.carrel.engine.document.UnreadablePage;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Sha256;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One file being read: what it is, its hash, its pages. */
final class FileReading {
  private static final int HASH_BYTES = 1 << 20;

  /** Of what is not read as a document itself. */
  private static final DocumentId NOBODY = new DocumentId("0".repeat(64));

  private final Readers readers;
  private final Path file;
  private final String name;
  private final Optional<String> password;
  private final ReadAs as;
  private final Progress progress;
  private final Watch watch;
  private final RecognizedPages recognized;
  private final ScanPages scans;

  /**
   * Of a file.
   *
   * @param name it may lie there under another one
   */
  FileReading(
      Readers readers,
      Path file,
      String name,
      Optional<String> password,
      ReadAs as,
      Progress progress,
      Watch watch,
      RecognizedPages recognized,
      ScanPages scans) {
    this.recognized = recognized;
    this.scans = scans;
    this.readers = readers;
    this.file = file;
    this.name = name;
    this.password = password;
    this.as = as;
    this.progress = progress;
    this.watch = watch;
  }

  Document read() {
    try {
      BasicFileAttributes before = regularFile();
      try (FileBytes bytes = FileBytes.open(file)) {
        return read(before, bytes);
      }
    } catch (NoSuchFileException | FileNotFoundException e) {
      throw missing(e);
    } catch (AccessDeniedException e) {
      throw unreadable("may not be read by you", "Ask its owner for the right to read it.", e);
    } catch (IOException e) {
      throw unreadable(
          "could not be read (" + e.getMessage() + ")",
          "Check that the disk or the network share is there, then try again.",
          e);
    }
  }

  private Document read(BasicFileAttributes before, FileBytes bytes) throws IOException {
    DocumentReader reader = readers.of(name, bytes.first(DocumentReader.LOOKED_AT));
    String sha256 = hash(bytes);
    CollectedPages pages =
        new CollectedPages(name, watch.limits(), new DocumentId(sha256), recognized, scans);
    watch.startOpening();
    reader.read(new FileToRead(name, bytes, password, as, watch, pages, progress));
    refuseIfChanged(before);
    if (pages.waiting() > 0) {
      pages.notice(new Notice(Notice.Code.TO_BE_RECOGNIZED, pages.waiting(), ""));
    } else {
      refuseIfWithoutText(pages);
    }
    Document whole =
        new Document(
            id(sha256, pages),
            name,
            file,
            reader.kind(),
            pages.pages(),
            pages.unreadable(),
            pages.notices());
    return as.comments() ? whole : WithoutComments.of(whole);
  }

  private DocumentId id(String sha256, CollectedPages read) {
    boolean changes =
        read.notices().stream().anyMatch(n -> n.code() == Notice.Code.TRACKED_CHANGES);
    boolean comments =
        read.pages().stream()
            .flatMap(page -> page.marks().stream())
            .anyMatch(mark -> mark.kind() == Mark.Kind.COMMENT);
    return as.where(changes, comments).id(sha256);
  }

  /** Hands on the files inside of it. */
  boolean members(MemberSink members) throws IOException {
    BasicFileAttributes _ = regularFile();
    try (FileBytes bytes = FileBytes.open(file)) {
      watch.startOpening();
      CollectedPages none =
          new CollectedPages(name, watch.limits(), NOBODY, RecognizedPages.NONE, ScanPages.NOW);
      readers
          .of(name, bytes.first(DocumentReader.LOOKED_AT))
          .members(new FileToRead(name, bytes, password, watch, none, progress), members);
      return true;
    }
  }

  /** A glance at it. */
  FileExtent extent() throws IOException {
    BasicFileAttributes _ = regularFile();
    try (FileBytes bytes = FileBytes.open(file)) {
      watch.startOpening();
      return readers.of(name, bytes.first(DocumentReader.LOOKED_AT)).extent(bytes, watch);
    }
  }

  private BasicFileAttributes regularFile() throws IOException {
    BasicFileAttributes is = Files.readAttributes(file, BasicFileAttributes.class);
    if (is.isDirectory()) {
      throw unreadable("is a folder, not a file", "Choose the files in it.", null);
    }
    if (!is.isRegularFile()) {
      throw unreadable(
          "is a pipe or a device, not a regular file", "Save it as a file, then add that.", null);
    }
    if (is.size() == 0) {
      throw new CarrelException(
          Code.FILE_EMPTY,
          name + " is empty: it has 0 bytes.",
          "Get the file again from where it came from; a download may have failed.");
    }
    if (is.size() > watch.limits().fileBytes()) {
      throw IngestLimits.tooLarge(name, is.size(), watch.limits().fileBytes());
    }
    return is;
  }

  private String hash(DocumentBytes bytes) throws IOException {
    MessageDigest sha256 = Sha256.digest();
    byte[] buffer = new byte[HASH_BYTES];
    long done = 0;
    int read;
    while ((read = bytes.read(done, buffer, 0, buffer.length)) >= 0) {
      watch.check();
      sha256.update(buffer, 0, read);
      done += read;
    }
    return HexFormat.of().formatHex(sha256.digest());
  }

  /** The hash and the pages must be of the same bytes. */
  private void refuseIfChanged(BasicFileAttributes before) throws IOException {
    BasicFileAttributes after = Files.readAttributes(file, BasicFileAttributes.class);
    if (after.size() != before.size()
        || !after.lastModifiedTime().equals(before.lastModifiedTime())) {
      throw unreadable(
          "changed while it was read (from %,d to %,d bytes)"
              .formatted(before.size(), after.size()),
          "Wait until the program that writes it is done, then add it again.",
          null);
    }
  }

  private void refuseIfWithoutText(CollectedPages pages) {
    if (pages.pages().stream().anyMatch(page -> !page.text().isBlank())) {
      return;
    }
    List<UnreadablePage> unreadable = pages.unreadable();
    String message =
        "No text could be read from any of the %,d pages of %s%s."
            .formatted(pages.pages().size(), name, reasons(unreadable));
    if (!unreadable.isEmpty() && unreadable.stream().noneMatch(UnreadablePage::isPicture)) {
      throw new CarrelException(
          Code.FILE_UNSAFE,
          message,
          "If you know where it comes from, print it to a new PDF with another program, or split"
              + " it, and add what comes out.");
    }
    throw new CarrelException(
        Code.NO_TEXT,
        message,
        unreadable.stream().anyMatch(UnreadablePage::canBeRecognized)
            ? UnreadablePage.HOW_TO_RECOGNIZE
            : "Open it in another program to see what it shows.");
  }

  /** Why, by number of pages: ": 12 a scanned image without a text layer". */
  private static String reasons(List<UnreadablePage> unreadable) {
    if (unreadable.isEmpty()) {
      return "";
    }
    return unreadable.stream()
        .collect(Collectors.groupingBy(UnreadablePage::reason, TreeMap::new, Collectors.counting()))
        .entrySet()
        .stream()
        .limit(3)
        .map(e -> (e.getValue() == 1 ? "1 page: " : e.getValue() + " pages: ") + e.getKey())
        .collect(Collectors.joining("; ", " (", ")"));
  }

  private CarrelException missing(Exception cause) {
    return new CarrelException(
        Code.FILE_MISSING,
        "There is no file " + file + ".",
        "Check the name and the folder.",
        cause);
  }

  private CarrelException unreadable(String what, String remedy, @Nullable Exception cause) {
    String message = name + " " + what + ".";
    return cause == null
        ? new CarrelException(Code.FILE_UNREADABLE, message, remedy)
        : new CarrelException(Code.FILE_UNREADABLE, message, remedy, cause);
  }
}
