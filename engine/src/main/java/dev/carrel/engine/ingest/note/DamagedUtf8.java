// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/**
 * Text in UTF-8 of which some bytes are not: cut off, or put in from another file. Letters of other
 * encodings come out as characters of UTF-8 by chance, but rarely one after the other.
 */
final class DamagedUtf8 {
  /** Against encodings of one byte a character: so many characters of several for each damage. */
  static final int AGAINST_ONE_BYTE = 2;

  /** Against those of several, in which text in Chinese has two such for a damage now and then. */
  static final int AGAINST_SEVERAL = 8;

  private DamagedUtf8() {}

  /**
   * Whether bytes that are not all UTF-8 are more likely that than anything else.
   *
   * @param least characters outside ASCII for each damaged place, and at least
   */
  static boolean isLikely(ByteBuffer bytes, int least) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder(); // reports what is not
    ByteBuffer in = bytes.duplicate();
    CharBuffer out = CharBuffer.allocate(8192);
    long characters = 0;
    long damages = 0;
    int lastDamage = -1;
    while (true) {
      CoderResult result = decoder.decode(in, out, true);
      out.flip();
      characters +=
          out.chars().filter(c -> c >= 0x80 && !Character.isLowSurrogate((char) c)).count();
      out.clear();
      if (result.isError()) {
        damages += in.position() == lastDamage ? 0 : 1; // one that goes on
        in.position(in.position() + result.length());
        lastDamage = in.position();
      } else if (result.isUnderflow()) {
        return damages > 0 && characters >= least && characters >= least * damages;
      }
    }
  }
}
