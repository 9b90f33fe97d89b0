// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.ground.ShownText;
import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/**
 * JSON in which what would hide or act where it is shown is written as JSON's own escapes, so that
 * the data stay as they are. Such characters stand within strings only. Pairs of surrogates must
 * come in one piece, as from a writer of JSON they do.
 */
final class VisibleJson extends FilterWriter {
  VisibleJson(Writer out) {
    super(out);
  }

  @Override
  public void write(int c) throws IOException {
    write(Character.toString((char) c), 0, 1);
  }

  @Override
  public void write(char[] chars, int from, int length) throws IOException {
    write(new String(chars, from, length), 0, length);
  }

  @Override
  public void write(String text, int from, int length) throws IOException {
    int written = from;
    int at = from;
    while (at < from + length) {
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      if (ShownText.isHidden(point)) {
        out.write(text, written, at - written);
        for (int i = at; i < next; i++) {
          out.write(String.format(Locale.ROOT, "\\u%04x", (int) text.charAt(i)));
        }
        written = next;
      }
      at = next;
    }
    out.write(text, written, from + length - written);
  }
}
