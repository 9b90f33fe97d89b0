// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.CRC32C;

/**
 * What the payload must be, block by block: a CRC-32C, by which a fault of the disk is seen, and a
 * SHA-256, which the signature covers and by which it covers the payload.
 */
final class BlockTable {
  /** Bytes of a block; the last one of a payload may be shorter. */
  static final int BLOCK = 1 << 20;

  private static final int HASH = 32;
  static final int ENTRY = Integer.BYTES + HASH;

  private final byte[] entries;

  private BlockTable(byte[] entries) {
    this.entries = entries;
  }

  /** A table as it stands in a file. */
  static BlockTable of(byte[] entries) {
    return new BlockTable(entries.clone());
  }

  /** A table to be filled by {@link #put}. */
  static BlockTable empty(int blocks) {
    return new BlockTable(new byte[Math.multiplyExact(blocks, ENTRY)]);
  }

  /** How many blocks a payload has. */
  static int blocks(long payloadBytes) {
    return Math.toIntExact((payloadBytes + BLOCK - 1) / BLOCK);
  }

  /** Where a block begins in the payload. */
  static long start(int block) {
    return (long) block * BLOCK;
  }

  /** Bytes of a block of a payload. */
  static int length(int block, long payloadBytes) {
    return (int) Math.min(BLOCK, payloadBytes - start(block));
  }

  byte[] bytes() {
    return entries.clone();
  }

  /** Notes what a block is; the buffer's position stays. */
  void put(int block, ByteBuffer content) {
    System.arraycopy(entry(content), 0, entries, block * ENTRY, ENTRY);
  }

  /** Whether a block is what it was when it was noted; the buffer's position stays. */
  Match match(int block, ByteBuffer content) {
    byte[] found = entry(content);
    int at = block * ENTRY;
    if (!Arrays.equals(found, 0, Integer.BYTES, entries, at, at + Integer.BYTES)) {
      return Match.DAMAGED;
    }
    return Arrays.equals(found, Integer.BYTES, ENTRY, entries, at + Integer.BYTES, at + ENTRY)
        ? Match.SAME
        : Match.CHANGED;
  }

  /** What a block is beside what it was. */
  enum Match {
    SAME,
    /** As a fault of the disk leaves it. */
    DAMAGED,
    /** As no fault of a disk leaves it: the checksum is right, and the hash is not. */
    CHANGED
  }

  private static byte[] entry(ByteBuffer content) {
    CRC32C crc = new CRC32C();
    crc.update(content.duplicate());
    MessageDigest digest = Sha256.digest();
    digest.update(content.duplicate());
    byte[] entry = new byte[ENTRY];
    ByteBuffer.wrap(entry)
        .order(ByteOrder.LITTLE_ENDIAN)
        .putInt((int) crc.getValue())
        .put(digest.digest());
    return entry;
  }
}
