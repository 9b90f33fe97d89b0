// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Writes small GGUF files for tests: a header and random tensors. */
public final class GgufBytes {
  private static final int ALIGNMENT = 32;

  private final ByteArrayOutputStream values = new ByteArrayOutputStream();
  private final ByteArrayOutputStream tensors = new ByteArrayOutputStream();
  private int valueCount;
  private int tensorCount;
  private int dataBytes;

  /** A whole model file, a little more than so many bytes long. */
  public static byte[] model(long seed, int dataBytes) {
    return new GgufBytes()
        .text("general.architecture", "qwen2")
        .text("general.name", "Tiny " + seed)
        .whole("qwen2.context_length", 4096)
        .whole("qwen2.block_count", 2)
        .whole("qwen2.embedding_length", 64)
        .whole("qwen2.attention.head_count", 4)
        .wholes("qwen2.attention.head_count_kv", 2, 1)
        .texts("tokenizer.ggml.tokens", "a", "b", "c")
        .tensorQ8("blk.0.weight", 32, Math.ceilDiv(dataBytes, 34))
        .bytes(seed);
  }

  public GgufBytes text(String key, String value) {
    key(key, 8);
    string(values, value);
    return this;
  }

  public GgufBytes whole(String key, int value) {
    key(key, 4);
    u32(values, value);
    return this;
  }

  public GgufBytes real(String key, float value) {
    key(key, 6);
    u32(values, Float.floatToRawIntBits(value));
    return this;
  }

  public GgufBytes wholes(String key, int... elements) {
    key(key, 9);
    u32(values, 5);
    u64(values, elements.length);
    for (int element : elements) {
      u32(values, element);
    }
    return this;
  }

  public GgufBytes texts(String key, String... elements) {
    key(key, 9);
    u32(values, 8);
    u64(values, elements.length);
    for (String element : elements) {
      string(values, element);
    }
    return this;
  }

  public GgufBytes tensorQ8(String name, int rowLength, int rows) {
    string(tensors, name);
    u32(tensors, 2);
    u64(tensors, rowLength);
    u64(tensors, rows);
    u32(tensors, 8);
    u64(tensors, dataBytes);
    dataBytes = Math.ceilDiv(dataBytes + rowLength / 32 * rows * 34, ALIGNMENT) * ALIGNMENT;
    tensorCount++;
    return this;
  }

  public byte[] bytes(long seed) {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header());
    byte[] data = new byte[dataBytes];
    new Random(seed).nextBytes(data);
    file.writeBytes(data);
    return file.toByteArray();
  }

  /** All that lies before the tensors' data. */
  public byte[] header() {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes("GGUF".getBytes(StandardCharsets.US_ASCII));
    u32(file, 3);
    u64(file, tensorCount);
    u64(file, valueCount);
    file.writeBytes(values.toByteArray());
    file.writeBytes(tensors.toByteArray());
    file.writeBytes(new byte[Math.floorMod(-file.size(), ALIGNMENT)]);
    return file.toByteArray();
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
    out.writeBytes(little(4).putInt(value).array());
  }

  private static void u64(ByteArrayOutputStream out, long value) {
    out.writeBytes(little(8).putLong(value).array());
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
