// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import dev.carrel.engine.ingest.DocumentBytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of a PDF whose attachments alone are encrypted (ISO 32000-2, 7.6.6, EFF): its text and
 * strings are plain, and no password is needed to read them. PDFBox asks for one all the same, so
 * it is shown the file with another name for what says that it is encrypted.
 */
public final class UnlockedText implements DocumentBytes {
  private static final byte[] NAME = "/Encrypt".getBytes(StandardCharsets.US_ASCII);
  private static final COSName RENAMED = COSName.getPDFName("Encrxpt");
  private static final int RENAMED_AT = 5;
  private static final byte RENAMED_TO = 'x';
  private static final int VERSION_WITH_FILTERS = 4;

  private final DocumentBytes bytes;

  UnlockedText(DocumentBytes bytes) {
    this.bytes = bytes;
  }

  /** A file's bytes with that name, for who has all of them. */
  public static byte[] renamed(byte[] file) {
    byte[] copy = file.clone();
    for (int i = 0; i + NAME.length < copy.length; i++) {
      if (isName(file, i)) {
        copy[i + RENAMED_AT] = RENAMED_TO;
      }
    }
    return copy;
  }

  /** Whether a document that was read through this one is encrypted in its attachments only. */
  public static boolean isOpen(PDDocument document) {
    COSDictionary encryption = document.getDocument().getTrailer().getCOSDictionary(RENAMED);
    return encryption != null
        && encryption.getInt(COSName.V) >= VERSION_WITH_FILTERS
        && isPlain(encryption.getDictionaryObject(COSName.STM_F))
        && isPlain(encryption.getDictionaryObject(COSName.STR_F));
  }

  private static boolean isPlain(@Nullable COSBase filter) {
    return filter == null || COSName.IDENTITY.equals(filter);
  }

  @Override
  public long size() {
    return bytes.size();
  }

  @Override
  public int read(long position, byte[] into, int offset, int length) throws IOException {
    int read = bytes.read(position, into, offset, length);
    if (read <= 0) {
      return read;
    }
    // A name may begin before and end behind what is asked for.
    int margin = NAME.length;
    long from = Math.max(0, position - margin);
    byte[] around = new byte[(int) Math.min(size() - from, position - from + read + margin)];
    int known = 0;
    while (known < around.length) {
      int some = bytes.read(from + known, around, known, around.length - known);
      if (some < 0) {
        break;
      }
      known += some;
    }
    for (int i = 0; i + NAME.length < known; i++) {
      long at = from + i + RENAMED_AT;
      if (isName(around, i) && at >= position && at < position + read) {
        into[offset + (int) (at - position)] = RENAMED_TO;
      }
    }
    return read;
  }

  /** Whether the name stands there whole: not that of what is encrypted beside text. */
  private static boolean isName(byte[] bytes, int at) {
    for (int i = 0; i < NAME.length; i++) {
      if (bytes[at + i] != NAME[i]) {
        return false;
      }
    }
    int next = bytes[at + NAME.length];
    return next == ' ' || next == '<' || next == '\r' || next == '\n' || next == '\t';
  }
}
