// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;

/**
 * Little-endian reading from a file, through a buffer. No length that the file claims is believed
 * before it is seen to lie within the file, so that a damaged header costs neither memory nor time.
 */
final class GgufInput {
  private final SeekableByteChannel channel;
  private final long size;
  private final ByteBuffer buffer =
      ByteBuffer.allocate(1 << 18).order(ByteOrder.LITTLE_ENDIAN).limit(0);

  GgufInput(SeekableByteChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** Bytes read or passed over so far. */
  long position() throws IOException {
    return channel.position() - buffer.remaining();
  }

  long size() {
    return size;
  }

  long remaining() throws IOException {
    return size - position();
  }

  byte u8() throws IOException {
    need(1);
    return buffer.get();
  }

  short i16() throws IOException {
    need(2);
    return buffer.getShort();
  }

  int i32() throws IOException {
    need(4);
    return buffer.getInt();
  }

  long u32() throws IOException {
    return Integer.toUnsignedLong(i32());
  }

  long i64() throws IOException {
    need(8);
    return buffer.getLong();
  }

  /**
   * A count of things that take at least so many bytes each.
   *
   * @throws GgufDamage if the rest of the file cannot hold them
   */
  long count(String what, int leastBytesEach) throws IOException {
    long count = i64();
    if (count < 0 || count > remaining() / leastBytesEach) {
      throw new GgufDamage(
          "%s %s at byte %,d cannot fit in the %,d bytes that follow"
              .formatted(Long.toUnsignedString(count), what, position() - 8, remaining()));
    }
    return count;
  }

  /**
   * A string, if it is no longer than so many bytes.
   *
   * @throws GgufDamage if it is longer
   */
  String text(String what, int maxBytes) throws IOException {
    long length = count("bytes of " + what, 1);
    if (length > maxBytes) {
      throw new GgufDamage(
          "%s of %,d bytes at byte %,d, where %,d are the most"
              .formatted(what, length, position() - 8, maxBytes));
    }
    byte[] bytes = new byte[(int) length];
    int done = 0;
    while (done < bytes.length) {
      need(1);
      int step = Math.min(buffer.remaining(), bytes.length - done);
      buffer.get(bytes, done, step);
      done += step;
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Passes over so many bytes, which must be there. */
  void skip(long bytes) throws IOException {
    if (bytes <= buffer.remaining()) {
      buffer.position(buffer.position() + (int) bytes);
      return;
    }
    long target = position() + bytes;
    if (target > size) {
      throw new EOFException();
    }
    channel.position(target);
    buffer.limit(0);
  }

  private void need(int bytes) throws IOException {
    if (buffer.remaining() >= bytes) {
      return;
    }
    buffer.compact();
    while (buffer.position() < bytes) {
      if (channel.read(buffer) < 0) {
        throw new EOFException();
      }
    }
    buffer.flip();
  }
}
