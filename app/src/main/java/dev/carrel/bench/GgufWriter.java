// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes a GGUF file, version 3: a header, values by key, the tensors' names and shapes, and their
 * bytes, each tensor at a multiple of 32. As much of the format as {@link SliceModel} needs.
 */
final class GgufWriter {
  private static final int VERSION = 3;
  private static final int ALIGNMENT = 32;
  private static final int VALUE_WHOLE = 4; // uint32
  private static final int VALUE_REAL = 6; // float32
  private static final int VALUE_TEXT = 8;

  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
  private final List<Data> data = new ArrayList<>();
  private int valueCount;
  private long offset;

  /** The bytes of a tensor. */
  interface Data {
    /** How many there are. */
    long size();

    void write(OutputStream out) throws IOException;
  }

  /** How a tensor's numbers are stored, with ggml's number of the type. */
  enum Type {
    F32(0),
    Q4_0(2);

    private final int number;

    Type(int number) {
      this.number = number;
    }
  }

  GgufWriter text(String key, String value) {
    key(key, VALUE_TEXT);
    string(values, value);
    return this;
  }

  GgufWriter whole(String key, int value) {
    key(key, VALUE_WHOLE);
    u32(values, value);
    return this;
  }

  GgufWriter real(String key, float value) {
    key(key, VALUE_REAL);
    u32(values, Float.floatToRawIntBits(value));
    return this;
  }

  /**
   * Adds a tensor.
   *
   * @param shape numbers in a row, then rows
   */
  GgufWriter tensor(String name, Type type, Data bytes, int... shape) {
    string(tensors, name);
    u32(tensors, shape.length);
    for (int extent : shape) {
      u64(tensors, extent);
    }
    u32(tensors, type.number);
    u64(tensors, offset);
    offset = aligned(offset + bytes.size());
    data.add(bytes);
    return this;
  }

  void write(OutputStream out) throws IOException {
    ByteArrayOutputStream header = new ByteArrayOutputStream();
    header.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    u32(header, VERSION);
    u64(header, data.size());
    u64(header, valueCount);
    header.writeBytes(values.toByteArray());
    header.writeBytes(tensors.toByteArray());
    header.writeTo(out);
    pad(out, header.size());
    for (Data bytes : data) {
      bytes.write(out);
      pad(out, bytes.size());
    }
  }

  private static void pad(OutputStream out, long written) throws IOException {
    out.write(new byte[(int) (aligned(written) - written)]);
  }

  private static long aligned(long size) {
    return Math.ceilDiv(size, ALIGNMENT) * ALIGNMENT;
  }

  private void key(String key, int type) {
    string(values, key);
    u32(values, type);
    valueCount++;
  }

  private static void string(ByteArrayOutputStream out, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    u64(out, bytes.length);
    out.writeBytes(bytes);
  }

  private static void u32(ByteArrayOutputStream out, int value) {
    out.writeBytes(little(Integer.BYTES).putInt(value).array());
  }

  private static void u64(ByteArrayOutputStream out, long value) {
    out.writeBytes(little(Long.BYTES).putLong(value).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
