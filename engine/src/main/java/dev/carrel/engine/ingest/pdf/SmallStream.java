// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.InflaterInputStream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;

/** Unpacks streams that are small; of larger ones no more than it takes to know. */
final class SmallStream {
  private SmallStream() {}

  /** The bytes of a stream; empty if they are more than that, or packed but by deflating once. */
  static Optional<byte[]> bytes(COSStream stream, int most) throws IOException {
    COSBase filters = stream.getFilters();
    boolean packed = filters != null && !(filters instanceof COSArray none && none.size() == 0);
    COSBase filter =
        filters instanceof COSArray one && one.size() == 1 ? one.getObject(0) : filters;
    if (packed && !isFlate(filter)) {
      return Optional.empty();
    }
    byte[] bytes;
    try (InputStream raw = stream.createRawInputStream();
        InputStream in = packed ? new InflaterInputStream(raw) : raw) {
      bytes = in.readNBytes(most + 1);
    }
    if (bytes.length > most) {
      return Optional.empty();
    }
    if (packed && stream.containsKey(COSName.DECODE_PARMS)) {
      // Small enough for the library to undo what was done before it was packed.
      try (InputStream in = stream.createInputStream()) {
        return Optional.of(in.readNBytes(most));
      }
    }
    return Optional.of(bytes);
  }

  static boolean isFlate(COSBase filter) {
    return List.of(COSName.FLATE_DECODE, COSName.FLATE_DECODE_ABBREVIATION).contains(filter);
  }
}
