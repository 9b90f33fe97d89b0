// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Files that stand in the words of a mail by uuencode, as programs attached them before MIME.
 *
 * @param text the words without them
 * @param files in their order
 */
record UuFiles(String text, List<Uu> files) {
  /** A file. */
  static final class Uu {
    private final String name;
    private final byte[] bytes;

    private Uu(String name, byte[] bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    String name() {
      return name;
    }

    InputStream bytes() {
      return new ByteArrayInputStream(bytes);
    }
  }

  private static final Pattern BEGIN = Pattern.compile("begin [0-7]{3,4} (\\S.{0,250})");

  /** How many signs a line may lack: blanks at its end are bits, and often lost on the way. */
  private static final int LOST = 4;

  static UuFiles of(String text) {
    if (!text.contains("begin ")) {
      return new UuFiles(text, List.of());
    }
    List<Uu> files = new ArrayList<>();
    List<String> rest = new ArrayList<>();
    String[] lines = text.split("\r?\n", -1);
    for (int i = 0; i < lines.length; i++) {
      Matcher begin = BEGIN.matcher(lines[i]);
      int end = begin.matches() ? end(lines, i + 1) : -1;
      Optional<byte[]> bytes = end < 0 ? Optional.empty() : decoded(lines, i + 1, end);
      if (bytes.isPresent()) {
        files.add(new Uu(begin.group(1).strip(), bytes.get()));
        i = end;
      } else {
        rest.add(lines[i]);
      }
    }
    return files.isEmpty() ? new UuFiles(text, files) : new UuFiles(String.join("\n", rest), files);
  }

  /** The line that ends a file; below 0 if none does. */
  private static int end(String[] lines, int from) {
    for (int i = from; i < lines.length; i++) {
      if (lines[i].strip().equals("end")) {
        return i;
      }
    }
    return -1;
  }

  /** Empty if a line is none of such a file. */
  private static Optional<byte[]> decoded(String[] lines, int from, int to) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (String line : List.of(lines).subList(from, to)) {
      int count = sixBits(line, 0);
      int signs = (count + 2) / 3 * 4;
      if (line.length() - 1 > signs + LOST || line.length() - 1 < signs - LOST) {
        return Optional.empty();
      }
      for (int i = 0; i < count; i++) {
        int at = 1 + i / 3 * 4 + i % 3;
        int two = sixBits(line, at) << 6 | sixBits(line, at + 1);
        bytes.write(two >> (i % 3 == 0 ? 4 : i % 3 == 1 ? 2 : 0));
      }
    }
    return bytes.size() == 0 ? Optional.empty() : Optional.of(bytes.toByteArray());
  }

  private static int sixBits(String line, int at) {
    return at < line.length() ? (line.charAt(at) - ' ') & 0x3F : 0;
  }
}
