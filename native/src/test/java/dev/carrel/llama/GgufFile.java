// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A GGUF file's header, read, changed and written again by tests: what a hostile file says of
 * itself. Nothing is checked here.
 */
final class GgufFile {
  static final int U32 = 4;
  static final int I32 = 5;
  static final int F32 = 6;
  static final int BOOL = 7;
  static final int STRING = 8;
  static final int ARRAY = 9;
  static final int U64 = 10;
  private static final int ALIGNMENT = 32;
  private static final int[] SIZES = {1, 1, 2, 2, 4, 4, 4, 1, -1, -1, 8, 8, 8};
  private static final int HEADER_LIMIT = 64 << 20;

  /** A value as it lies in the file, behind its type. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Value(int type, byte[] bytes) {}

  /** What the header says of a tensor; {@code offset} counts from where the data begins. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Tensor(String name, long[] shape, int type, long offset) {}

  final Map<String, Value> values = new LinkedHashMap<>();
  final List<Tensor> tensors = new ArrayList<>();

  /** The header of a file; its data is left out. */
  static GgufFile read(Path file) throws IOException {
    ByteBuffer in;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      in = ByteBuffer.allocate((int) Math.min(channel.size(), HEADER_LIMIT));
      in.order(ByteOrder.LITTLE_ENDIAN);
      while (in.hasRemaining() && channel.read(in) >= 0) {
        // until it is full
      }
    }
    in.flip().position(8);
    GgufFile made = new GgufFile();
    long tensorCount = in.getLong();
    long valueCount = in.getLong();
    for (long i = 0; i < valueCount; i++) {
      String key = string(in);
      int type = in.getInt();
      int start = in.position();
      skip(in, type);
      byte[] bytes = new byte[in.position() - start];
      in.get(start, bytes);
      made.values.put(key, new Value(type, bytes));
    }
    for (long i = 0; i < tensorCount; i++) {
      String name = string(in);
      long[] shape = new long[in.getInt()];
      for (int k = 0; k < shape.length; k++) {
        shape[k] = in.getLong();
      }
      made.tensors.add(new Tensor(name, shape, in.getInt(), in.getLong()));
    }
    return made;
  }

  GgufFile set(String key, int type, byte[] bytes) {
    values.put(key, new Value(type, bytes));
    return this;
  }

  GgufFile set(String key, String text) {
    return set(key, STRING, bytes(text));
  }

  GgufFile set(String key, int number) {
    return set(key, U32, number(number));
  }

  GgufFile set(String key, float number) {
    return set(key, F32, number(Float.floatToRawIntBits(number)));
  }

  GgufFile set(String key, boolean value) {
    return set(key, BOOL, new byte[] {(byte) (value ? 1 : 0)});
  }

  GgufFile set(String key, List<String> texts) {
    return set(key, ARRAY, array(STRING, texts.stream().map(GgufFile::bytes).toList()));
  }

  GgufFile set(String key, int type, int... numbers) {
    List<byte[]> items = new ArrayList<>();
    for (int number : numbers) {
      items.add(number(number));
    }
    return set(key, ARRAY, array(type, items));
  }

  /** Writes the header, and behind it {@code data} bytes of zeros, which take no room on disk. */
  Path write(Path file, long data) throws IOException {
    byte[] header = header();
    Files.write(file, header);
    if (data > 0) {
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.allocate(1), header.length + data - 1);
      }
    }
    return file;
  }

  /** The header with the padding behind it. */
  byte[] header() {
    List<byte[]> parts = new ArrayList<>();
    ByteBuffer head = little(24);
    head.put("GGUF".getBytes(StandardCharsets.US_ASCII)).putInt(3);
    parts.add(filled(head.putLong(tensors.size()).putLong(values.size())));
    values.forEach(
        (key, value) -> {
          parts.add(bytes(key));
          parts.add(number(value.type()));
          parts.add(value.bytes());
        });
    for (Tensor tensor : tensors) {
      parts.add(bytes(tensor.name()));
      ByteBuffer info = little(4 + 8 * tensor.shape().length + 12);
      info.putInt(tensor.shape().length);
      for (long extent : tensor.shape()) {
        info.putLong(extent);
      }
      parts.add(filled(info.putInt(tensor.type()).putLong(tensor.offset())));
    }
    int size = parts.stream().mapToInt(part -> part.length).sum();
    ByteBuffer all = little((size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT);
    parts.forEach(all::put);
    return filled(all);
  }

  /** A string as it lies in the file. */
  static byte[] bytes(String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    return filled(little(8 + utf8.length).putLong(utf8.length).put(utf8));
  }

  /** Four bytes. */
  static byte[] number(int number) {
    return filled(little(4).putInt(number));
  }

  private static byte[] array(int type, List<byte[]> items) {
    int size = items.stream().mapToInt(item -> item.length).sum();
    ByteBuffer all = little(12 + size).putInt(type).putLong(items.size());
    items.forEach(all::put);
    return filled(all);
  }

  private static ByteBuffer little(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  /** All that the buffer has room for. */
  private static byte[] filled(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.get(0, bytes);
    return bytes;
  }

  private static String string(ByteBuffer in) {
    byte[] utf8 = new byte[(int) in.getLong()];
    in.get(utf8);
    return new String(utf8, StandardCharsets.UTF_8);
  }

  private static void skip(ByteBuffer in, int type) {
    if (type == STRING) {
      in.position(in.position() + 8 + (int) in.getLong(in.position()));
    } else if (type == ARRAY) {
      int of = in.getInt();
      long count = in.getLong();
      for (long i = 0; i < count; i++) {
        skip(in, of);
      }
    } else {
      in.position(in.position() + SIZES[type]);
    }
  }
}
