// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest;

import java.io.EOFException;
import java.io.IOException;

/**
 * The bytes of a file that is read: all that a reader sees of it, so that it can read in a process
 * that may open no file. Belongs to one thread.
 */
public interface DocumentBytes {
  /** How many there are; does not change. */
  long size();

  /**
   * Reads some.
   *
   * @param position of the first, from 0
   * @param length at most so many, at least 1
   * @return how many were read, or -1 at the end
   * @throws IOException if they cannot be had
   */
  int read(long position, byte[] into, int offset, int length) throws IOException;

  /**
   * All of them.
   *
   * @throws IOException if they cannot be had, or there are more than an array holds
   */
  default byte[] all() throws IOException {
    if (size() > Integer.MAX_VALUE - 8) {
      throw new IOException(size() + " bytes are more than can be read at once");
    }
    return first((int) size());
  }

  /**
   * The first of them.
   *
   * @param most fewer where there are fewer
   */
  default byte[] first(int most) throws IOException {
    byte[] bytes = new byte[(int) Math.min(most, size())];
    int done = 0;
    while (done < bytes.length) {
      int read = read(done, bytes, done, bytes.length - done);
      if (read < 0) {
        throw new EOFException("the file ends after " + done + " bytes of " + bytes.length);
      }
      done += read;
    }
    return bytes;
  }
}
