// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Bytes as text where something names their encoding, a mail's part or a page of the web: in that
 * one, if they are in it; else by a guess, which is said.
 *
 * @param guess what is said of it
 */
public record NamedText(String text, Optional<String> guess) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /** Of characters beyond ASCII, so many may be damaged. */
  private static final int ONE_DAMAGED_IN = 50;

  /** What is called so is written with more characters, as browsers know. */
  private static final Map<String, String> MEANT =
      Map.of(
          "gb2312", "GB18030",
          "gbk", "GB18030",
          "shift_jis", "windows-31j",
          "euc-kr", "x-windows-949",
          "ks_c_5601-1987", "x-windows-949",
          "big5", "Big5-HKSCS",
          "iso-8859-9", "windows-1254");

  /**
   * Of a part.
   *
   * @param named its encoding; empty if nothing names it
   * @param whole false if the bytes were cut, so that the last character may be a half
   */
  public static NamedText of(byte[] bytes, String named, boolean whole) {
    Optional<Charset> charset = charset(named, bytes);
    if (charset.isPresent() && !whole) {
      return new NamedText(new String(bytes, charset.get()), Optional.empty());
    }
    boolean is = charset.isPresent() && isIn(charset.get(), bytes);
    // Nearly any bytes are text in an encoding of one byte; few are in UTF-8 by chance.
    boolean other =
        is
            && !TextDecoder.hasSeveralBytes(charset.get())
            && !charset.get().equals(StandardCharsets.US_ASCII)
            && isIn(StandardCharsets.UTF_8, bytes)
            && !isIn(StandardCharsets.US_ASCII, bytes);
    if (other) {
      return new NamedText(
          new String(bytes, StandardCharsets.UTF_8),
          Optional.of("UTF-8, for it is not the named " + named));
    }
    if (is || (charset.isPresent() && isDamaged(charset.get(), bytes))) {
      return new NamedText(new String(bytes, charset.get()), Optional.empty());
    }
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    String taken = decoded.guess().orElse("UTF-8");
    if (named.isEmpty()) {
      return new NamedText(decoded.text(), decoded.guess());
    }
    String why = charset.isEmpty() ? " for the unknown " : ", for it is not the named ";
    return new NamedText(decoded.text(), Optional.of(taken + why + named));
  }

  /** What is called ISO-8859-1 and has its control characters is windows-1252, as browsers know. */
  private static Optional<Charset> charset(String named, byte[] bytes) {
    try {
      String meant = MEANT.getOrDefault(named.toLowerCase(Locale.ROOT), named);
      Charset charset = meant.isEmpty() ? StandardCharsets.US_ASCII : Charset.forName(meant);
      if (!charset.equals(StandardCharsets.ISO_8859_1)) {
        return Optional.of(charset);
      }
      boolean controls = false;
      for (byte b : bytes) {
        controls |= (b & 0xE0) == 0x80;
      }
      return Optional.of(controls ? WINDOWS : charset);
    } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
      return Optional.empty();
    }
  }

  private static boolean isIn(Charset charset, byte[] bytes) {
    try {
      charset.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  /** Whether bytes are in an encoding but for a few that are not. */
  private static boolean isDamaged(Charset charset, byte[] bytes) {
    String text = new String(bytes, charset);
    long others = text.chars().filter(c -> c >= 0x80).count();
    long damaged = text.chars().filter(c -> c == 0xFFFD).count();
    return damaged > 0 && damaged * ONE_DAMAGED_IN <= others;
  }
}
