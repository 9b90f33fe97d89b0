// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ShownText;
import java.io.IOException;
import java.io.Writer;

/**
 * Writes what comes from documents, file names and models as {@link ShownText}, whatever the pieces
 * it comes in: a character in two halves waits for the second one. A carriage return is let through
 * where a line feed follows, since that is how Windows ends lines.
 */
final class ShownWriter extends Writer {
  private static final int NONE = -1;

  private final Writer writer;

  /** The first half of a pair, or a carriage return. */
  private int waiting = NONE;

  ShownWriter(Writer writer) {
    this.writer = writer;
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    synchronized (lock) {
      StringBuilder whole = new StringBuilder(length + 1);
      if (waiting != NONE) {
        whole.append((char) waiting);
        waiting = NONE;
      }
      whole.append(text, offset, length);
      int last = whole.length() - 1;
      if (last >= 0 && waits(whole.charAt(last))) {
        waiting = whole.charAt(last);
        whole.setLength(last);
      }
      show(whole.toString());
    }
  }

  private static boolean waits(char last) {
    return last == '\r' || Character.isHighSurrogate(last);
  }

  private void show(String text) throws IOException {
    int from = 0;
    for (int end = text.indexOf("\r\n"); end >= 0; end = text.indexOf("\r\n", from)) {
      writer.write(ShownText.of(text.substring(from, end)));
      writer.write("\r\n");
      from = end + 2;
    }
    writer.write(ShownText.of(text.substring(from)));
  }

  @Override
  public void flush() throws IOException {
    writer.flush();
  }

  /** Nothing follows: what waited is shown. */
  @Override
  public void close() throws IOException {
    synchronized (lock) {
      if (waiting != NONE) {
        writer.write(ShownText.of(String.valueOf((char) waiting)));
        waiting = NONE;
      }
      writer.close();
    }
  }
}
