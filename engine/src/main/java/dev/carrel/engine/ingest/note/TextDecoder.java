// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.note;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Bytes to text: UTF-8 or UTF-16 by their byte order mark, else UTF-8 if the bytes are, else
 * windows-1252, which any bytes are.
 */
final class TextDecoder {
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final double CONTROLS = 0.02;

  private TextDecoder() {}

  /** Whether the first bytes of a file look like text in one of these encodings. */
  static boolean isText(byte[] start) {
    if (bom(start) > 0) {
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
  static String decode(byte[] bytes) {
    int bom = bom(bytes);
    ByteBuffer body = ByteBuffer.wrap(bytes, bom, bytes.length - bom);
    Charset charset = StandardCharsets.UTF_8;
    if (bom == 2) {
      charset = bytes[0] == (byte) 0xFE ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE;
    }
    String text;
    try {
      text = strictly(charset, body.duplicate()).toString();
    } catch (CharacterCodingException e) {
      text = (bom == 2 ? charset : WINDOWS).decode(body).toString();
    }
    return text.replace("\r\n", "\n");
  }

  private static CharBuffer strictly(Charset charset, ByteBuffer bytes)
      throws CharacterCodingException {
    return charset
        .newDecoder()
        .onMalformedInput(CodingErrorAction.REPORT)
        .onUnmappableCharacter(CodingErrorAction.REPORT)
        .decode(bytes);
  }

  /** The length of the byte order mark, 0 if there is none. */
  private static int bom(byte[] b) {
    if (b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF) {
      return 3;
    }
    boolean utf16 =
        b.length >= 2
            && ((b[0] == (byte) 0xFE && b[1] == (byte) 0xFF)
                || (b[0] == (byte) 0xFF && b[1] == (byte) 0xFE));
    return utf16 ? 2 : 0;
  }
}
