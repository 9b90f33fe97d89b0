// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;

/**
 * What stands before the payload of a part's file: {@code docs/formats/context.md}, field by field.
 *
 * @param part what the header says
 * @param payloadOffset where the payload begins in the file
 */
record PartFront(KeptPart part, BlockTable table, long payloadOffset) {
  static final byte[] MAGIC = "CARRELCX".getBytes(StandardCharsets.US_ASCII);

  /** Raised when the format changes. */
  static final int VERSION = 1;

  /** Magic, version, length of the header, and their checksum: the same in all versions. */
  static final int PREFIX = 20;

  /** Bytes of the header before its texts. */
  static final int FIXED = 140;

  static final int CRC = Integer.BYTES;
  static final int HASH = 32;
  static final int ALIGNMENT = 4096;
  static final int MOST_KEY = 1 << 16;
  static final int MOST_TEXT = 1 << 12;
  static final int MOST_TOKENS = 1 << 24;
  static final long MOST_PAYLOAD = 1L << 40;
  static final int MOST_HEADER =
      FIXED + MOST_KEY + 2 * MOST_TEXT + MOST_TOKENS * Integer.BYTES + Probe.TOP * 8 + CRC;

  /** Bytes of a header with texts of these lengths. */
  static int headerLength(int texts, int tokens, int top) {
    return FIXED + texts + tokens * Integer.BYTES + top * (Integer.BYTES + Float.BYTES) + CRC;
  }

  /** Where the payload begins behind a header of that length. */
  static long payloadOffset(int headerLength, long payloadBytes) {
    long front =
        headerLength
            + (long) BlockTable.blocks(payloadBytes) * BlockTable.ENTRY
            + CRC
            + FolderKey.SIGNATURE;
    return (front + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static int crc(ByteBuffer bytes, int from, int to) {
    CRC32C crc = new CRC32C();
    crc.update(bytes.slice(from, to - from));
    return (int) crc.getValue();
  }

  /**
   * All bytes before the payload.
   *
   * @param tokens of the run
   */
  byte[] encode(FolderKey key, int[] tokens) {
    byte[] keyText = utf8(part.key());
    byte[] label = utf8(part.label());
    byte[] path = utf8(part.probe().computePath());
    int texts = keyText.length + label.length + path.length;
    int headerLength = headerLength(texts, tokens.length, part.probe().top().size());
    ByteBuffer out =
        ByteBuffer.allocate(Math.toIntExact(payloadOffset)).order(ByteOrder.LITTLE_ENDIAN);
    out.put(MAGIC).putInt(VERSION).putInt(headerLength);
    out.putInt(crc(out, 0, out.position()));
    out.putInt(BlockTable.BLOCK).putLong(part.payloadBytes()).putLong(payloadOffset);
    out.putLong(part.created().toEpochMilli()).putInt(part.first()).putInt(part.count());
    out.put(part.parent().map(PartId::bytes).orElseGet(() -> new byte[HASH]));
    out.putInt(keyText.length).putInt(label.length).putInt(path.length);
    out.putInt(part.probe().token()).put(PartId.bytes(part.probe().logitsHash()));
    out.putInt(part.probe().top().size());
    out.put(keyText).put(label).put(path);
    for (int token : tokens) {
      out.putInt(token);
    }
    part.probe().top().forEach(top -> out.putInt(top.token()).putFloat(top.logit()));
    out.putInt(crc(out, 0, out.position()));
    int tableStart = out.position();
    out.put(table.bytes());
    out.putInt(crc(out, tableStart, out.position()));
    out.put(key.sign(out.slice(0, out.position())));
    return out.array();
  }
}
