// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;

/** Looks whether an index on disk is whole, and sets one aside that is not. */
final class IndexFolder {
  /** The key in Lucene's commit under which {@link PageFields#FORMAT} is kept. */
  static final String FORMAT_KEY = "carrel.format";

  /** Behind the name of a folder that was set aside. */
  private static final String DAMAGED = ".damaged-";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);

  /** What is in a folder. */
  enum State {
    NEW,
    WHOLE,
    /** Whole, but made by another version of this program. */
    OTHER_FORMAT,
    DAMAGED
  }

  private IndexFolder() {}

  /** Reads every byte and compares checksums: about a second per gigabyte. */
  static State check(Path folder) throws IOException {
    if (isEmpty(folder)) {
      return State.NEW;
    }
    try (Directory directory = FSDirectory.open(folder);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        leaf.reader().checkIntegrity();
      }
      String format = reader.getIndexCommit().getUserData().getOrDefault(FORMAT_KEY, "");
      return format.equals(PageFields.FORMAT) ? State.WHOLE : State.OTHER_FORMAT;
    } catch (CorruptIndexException
        | IndexFormatTooOldException
        | IndexFormatTooNewException
        | EOFException
        | FileNotFoundException
        | NoSuchFileException e) {
      // IndexNotFoundException, too: files, but nothing that was ever committed.
      return State.DAMAGED;
    } catch (RuntimeException e) {
      // What Lucene makes of bytes whose checksum it has not looked at yet.
      return State.DAMAGED;
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return true;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.allMatch(f -> f.endsWith(IndexWriter.WRITE_LOCK_NAME));
    }
  }

  /** Renames a folder to {@code index.damaged-20261124-140200} beside it. */
  static Path setAside(Path folder) throws IOException {
    String name = folder.getFileName() + DAMAGED + TIME.format(Instant.now());
    Path aside = folder.resolveSibling(name);
    for (int i = 2; Files.exists(aside); i++) {
      aside = folder.resolveSibling(name + "-" + i);
    }
    return Files.move(folder, aside);
  }

  /** Deletes the folders beside one that were set aside. */
  static void deleteSetAside(Path folder) throws IOException {
    String start = folder.getFileName() + DAMAGED;
    try (Stream<Path> beside = Files.list(folder.toAbsolutePath().getParent())) {
      for (Path aside : beside.filter(b -> b.getFileName().toString().startsWith(start)).toList()) {
        delete(aside);
      }
    }
  }

  private static void delete(Path entry) throws IOException {
    if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
      try (Stream<Path> within = Files.list(entry)) {
        for (Path below : within.toList()) {
          delete(below);
        }
      }
    }
    Files.deleteIfExists(entry);
  }

  /** Sets a damaged folder aside; empty if there was nothing wrong. */
  static Optional<Path> setAsideIfDamaged(Path folder, State state) throws IOException {
    return state == State.DAMAGED ? Optional.of(setAside(folder)) : Optional.empty();
  }
}
