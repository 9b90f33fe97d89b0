// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.home.HomeErrors;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * Copies of originals, one file per document named by its hash, so that a page can still be shown
 * when the original was moved or changed. A copy is whole or not there at all. Not hard links: an
 * original that is edited in place would change them too.
 */
public final class Copies {
  private static final int BLOCK = 1 << 16;

  /** The end of a half-written copy's name in versions before {@link HomeFiles}. */
  private static final String PART = ".part";

  private final HomeFiles files;
  private final Path folder;

  /**
   * Uses the folder of a home, and clears what a killed process of an earlier version left
   * half-done there.
   *
   * @throws CarrelException {@link Code#HOME_UNUSABLE}
   */
  public Copies(Home home) {
    this.files = home.files();
    this.folder = home.folder().resolve(HomePlace.COPIES.title());
    try {
      for (HomeName name : files.list(HomePlace.COPIES)) {
        if (name.last().endsWith(PART)) {
          boolean _ = files.file(name).delete();
        }
      }
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, "The copies of documents cannot be reached");
    }
  }

  /**
   * Copies an original, unless that was done before.
   *
   * @param original the file the document was read from
   * @param id whose bytes they must be
   * @throws CarrelException {@link Code#FILE_UNREADABLE}; {@link Code#HASH_MISMATCH} if the
   *     original was changed since it was read; {@link Code#DISK_FULL}
   */
  public void keep(Path original, DocumentId id) {
    if (has(id)) {
      return;
    }
    String what = "A copy of " + original + " could not be kept";
    try (InputStream in = open(original)) {
      files.write(name(id), out -> requireHash(original, id, copy(in, out)));
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, what);
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

  /** Gives the hash of what was written. */
  private static String copy(InputStream in, OutputStream out) throws IOException {
    MessageDigest hash = Sha256.digest();
    byte[] block = new byte[BLOCK];
    for (int n = in.read(block); n >= 0; n = in.read(block)) {
      hash.update(block, 0, n);
      out.write(block, 0, n);
    }
    return HexFormat.of().formatHex(hash.digest());
  }

  private static void requireHash(Path original, DocumentId id, String found) {
    if (!id.isOf(found)) {
      throw new CarrelException(
          Code.HASH_MISMATCH,
          "%s was changed since it was read: its SHA-256 is %s.".formatted(original, found),
          "Add the file again to read it as it is now.");
    }
  }

  /** Where the copy of a document's original is, if there is one. */
  public Path path(DocumentId id) {
    return folder.resolve(id.sha256());
  }

  /** Whether there is a copy of a document's original. */
  public boolean has(DocumentId id) {
    try {
      return files.size(name(id)).isPresent();
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, "The copies of documents cannot be reached");
    }
  }

  /** Deletes the copy of a document's original; tells whether there was one. */
  public boolean delete(DocumentId id) {
    try {
      return files.file(name(id)).delete();
    } catch (IOException e) {
      throw HomeErrors.of(e, folder, "A copy could not be deleted");
    }
  }

  private static HomeName name(DocumentId id) {
    return HomePlace.COPIES.file(id.sha256());
  }
}
