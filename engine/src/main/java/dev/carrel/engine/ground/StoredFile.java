// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
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
   * What it holds, as UTF-8; empty if there is none.
   *
   * @throws java.nio.charset.CharacterCodingException if it holds something else
   */
  default Optional<String> text() throws IOException {
    Optional<byte[]> bytes = read();
    return bytes.isEmpty()
        ? Optional.empty()
        : Optional.of(UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.get())).toString());
  }

  /**
   * Replaces what it holds, and makes its folder if need be. Who looks finds the old content or the
   * new one, also after a power cut; once this has returned, the new one.
   *
   * @throws IOException if that could not be done; it holds what it held
   */
  void write(byte[] content) throws IOException;

  /** As {@link #write(byte[])}, as UTF-8. */
  default void write(String text) throws IOException {
    write(text.getBytes(UTF_8));
  }

  /** Deletes it, which a power cut does not undo; tells whether there was one. */
  boolean delete() throws IOException;

  /** Where it is, in words for a person. */
  String place();
}
