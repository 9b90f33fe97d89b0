// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import dev.carrel.engine.ground.CarrelException;
import java.io.IOException;

/**
 * Reads files of one kind: what a new format brings along, besides its {@link DocumentKind}.
 * Stateless; thread-safe.
 */
public interface DocumentReader {
  /** Of the first bytes of a file, how many {@link #look} is shown at most. */
  int LOOKED_AT = 8192;

  /** What the first bytes of a file say of its kind. */
  enum Look {
    /** It is this kind, whatever the file's name says. */
    CERTAIN,
    /** It may be: it is, unless the name says another one. */
    LIKELY,
    /** Nothing: it is if the name says so. */
    BY_NAME,
    /** It is not, whatever the file's name says. */
    NEVER
  }

  /** What it reads. */
  DocumentKind kind();

  /**
   * Looks at the start of a file.
   *
   * @param start the first bytes, at least one and at most {@link #LOOKED_AT}
   */
  Look look(byte[] start);

  /**
   * Reads every page and hands each to {@link FileToRead#pages}. Asks {@link FileToRead#watch}
   * often whether it may go on.
   *
   * @throws CarrelException as {@link Ingestor#read} lists them
   * @throws IOException if the bytes could not be had
   */
  void read(FileToRead file) throws IOException;

  /**
   * Hands on the files inside of a file, if its kind can hold any.
   *
   * @throws CarrelException as for {@link #read}
   * @throws IOException if the bytes could not be had
   */
  default void members(FileToRead file, MemberSink members) throws IOException {}

  /**
   * How long a file is, at a glance of some milliseconds.
   *
   * @param bytes at least one
   * @param watch as for {@link #read}
   * @throws CarrelException or
   * @throws IOException if that cannot be told, as when it is encrypted
   */
  FileExtent extent(DocumentBytes bytes, Watch watch) throws IOException;
}
