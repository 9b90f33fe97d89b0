// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.function.Consumer;
import java.util.zip.CRC32C;

/**
 * The file of a saved state: llama.cpp's session or sequence file, and behind it a trailer by which
 * damage is seen before llama.cpp reads it (on damage it aborts the process).
 *
 * <pre>
 * bytes  field
 * n      llama.cpp's file: magic, version, number of tokens (4 bytes each), tokens, state
 * 8      "CARRELS1"
 * 8      n, little-endian
 * 4      CRC-32C of those n bytes, little-endian
 * </pre>
 */
final class StateFile {
  private static final byte[] MAGIC = "CARRELS1".getBytes(StandardCharsets.US_ASCII);
  private static final int TRAILER = MAGIC.length + Long.BYTES + Integer.BYTES;
  private static final int HEADER = 3 * Integer.BYTES;
  private static final int CHUNK = 1 << 20;

  private StateFile() {}

  /**
   * What a checked file holds.
   *
   * @param tokens kept with the state
   * @param size bytes before the trailer
   */
  record Content(int tokens, long size) {}

  /** Takes a mapped state. */
  @FunctionalInterface
  interface Reader {
    void read(long address, long size);
  }

  static byte[] utf8(Path file) {
    return file.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Lets {@code writer} write beside the file, adds the trailer, and moves it to its place. */
  static long write(Path file, Consumer<byte[]> writer) {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      writer.accept(utf8(part));
      long size = seal(part);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      return size;
    } catch (IOException e) {
      throw failure(file, "cannot be written: " + e, e);
    } finally {
      deleteQuietly(part);
    }
  }

  /** Throws unless the file is whole. */
  static Content check(Path file) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      long size = channel.size() - TRAILER;
      if (size < HEADER) {
        throw failure(file, "is no saved state: " + channel.size() + " bytes", null);
      }
      ByteBuffer trailer = read(channel, size, TRAILER);
      byte[] magic = new byte[MAGIC.length];
      trailer.get(magic);
      if (!java.util.Arrays.equals(magic, MAGIC) || trailer.getLong() != size) {
        throw failure(file, "is no saved state, or is cut off", null);
      }
      if (trailer.getInt() != checksum(channel, size)) {
        throw failure(file, "is damaged: its checksum does not match", null);
      }
      int tokens = read(channel, 2L * Integer.BYTES, Integer.BYTES).getInt();
      if (tokens < 0 || HEADER + (long) tokens * Integer.BYTES > size) {
        throw failure(file, "is damaged: it states " + tokens + " tokens", null);
      }
      return new Content(tokens, size);
    } catch (IOException e) {
      throw failure(file, "cannot be read: " + e, e);
    }
  }

  /** Maps the state behind the tokens for {@code reader}; the tokens. */
  static int[] map(Path file, Content content, Reader reader) {
    try (Arena arena = Arena.ofConfined();
        FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      MemorySegment all = channel.map(FileChannel.MapMode.READ_ONLY, 0, content.size(), arena);
      long start = HEADER + (long) content.tokens() * Integer.BYTES;
      reader.read(all.address() + start, content.size() - start);
      return all.asSlice(HEADER, start - HEADER)
          .toArray(ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.LITTLE_ENDIAN));
    } catch (IOException e) {
      throw failure(file, "cannot be read: " + e, e);
    }
  }

  private static long seal(Path part) throws IOException {
    try (FileChannel channel =
        FileChannel.open(part, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long size = channel.size();
      ByteBuffer trailer = ByteBuffer.allocate(TRAILER).order(ByteOrder.LITTLE_ENDIAN);
      trailer.put(MAGIC).putLong(size).putInt(checksum(channel, size)).flip();
      channel.position(size);
      while (trailer.hasRemaining()) {
        channel.write(trailer);
      }
      channel.force(true);
      return channel.size();
    }
  }

  private static int checksum(FileChannel channel, long size) throws IOException {
    CRC32C crc = new CRC32C();
    ByteBuffer buffer = ByteBuffer.allocateDirect(CHUNK);
    for (long at = 0; at < size; at += buffer.limit()) {
      buffer.clear().limit((int) Math.min(CHUNK, size - at));
      fill(channel, buffer, at);
      crc.update(buffer);
    }
    return (int) crc.getValue();
  }

  private static ByteBuffer read(FileChannel channel, long at, int n) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(n).order(ByteOrder.LITTLE_ENDIAN);
    fill(channel, buffer, at);
    return buffer;
  }

  private static void fill(FileChannel channel, ByteBuffer buffer, long at) throws IOException {
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, at + buffer.position()) < 0) {
        throw new IOException("the file ends at byte " + (at + buffer.position()));
      }
    }
    buffer.flip();
  }

  private static void deleteQuietly(Path part) {
    try {
      Files.deleteIfExists(part);
    } catch (IOException e) {
      throw new UncheckedIOException("left over: " + part, e);
    }
  }

  private static LlamaException failure(
      Path file, String what, @org.jspecify.annotations.Nullable Throwable cause) {
    String message = file + " " + what;
    return cause == null
        ? new LlamaException(LlamaException.Kind.STATE_FILE, message)
        : new LlamaException(LlamaException.Kind.STATE_FILE, message, cause);
  }
}
