// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.lang.Character.UnicodeScript;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/** UTF-16 and UTF-32 without a byte order mark. */
final class WideText {
  private static final int LOOKED_AT = 8192;

  private WideText() {}

  /**
   * Nearly all of one kind of place hold zeros, and none of the other does; or there are zeros, and
   * what comes out is text of one script beside the Latin.
   */
  static Optional<Charset> of(byte[] bytes) {
    int length = Math.min(bytes.length, LOOKED_AT) & ~3;
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    if (length < 8) {
      return Optional.empty();
    }
    if (even + odd == 0) {
      // A text without spaces: what shows is that no text of single bytes has such controls.
      ByteBuffer all = ByteBuffer.wrap(bytes, 0, length);
      return bytes.length % 2 == 0 && hasControls(bytes, length)
          ? ofOneScript(StandardCharsets.UTF_16LE, all)
              .or(() -> ofOneScript(StandardCharsets.UTF_16BE, all))
          : Optional.empty();
    }
    int quarter = length / 4;
    if (zeros[0] == quarter && zeros[1] >= 0.9 * quarter && zeros[3] == 0) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (zeros[3] == quarter && zeros[2] >= 0.9 * quarter && zeros[0] == 0) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    if (odd >= 0.4 * length / 2 && even == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    if (even >= 0.4 * length / 2 && odd == 0) {
      return Optional.of(StandardCharsets.UTF_16BE);
    }
    // The zeros are those of spaces, digits and signs.
    ByteBuffer start = ByteBuffer.wrap(bytes, 0, length);
    return odd >= even
        ? ofOneScript(StandardCharsets.UTF_16LE, start)
        : ofOneScript(StandardCharsets.UTF_16BE, start);
  }

  private static boolean hasControls(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      if (b >= 0 && b < 0x20 && b != '\n' && b != '\r' && b != '\t' && b != '\f' && b != 0x1B) {
        return true;
      }
    }
    return false;
  }

  private static Optional<Charset> ofOneScript(Charset charset, ByteBuffer bytes) {
    String text;
    try {
      text = charset.newDecoder().decode(bytes.duplicate()).toString();
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
    Map<UnicodeScript, Integer> scripts = new EnumMap<>(UnicodeScript.class);
    int letters = 0;
    int odd = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      UnicodeScript script = script(c);
      if (Character.isLetter(c) && script != UnicodeScript.LATIN) {
        letters++;
        scripts.merge(script, 1, Integer::sum);
      } else if (!isUsual(c)) {
        odd++;
      }
    }
    int most = scripts.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    boolean one = letters > 0 && most >= 0.98 * letters && odd <= 0.01 * text.length();
    return one ? Optional.of(charset) : Optional.empty();
  }

  /** Japanese is written in three at once. */
  private static UnicodeScript script(char c) {
    return switch (UnicodeScript.of(c)) {
      case HIRAGANA, KATAKANA -> UnicodeScript.HAN;
      case UnicodeScript other -> other;
    };
  }

  private static boolean isUsual(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t' || c == '\f';
      case Character.SPACE_SEPARATOR -> c == ' ' || c == '\u00A0' || c == '\u3000';
      case Character.UNASSIGNED, Character.PRIVATE_USE, Character.SURROGATE -> false;
      case Character.OTHER_SYMBOL -> c < 0x3200;
      default -> true;
    };
  }
}
