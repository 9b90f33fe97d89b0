// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Map;
import java.util.Optional;
import org.mozilla.universalchardet.UniversalDetector;

/**
 * Bytes to text: by their byte order mark; else UTF-8 if the bytes are; else UTF-16 or UTF-32 if
 * every second byte says so; else by a guess (juniversalchardet, Mozilla's), which is said; else
 * windows-1252, which any bytes are.
 */
public final class TextDecoder {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final double CONTROLS = 0.02;
  private static final int LOOKED_AT = 1 << 20;

  /** What the detector calls a Java charset. */
  private static final Map<String, String> NAMES =
      Map.of("GB18030", "GB18030", "HZ-GB-23121", "GBK", "EUC-TW", "x-EUC-TW");

  /** A text, and its encoding if that was guessed. */
  public record Decoded(String text, Optional<String> guess) {}

  private TextDecoder() {}

  /** Whether the first bytes of a file look like text in one of these encodings. */
  public static boolean isText(byte[] start) {
    if (bom(start) > 0 || wide(start).isPresent()) {
      return true;
    }
    int controls = 0;
    for (byte b : start) {
      if (b == 0) {
        return false;
      }
      boolean usual = b == '\n' || b == '\r' || b == '\t' || b == '\f' || b == 0x1B;
      controls += (b >= 0 && b < 0x20 && !usual) || b == 0x7F ? 1 : 0;
    }
    return controls <= CONTROLS * start.length;
  }

  /** The text without its byte order mark, each line break as {@code \n}. */
  public static Decoded decode(byte[] bytes) {
    int bom = bom(bytes);
    ByteBuffer body = ByteBuffer.wrap(bytes, bom, bytes.length - bom);
    if (bom == 2 || bom == 4) {
      return decoded(ofMark(bytes, bom).decode(body).toString(), Optional.empty());
    }
    Optional<Charset> wide = bom > 0 ? Optional.empty() : wide(bytes);
    if (wide.isPresent()) {
      return decoded(wide.get().decode(body).toString(), wide.map(Charset::name));
    }
    Optional<String> utf8 = strictly(StandardCharsets.UTF_8, body);
    if (utf8.isPresent()) {
      return decoded(utf8.get(), Optional.empty());
    }
    if (bom > 0) {
      return decoded(StandardCharsets.UTF_8.decode(body).toString(), Optional.empty());
    }
    Optional<Charset> guess = guess(bytes);
    Optional<String> guessed = guess.flatMap(charset -> strictly(charset, body));
    return guessed.isPresent()
        ? decoded(guessed.get(), guess.map(Charset::name))
        : decoded(WINDOWS.decode(body).toString(), Optional.of(WINDOWS.name()));
  }

  private static Decoded decoded(String text, Optional<String> guess) {
    return new Decoded(text.replace("\r\n", "\n"), guess);
  }

  /** Latin text of most languages is windows-1252 or like it; nothing else is left to a guess. */
  private static Optional<Charset> guess(byte[] bytes) {
    UniversalDetector detector = new UniversalDetector();
    detector.handleData(bytes, 0, Math.min(bytes.length, LOOKED_AT));
    detector.dataEnd();
    String name = detector.getDetectedCharset();
    if (name == null || name.equals("UTF-8") || name.equals("US-ASCII")) {
      return Optional.empty();
    }
    try {
      return Optional.of(Charset.forName(NAMES.getOrDefault(name, name)));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> strictly(Charset charset, ByteBuffer bytes) {
    try {
      CharBuffer text =
          charset
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(bytes.duplicate());
      return Optional.of(text.toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  /**
   * UTF-16 or UTF-32 without a mark: nearly all of one kind of place hold zeros, and none of the
   * other does; or what comes out is text of one script.
   */
  private static Optional<Charset> wide(byte[] bytes) {
    int length = Math.min(bytes.length, 8192) & ~3;
    if (length < 8) {
      return Optional.empty();
    }
    int[] zeros = new int[4];
    for (int i = 0; i < length; i++) {
      zeros[i & 3] += bytes[i] == 0 ? 1 : 0;
    }
    int quarter = length / 4;
    if (zeros[0] == quarter && zeros[1] >= 0.9 * quarter && zeros[3] == 0) {
      return Optional.of(Charset.forName("UTF-32BE"));
    }
    if (zeros[3] == quarter && zeros[2] >= 0.9 * quarter && zeros[0] == 0) {
      return Optional.of(Charset.forName("UTF-32LE"));
    }
    int even = zeros[0] + zeros[2];
    int odd = zeros[1] + zeros[3];
    if (odd >= 0.4 * length / 2 && even == 0) {
      return Optional.of(StandardCharsets.UTF_16LE);
    }
    return even >= 0.4 * length / 2 && odd == 0
        ? Optional.of(StandardCharsets.UTF_16BE)
        : Optional.empty();
  }

  private static Charset ofMark(byte[] b, int bom) {
    boolean big = b[0] == (byte) 0xFE || b[0] == 0;
    return bom == 4
        ? Charset.forName(big ? "UTF-32BE" : "UTF-32LE")
        : big ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
  }

  /** The length of the byte order mark, 0 if there is none. */
  private static int bom(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return 3;
    }
    boolean little = b.length >= 2 && b[0] == (byte) 0xFF && b[1] == (byte) 0xFE;
    if (little && b.length >= 4 && b[2] == 0 && b[3] == 0) {
      return 4;
    }
    boolean big4 =
        b.length >= 4 && b[0] == 0 && b[1] == 0 && b[2] == (byte) 0xFE && b[3] == (byte) 0xFF;
    if (big4) {
      return 4;
    }
    return little || (b.length >= 2 && b[0] == (byte) 0xFE && b[1] == (byte) 0xFF) ? 2 : 0;
  }
}
