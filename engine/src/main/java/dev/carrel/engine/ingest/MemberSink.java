// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import dev.carrel.engine.document.DocumentKind;
import java.io.IOException;
import java.io.InputStream;

/**
 * Takes the files inside of a file, one after the other. A name is words for a person, with slashes
 * between folders, and may be anything.
 */
public interface MemberSink {
  int BLOCK = 1 << 16;

  /** Whether a file of this name would be read; others are only {@link #refused}. */
  default boolean wants(String name) {
    String last = name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
    return DocumentKind.ofFileName(last).isPresent() || !last.contains(".");
  }

  /** The next file begins. */
  void begin(String name) throws IOException;

  /**
   * Goes on with its bytes, at most {@link #BLOCK} of them.
   *
   * @throws dev.carrel.engine.ground.CarrelException FILE_TOO_LARGE if all together are too many
   */
  void bytes(byte[] some, int length) throws IOException;

  /** It is whole. */
  void end() throws IOException;

  /** It cannot be had to its end. */
  void drop(String why) throws IOException;

  /**
   * A file is there and is not handed on.
   *
   * @param why as in brackets behind its name; empty if its name says it
   */
  void refused(String name, String why) throws IOException;

  /** Hands on a whole file, or that it is not wanted. */
  default void member(String name, InputStream in) throws IOException {
    if (!wants(name)) {
      refused(name, "");
      return;
    }
    begin(name);
    boolean whole = false;
    try {
      byte[] block = new byte[BLOCK];
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        bytes(block, read);
      }
      whole = true;
    } finally {
      if (whole) {
        end();
      } else {
        drop("damaged");
      }
    }
  }
}
