// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.binary;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.poi.hwpf.HWPFDocument;

/** Parts of a Word file's table stream that POI keeps for itself ([MS-DOC], 2.5.6). */
final class DocParts {
  /** Where the file says where its parts are: an offset and a length for each. */
  private static final int PLACES = 154;

  private DocParts() {}

  /** One by its number; empty if it is not within the stream. */
  static ByteBuffer part(HWPFDocument document, int number) {
    byte[] main = document.getMainStream();
    byte[] table = document.getTableStream();
    int at = PLACES + 8 * number;
    if (at + 8 > main.length) {
      return ByteBuffer.allocate(0);
    }
    ByteBuffer places = ByteBuffer.wrap(main).order(ByteOrder.LITTLE_ENDIAN);
    int from = places.getInt(at);
    int length = places.getInt(at + 4);
    boolean within = from >= 0 && length >= 0 && (long) from + length <= table.length;
    return (within ? ByteBuffer.wrap(table, from, length).slice() : ByteBuffer.allocate(0))
        .order(ByteOrder.LITTLE_ENDIAN);
  }
}
