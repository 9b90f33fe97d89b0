// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/**
 * The port to the files of a home. A file is read as bytes and replaced whole: who looks finds what
 * it held or what it holds now, also after a power cut. No paths go in or out, so that a home can
 * be encrypted behind it.
 *
 * <p>What the map says is reached {@linkplain HomePlace.Way#PATH by its path} is not to be had
 * here. Thread-safe; of two who replace one file at once, one wins.
 */
public interface HomeFiles {
  /** Those in a folder, whoever has it open; nothing is made before something is written. */
  static HomeFiles in(Path folder) {
    return new HomeFolder(folder, Disk.LOCAL);
  }

  /** Says what a file is to hold. */
  @FunctionalInterface
  interface Content {
    /**
     * Writes it.
     *
     * @throws IOException to leave the file as it was
     */
    void to(OutputStream out) throws IOException;
  }

  /** A file that is small, or will be, to be read and replaced. */
  StoredFile file(HomeName name);

  /**
   * A file's bytes, for one that is large.
   *
   * @throws java.nio.file.NoSuchFileException if there is none
   */
  InputStream open(HomeName name) throws IOException;

  /**
   * Replaces what a file holds, as {@link StoredFile#write} does, for one that is large.
   *
   * @throws IOException if that could not be done; it holds what it held
   */
  void write(HomeName name, Content content) throws IOException;

  /** A file's length in bytes; empty if there is none. */
  OptionalLong size(HomeName name) throws IOException;

  /** The files in a folder and below it, by name; nothing if there is none. */
  List<HomeName> list(HomePlace folder) throws IOException;

  /** Deletes the folders below a folder in which nothing lies; their names may tell something. */
  void deleteEmpty(HomePlace folder) throws IOException;

  /**
   * Deletes what a crash left half written in a folder and below; for who has the home, while he
   * writes nothing there.
   */
  void clearUnfinished(HomePlace folder) throws IOException;
}
