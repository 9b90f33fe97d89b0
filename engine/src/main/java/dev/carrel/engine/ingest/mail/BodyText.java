// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import dev.carrel.engine.ingest.note.TextDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.Optional;

/**
 * The bytes of a part as text: in the encoding that it names, if they are in it; else by a guess,
 * which is said.
 *
 * @param guess what is said of it
 */
record BodyText(String text, Optional<String> guess) {
  private static final Charset WINDOWS = Charset.forName("windows-1252");

  /**
   * Of a part.
   *
   * @param named its encoding; empty if it names none
   * @param whole false if the bytes were cut, so that the last character may be a half
   */
  static BodyText of(byte[] bytes, String named, boolean whole) {
    Optional<Charset> charset = charset(named, bytes);
    if (charset.isPresent() && (!whole || isIn(charset.get(), bytes))) {
      return new BodyText(new String(bytes, charset.get()), Optional.empty());
    }
    if (!whole && named.isEmpty()) {
      return new BodyText(new String(bytes, StandardCharsets.UTF_8), Optional.empty());
    }
    TextDecoder.Decoded decoded = TextDecoder.decode(bytes);
    String taken = decoded.guess().orElse("UTF-8");
    if (named.isEmpty()) {
      return new BodyText(decoded.text(), decoded.guess());
    }
    String why = charset.isEmpty() ? " for the unknown " : ", for it is not the named ";
    return new BodyText(decoded.text(), Optional.of(taken + why + named));
  }

  /** What is called ISO-8859-1 and has its control characters is windows-1252, as browsers know. */
  private static Optional<Charset> charset(String named, byte[] bytes) {
    try {
      Charset charset = named.isEmpty() ? StandardCharsets.US_ASCII : Charset.forName(named);
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
}
