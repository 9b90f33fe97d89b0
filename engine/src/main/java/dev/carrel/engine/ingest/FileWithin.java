// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.Notice;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A file and the files inside of it as documents: those of an archive, what is attached to a mail
 * or to a PDF. What cannot be read is named in a notice on the one that holds it. Closing deletes
 * the bytes that were taken out.
 */
public final class FileWithin implements AutoCloseable {
  /** Between a file and what is inside of it, in names. */
  public static final String WITHIN = " › ";

  private static final Pattern BETWEEN = Pattern.compile("[/\\\\]|" + WITHIN);

  /**
   * One of them.
   *
   * @param document its file is where it was read from; inside of another, as if that were a folder
   * @param bytes where they are until this is closed
   */
  public record Part(Document document, Path bytes) {}

  private final Ingestor ingestor;
  private final Progress progress;
  private final Cancellation cancellation;
  private final List<Part> parts = new ArrayList<>();
  private final Set<DocumentId> seen = new HashSet<>();
  private Optional<Path> folder = Optional.empty();

  private FileWithin(Ingestor ingestor, Progress progress, Cancellation cancellation) {
    this.ingestor = ingestor;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Reads them.
   *
   * @throws CarrelException as {@link Ingestor#read} does for the file itself; FILE_TOO_LARGE if
   *     there is too much inside of it
   */
  static FileWithin read(
      Ingestor ingestor,
      Path file,
      Optional<String> password,
      Progress progress,
      Cancellation cancellation) {
    FileWithin within = new FileWithin(ingestor, progress, cancellation);
    boolean read = false;
    try {
      Document document = ingestor.read(file, password, progress, cancellation);
      within.seen.add(document.id());
      within.add(document, file, password, new MemberLimits.Left(Files.size(file)), 0);
      read = true;
      return within;
    } catch (IOException e) {
      throw new CarrelException(
          Code.DISK_FULL,
          "What is inside of %s could not be taken out (%s)."
              .formatted(file.getFileName(), e.getMessage()),
          "Make room on the disk, then add it again.",
          e);
    } finally {
      if (!read) {
        within.close();
      }
    }
  }

  /** The file itself, then those inside of it, each before those inside of that. */
  public List<Part> parts() {
    return List.copyOf(parts);
  }

  private void add(
      Document document, Path bytes, Optional<String> password, MemberLimits.Left left, int depth)
      throws IOException {
    int at = parts.size();
    parts.add(new Part(document, bytes));
    boolean holds =
        document.notices().stream().anyMatch(n -> n.code() == Notice.Code.EMBEDDED_FILES);
    if (!holds || depth >= MemberLimits.DEEPEST) {
      return;
    }
    MemberFiles files = new MemberFiles(document.name(), folder(), left);
    try {
      ingestor.members(bytes, password, files, cancellation);
    } catch (CarrelException e) {
      switch (e.code()) {
        case CANCELLED, DISK_FULL, FILE_TOO_LARGE -> throw e;
        // The file itself was read; what is inside of it stays named as unread.
        default -> {
          return;
        }
      }
    }
    List<String> unread = new ArrayList<>(files.unread());
    List<String> read = new ArrayList<>();
    for (MemberFiles.Kept kept : files.kept()) {
      cancellation.throwIfRequested();
      Optional<String> failed = member(document, kept, password, left, depth + 1);
      failed.ifPresentOrElse(unread::add, () -> read.add(kept.name()));
    }
    parts.set(at, new Part(noticed(document, read, unread), bytes));
  }

  /** Why one is not read, with its name; empty if it is. */
  private Optional<String> member(
      Document holder,
      MemberFiles.Kept kept,
      Optional<String> password,
      MemberLimits.Left left,
      int depth)
      throws IOException {
    Document own;
    try {
      own = ingestor.read(kept.file(), password, progress, cancellation);
    } catch (CarrelException e) {
      return switch (e.code()) {
        case CANCELLED, DISK_FULL, INTERNAL -> throw e;
        case PASSWORD_NEEDED, PASSWORD_WRONG -> Optional.of(kept.name() + " (encrypted)");
        case NO_TEXT -> Optional.of(kept.name() + " (no text)");
        case FILE_EMPTY -> Optional.of(kept.name() + " (empty)");
        default -> Optional.of(kept.name());
      };
    }
    if (seen.add(own.id())) {
      left.takeCharacters(
          own.pages().stream().map(Page::text).mapToLong(String::length).sum(),
          IngestLimits.DEFAULT.characters(),
          holder.name());
      Document named =
          own.named(holder.name() + WITHIN + kept.name()).at(inside(holder.file(), kept.name()));
      add(named, kept.file(), password, left, depth);
    }
    return Optional.empty();
  }

  /** As if the file were a folder: nothing is there, and what is called so is unmistakable. */
  private static Path inside(Path file, String name) {
    Path path = file;
    for (String part : BETWEEN.splitAsStream(name).toList()) {
      String fit = MemberFiles.fileName(part);
      try {
        path = part.isBlank() ? path : path.resolve(fit);
      } catch (InvalidPathException e) {
        path = path.resolve(fit.replaceAll("[^\\x20-\\x7E]", "_"));
      }
    }
    return path.equals(file) ? file.resolve("file") : path;
  }

  private static Document noticed(Document document, List<String> read, List<String> unread) {
    List<Notice> notices = new ArrayList<>();
    for (Notice notice : document.notices()) {
      boolean none = read.isEmpty() && unread.isEmpty(); // they cannot be had, and stay named
      if (notice.code() != Notice.Code.EMBEDDED_FILES || none) {
        notices.add(notice);
      } else {
        if (!read.isEmpty()) {
          notices.add(new Notice(Notice.Code.MEMBERS_READ, read.size(), String.join(", ", read)));
        }
        if (!unread.isEmpty()) {
          notices.add(
              new Notice(Notice.Code.EMBEDDED_FILES, unread.size(), String.join(", ", unread)));
        }
      }
    }
    return document.noticed(notices);
  }

  private Path folder() throws IOException {
    Path there = folder.orElse(null);
    if (there == null) {
      there = Files.createTempDirectory("carrel-inside").toAbsolutePath();
      folder = Optional.of(there);
    }
    return there;
  }

  @Override
  public void close() {
    if (folder.isEmpty()) {
      return;
    }
    try (Stream<Path> all = Files.walk(folder.get())) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (IOException e) {
      System.getLogger(FileWithin.class.getName())
          .log(System.Logger.Level.DEBUG, "what was taken out of a file stays", e);
    }
  }
}
