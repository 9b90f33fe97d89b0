package dev.carrel.engine.ground;

import java.io.IOException;
import java.util.Optional;

/** One small file that is read and replaced whole. */
public interface StoredFile {
  /** More than any small file is long. */
  int ANY_LENGTH = Integer.MAX_VALUE - 64;

  /**
   * What it holds; empty if there is none, or it is longer.
   *
   * @param mostBytes what it may be long
   */
  Optional<byte[]> read(int mostBytes) throws IOException;

  /** What it holds; empty if there is none. */
  default Optional<byte[]> read() throws IOException {
    return read(ANY_LENGTH);
  }

  /**
   * Replaces what it holds, and makes its folder if need be. Who looks finds the old content or the
   * new one, also after a power cut; once this has returned, the new one.
   *
   * @throws IOException if that could not be done; it holds what it held
   */
  void write(byte[] content) throws IOException;

  /** Deletes it, which a power cut does not undo; tells whether there was one. */
  boolean delete() throws IOException;

  /** Where it is, in words for a person. */
  String place();
}
