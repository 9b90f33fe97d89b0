// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.mail;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.james.mime4j.codec.Base64InputStream;
import org.apache.james.mime4j.codec.DecodeMonitor;
import org.apache.james.mime4j.codec.QuotedPrintableInputStream;
import org.apache.james.mime4j.util.MimeUtil;

/** How the bytes of a part were written for the way (RFC 2045, 6). */
final class TransferEncoding {
  private TransferEncoding() {}

  /** The bytes of a part as they were before; what is damaged in them is left out. */
  static InputStream decoded(String encoding, InputStream in) {
    if (MimeUtil.isBase64Encoding(encoding)) {
      return new Base64InputStream(new Padded(in), DecodeMonitor.SILENT);
    }
    return MimeUtil.isQuotedPrintableEncoded(encoding)
        ? new QuotedPrintableInputStream(in, DecodeMonitor.SILENT)
        : in;
  }

  /** With the padding that some programs save: the decoder drops what it finds before the end. */
  private static final class Padded extends FilterInputStream {
    private int digits;
    private boolean padded;

    Padded(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int next = in.read();
      if (next < 0) {
        boolean missing = !padded && digits % 4 > 1;
        digits += missing ? 1 : 0;
        return missing ? '=' : -1;
      }
      padded |= next == '=';
      digits += isDigit(next) ? 1 : 0;
      return next;
    }

    @Override
    public int read(byte[] bytes, int from, int length) throws IOException {
      int count = 0;
      while (count < length) {
        int next = read();
        if (next < 0) {
          return count == 0 ? -1 : count;
        }
        bytes[from + count++] = (byte) next;
      }
      return count;
    }

    private static boolean isDigit(int c) {
      return (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || (c >= '0' && c <= '9')
          || c == '+'
          || c == '/';
    }
  }
}
