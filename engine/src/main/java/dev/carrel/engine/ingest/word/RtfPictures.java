// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.word;

import dev.carrel.engine.ingest.picture.RecognizedPictures;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The pictures of an RTF file, which stand amid its text in hexadecimal or as they are. */
final class RtfPictures {
  /** Of all that are kept, in bytes; the others are only counted. */
  private static final long MOST_BYTES = 128L << 20;

  private final Map<String, byte[]> kept = new HashMap<>();
  private final StringBuilder hex = new StringBuilder();
  private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
  private int count;
  private long bytes;
  private boolean known;

  /** How many groups were open where one began; below 0 where none is open. */
  private int from = -1;

  int count() {
    return count;
  }

  /** A picture begins in a group of this depth. */
  void begin(int groups) {
    count++;
    from = groups;
    known = false;
    hex.setLength(0);
    raw.reset();
  }

  /** The picture is in a form that other programs know too. */
  void isKnown() {
    known = true;
  }

  /** What stands in a group of this depth. */
  void write(String digits, int groups) {
    if (known && groups == from && bytes + hex.length() / 2 + digits.length() / 2 < MOST_BYTES) {
      hex.append(digits);
    }
  }

  /** The same, as it is. */
  void write(byte[] some, int groups) {
    if (known && groups == from && bytes + raw.size() + some.length < MOST_BYTES) {
      raw.writeBytes(some);
    }
  }

  /** A group of this depth ends: the name of its picture, if it was one that can be read. */
  Optional<String> endGroup(int groups) {
    if (from < 0 || groups > from) {
      return Optional.empty();
    }
    from = -1;
    byte[] picture = raw.toByteArray();
    try {
      picture = hex.isEmpty() ? picture : HexFormat.of().parseHex(hex.toString().strip());
    } catch (IllegalArgumentException e) {
      picture = new byte[0]; // damaged
    }
    if (picture.length == 0) {
      return Optional.empty();
    }
    bytes += picture.length;
    String name = "picture " + count;
    kept.put(name, picture);
    return Optional.of(name);
  }

  /** The bytes of those that can be read. */
  RecognizedPictures.Parts parts() {
    return RecognizedPictures.Parts.of(kept);
  }
}
