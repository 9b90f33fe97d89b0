package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Sha256;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/**
 * Copies of originals, one file per document named by its hash, so that a page can still be shown
 * when the original was moved or changed. A copy is whole or not there at all. Not hard links: an
 * original that is edited in place would change them too.
 */
public final class Copies {
  private static final int BLOCK = 1 << 16;
  private static final String PART = ".part";

  private final Path folder;

  /**
   * Uses the folder of a home, and clears what a killed process left half-done there.
   *
   * @throws CarrelException {@link Code#HOME_UNUSABLE}
   */
  public Copies(Home home) {
    this.folder = home.copies();
    try (DirectoryStream<Path> parts = Files.newDirectoryStream(folder, "*" + PART)) {
      for (Path part : parts) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw StoreErrors.of(e, folder, "The copies of documents cannot be reached");
    }
  }

  /**
   * Copies an original, unless that was done before.
   *
   * @param original the file the document was read from
   * @param id the hash that its bytes must have
   * @return the copy
   * @throws CarrelException {@link Code#FILE_UNREADABLE}; {@link Code#HASH_MISMATCH} if the
   *     original was changed since it was read; {@link Code#DISK_FULL}
   */
  public Path keep(Path original, DocumentId id) {
    Optional<Path> there = find(id);
    if (there.isPresent()) {
      return there.get();
    }
    Path copy = path(id);
    Path part = folder.resolve(id.sha256() + PART);
    String what = "A copy of " + original + " could not be kept";
    try (InputStream in = open(original)) {
      try {
        requireHash(original, id, write(in, part));
        Files.move(part, copy, StandardCopyOption.ATOMIC_MOVE);
        syncFolder();
        return copy;
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw StoreErrors.of(e, folder, what);
    }
  }

  private static InputStream open(Path original) {
    try {
      return Files.newInputStream(original);
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          original + " cannot be read: " + e.getMessage() + ".",
          "Check that the file is there and may be read.",
          e);
    }
  }

  /** Writes and syncs; gives the hash of what was written. */
  private static String write(InputStream in, Path part) throws IOException {
    MessageDigest hash = Sha256.digest();
    try (FileChannel out =
        FileChannel.open(
            part,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      byte[] block = new byte[BLOCK];
      for (int n = in.read(block); n >= 0; n = in.read(block)) {
        hash.update(block, 0, n);
        ByteBuffer bytes = ByteBuffer.wrap(block, 0, n);
        while (bytes.hasRemaining()) {
          out.write(bytes);
        }
      }
      out.force(true);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void requireHash(Path original, DocumentId id, String found) {
    if (!found.equals(id.sha256())) {
      throw new CarrelException(
          Code.HASH_MISMATCH,
          "%s was changed since it was read: its SHA-256 is %s, it was %s."
              .formatted(original, found, id),
          "Add the file again to read it as it is now.");
    }
  }

  /** Makes the new name survive a power cut, where a folder can be synced: not on Windows. */
  private void syncFolder() {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException e) {
      // Then the copy may be missing after a power cut, and is made again.
    }
  }

  /** The copy of a document's original; empty if none is kept. */
  public Optional<Path> find(DocumentId id) {
    Path copy = path(id);
    return Files.isRegularFile(copy) ? Optional.of(copy) : Optional.empty();
  }

  /** Deletes the copy of a document's original; tells whether there was one. */
  public boolean delete(DocumentId id) {
    try {
      return Files.deleteIfExists(path(id));
    } catch (IOException e) {
      throw StoreErrors.of(e, path(id), "A copy could not be deleted");
    }
  }

  private Path path(DocumentId id) {
    return folder.resolve(id.sha256());
  }
}
