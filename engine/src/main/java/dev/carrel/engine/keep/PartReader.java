// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/**
 * Reads what stands before a payload, and believes nothing before it was checked: each length is
 * bounded before that much is read, and the signature comes before anything is used.
 */
final class PartReader {
  private static final int LEAST_HEADER = PartFront.headerLength(0, 1, 1);

  private final FileChannel channel;
  private final FolderKey key;
  private final long size;

  private PartReader(FileChannel channel, FolderKey key) throws IOException {
    this.channel = channel;
    this.key = key;
    this.size = channel.size();
  }

  /**
   * The checked front of a file.
   *
   * @param id that the file's name says
   * @throws KeptDamage if it is not whole, not of this folder, of a newer version, or misnamed
   * @throws IOException if the file cannot be read
   */
  static PartFront read(FileChannel channel, String id, FolderKey key)
      throws IOException, KeptDamage {
    return new PartReader(channel, key).read(id);
  }

  private PartFront read(String id) throws IOException, KeptDamage {
    int headerLength = prefix();
    ByteBuffer header = bytes(0, headerLength, "header");
    int crcAt = headerLength - PartFront.CRC;
    require(header.getInt(crcAt) == PartFront.crc(header, 0, crcAt), "has a damaged header");
    header.position(PartFront.PREFIX).limit(crcAt);
    PartFront front = header(header, headerLength);
    require(size >= front.payloadOffset(), "is cut off: %,d bytes", size);
    BlockTable table = rest(headerLength, front);
    long whole = front.part().bytes();
    require(size >= whole, "is cut off: %,d of %,d bytes", size, whole);
    require(size == whole, "has %,d bytes at its end that do not belong to it", size - whole);
    require(front.part().id().equals(id), "has a name that is not that of its content");
    return new PartFront(front.part(), table, front.payloadOffset());
  }

  private int prefix() throws IOException, KeptDamage {
    require(size > 0, "is empty");
    ByteBuffer prefix = bytes(0, PartFront.PREFIX, "first bytes");
    byte[] magic = take(prefix, PartFront.MAGIC.length);
    int version = prefix.getInt();
    int headerLength = prefix.getInt();
    int crc = prefix.getInt();
    boolean whole = crc == PartFront.crc(prefix, 0, PartFront.PREFIX - PartFront.CRC);
    boolean ours = Arrays.equals(magic, PartFront.MAGIC);
    require(whole || ours, "is no kept context, or its first bytes are damaged");
    require(whole, "has damaged first bytes");
    require(ours, "is no kept context");
    require(
        version == PartFront.VERSION,
        "is of version %d of the format, and this Carrel reads version %d",
        version,
        PartFront.VERSION);
    require(
        headerLength >= LEAST_HEADER && headerLength <= PartFront.MOST_HEADER,
        "says that its header has %,d bytes",
        headerLength);
    return headerLength;
  }

  private PartFront header(ByteBuffer in, int headerLength) throws KeptDamage {
    int block = in.getInt();
    require(block == BlockTable.BLOCK, "says that a block has %,d bytes", block);
    long payload = in.getLong();
    require(
        payload > 0 && payload <= PartFront.MOST_PAYLOAD, "says that it holds %,d bytes", payload);
    long offset = in.getLong();
    require(
        offset == PartFront.payloadOffset(headerLength, payload),
        "says that its content begins at byte %,d",
        offset);
    Instant created = Instant.ofEpochMilli(in.getLong());
    int first = in.getInt();
    int count = in.getInt();
    require(
        first >= 0
            && count > 0
            && count <= PartFront.MOST_TOKENS
            && first <= Integer.MAX_VALUE - count,
        "says that it holds %,d tokens from %,d on",
        count,
        first);
    byte[] parent = take(in, PartFront.HASH);
    int keyLength = length(in, PartFront.MOST_KEY);
    int labelLength = length(in, PartFront.MOST_TEXT);
    int pathLength = length(in, PartFront.MOST_TEXT);
    int probeToken = in.getInt();
    String logitsHash = HexFormat.of().formatHex(take(in, PartFront.HASH));
    int top = in.getInt();
    require(top > 0 && top <= Probe.TOP, "says that its probe has %,d tokens", top);
    require(
        headerLength == PartFront.headerLength(keyLength + labelLength + pathLength, count, top),
        "has a header that its parts do not fill");
    String keyText = text(in, keyLength);
    String label = text(in, labelLength);
    String path = text(in, pathLength);
    int[] tokens = new int[count];
    in.asIntBuffer().get(tokens);
    in.position(in.position() + count * Integer.BYTES);
    Probe probe = probe(probeToken, path, logitsHash, in, top);
    var parentId = PartId.ofBytes(parent);
    String id = PartId.of(keyText, parentId, tokens, 0, count);
    KeptPart part =
        new KeptPart(
            id, parentId, keyText, first, count, label, created, offset + payload, payload, probe);
    return new PartFront(part, BlockTable.empty(0), offset);
  }

  private static Probe probe(int token, String path, String hash, ByteBuffer in, int count)
      throws KeptDamage {
    try {
      List<TopLogit> top = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        top.add(new TopLogit(in.getInt(), in.getFloat()));
      }
      return new Probe(token, path, hash, top);
    } catch (IllegalArgumentException e) {
      throw new KeptDamage("has a probe that is none", e);
    }
  }

  /** Table, signature and the nothing before the payload. */
  private BlockTable rest(int headerLength, PartFront front) throws IOException, KeptDamage {
    ByteBuffer all = bytes(0, Math.toIntExact(front.payloadOffset()), "first bytes");
    int blocks = BlockTable.blocks(front.part().payloadBytes());
    byte[] table = take(all.position(headerLength), blocks * BlockTable.ENTRY);
    int crcAt = all.position();
    require(
        all.getInt() == PartFront.crc(all, headerLength, crcAt),
        "has a damaged table of checksums");
    int signed = all.position();
    byte[] signature = take(all, FolderKey.SIGNATURE);
    require(
        key.signed(all.slice(0, signed), signature),
        "has a signature that is not of this home: it was made elsewhere, or is damaged");
    while (all.hasRemaining()) {
      require(all.get() == 0, "is damaged before its content");
    }
    return BlockTable.of(table);
  }

  private ByteBuffer bytes(long at, int count, String what) throws IOException, KeptDamage {
    require(count <= size - at, "is cut off in its %s: %,d bytes", what, size);
    ByteBuffer buffer = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, buffer, at);
    return buffer.flip();
  }

  /** Reads until the buffer is full. */
  static void fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    long start = at - buffer.position();
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, start + buffer.position()) < 0) {
        throw new EOFException("the file ends at byte " + (start + buffer.position()));
      }
    }
  }

  private static int length(ByteBuffer in, int most) throws KeptDamage {
    int length = in.getInt();
    require(length >= 0 && length <= most, "has a text of %,d bytes", length);
    return length;
  }

  private static String text(ByteBuffer in, int length) throws KeptDamage {
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(take(in, length)))
          .toString();
    } catch (CharacterCodingException e) {
      throw new KeptDamage("has a text that is none", e);
    }
  }

  private static byte[] take(ByteBuffer in, int count) {
    byte[] bytes = new byte[count];
    in.get(bytes);
    return bytes;
  }

  private static void require(boolean holds, String why, Object... values) throws KeptDamage {
    if (!holds) {
      throw new KeptDamage(String.format(java.util.Locale.ROOT, why, values));
    }
  }
}
