// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.gguf;

import dev.carrel.engine.gguf.GgufValue.Flag;
import dev.carrel.engine.gguf.GgufValue.Passed;
import dev.carrel.engine.gguf.GgufValue.Real;
import dev.carrel.engine.gguf.GgufValue.Text;
import dev.carrel.engine.gguf.GgufValue.Whole;
import dev.carrel.engine.gguf.GgufValue.Wholes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the header of a GGUF file.
 *
 * <table>
 * <caption>The header, little-endian</caption>
 * <tr><th>field</th><th>type</th></tr>
 * <tr><td>magic</td><td>the letters GGUF</td></tr>
 * <tr><td>version</td><td>u32: 2 or 3</td></tr>
 * <tr><td>tensor count, value count</td><td>u64 each</td></tr>
 * <tr><td>values</td><td>key (string), type (u32), value</td></tr>
 * <tr><td>tensors</td><td>name (string), dimensions (u32, then u64 each), type (u32), offset (u64)</td></tr>
 * <tr><td>tensor data</td><td>from the next multiple of {@code general.alignment}</td></tr>
 * </table>
 *
 * A string is a u64 length and UTF-8; an array is a type (u32), a count (u64) and its elements. <a
 * href="https://github.com/ggml-org/ggml/blob/master/docs/gguf.md">The format's own page.</a>
 */
final class GgufReader {
  private static final int MAGIC = 0x46554747; // "GGUF"
  private static final int MAX_KEY_BYTES = 65_535;
  private static final int MAX_TEXT_BYTES = 4 << 20; // a chat template is some 10 kB
  private static final int MAX_WHOLES = 4096; // far more than a model has layers
  private static final int MAX_DIMENSIONS = 4;
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private final GgufInput in;
  private final Map<String, GgufValue> values = new LinkedHashMap<>();
  private int version;
  private long tensorCount;
  private long valueCount;
  private long lastTensorEnd;

  GgufReader(GgufInput in) {
    this.in = in;
  }

  /**
   * What the header says.
   *
   * @param dataStart the byte at which the tensors' data begins
   * @param dataBytes bytes from there to the end of the last tensor
   */
  record Header(
      int version,
      long tensorCount,
      Map<String, GgufValue> values,
      long dataStart,
      long dataBytes) {
    Header {
      values = Map.copyOf(values);
    }
  }

  Header read() throws IOException {
    readStart();
    for (long i = 0; i < valueCount; i++) {
      String key = in.text("key", MAX_KEY_BYTES);
      values.put(key, value(in.u32()));
    }
    long alignment = alignment();
    for (long i = 0; i < tensorCount; i++) {
      readTensor(alignment);
    }
    long dataStart = Math.ceilDiv(in.position(), alignment) * alignment;
    return new Header(version, tensorCount, values, dataStart, lastTensorEnd);
  }

  private void readStart() throws IOException {
    int magic = in.i32();
    if (magic != MAGIC) {
      throw new GgufDamage("it begins with 0x%08x and not with GGUF".formatted(magic));
    }
    version = in.i32();
    if (version != 2 && version != 3) {
      boolean bigEndian = (version & 0xffff) == 0;
      throw new GgufDamage(
          bigEndian
              ? "it is a big-endian GGUF, which no machine here reads"
              : "it is GGUF version " + version + "; versions 2 and 3 are known");
    }
    tensorCount = in.count("tensors", 24);
    valueCount = in.count("values", 13);
  }

  private long alignment() throws GgufDamage {
    GgufValue value = values.getOrDefault("general.alignment", new Whole(32));
    if (value instanceof Whole(long alignment)
        && alignment > 0
        && alignment <= 1 << 20
        && Long.bitCount(alignment) == 1) {
      return alignment;
    }
    throw new GgufDamage("general.alignment is no power of two: " + value);
  }

  private GgufValue value(long type) throws IOException {
    return switch ((int) type) {
      case 0 -> new Whole(Byte.toUnsignedLong(in.u8()));
      case 1 -> new Whole(in.u8());
      case 2 -> new Whole(Short.toUnsignedLong(in.i16()));
      case 3 -> new Whole(in.i16());
      case 4 -> new Whole(in.u32());
      case 5 -> new Whole(in.i32());
      case 6 -> new Real(Float.intBitsToFloat(in.i32()));
      case 7 -> new Flag(in.u8() != 0);
      case STRING -> new Text(in.text("text", MAX_TEXT_BYTES));
      case ARRAY -> array();
      case 10, 11 -> new Whole(in.i64());
      case 12 -> new Real(Double.longBitsToDouble(in.i64()));
      default -> throw unknownType(type);
    };
  }

  private GgufValue array() throws IOException {
    long type = in.u32();
    int elementBytes = elementBytes(type);
    long count = in.count("array elements", elementBytes);
    boolean whole = type <= 5 || type == 10 || type == 11;
    if (whole && count <= MAX_WHOLES) {
      List<Long> wholes = new ArrayList<>();
      for (long i = 0; i < count; i++) {
        wholes.add(value(type) instanceof Whole(long element) ? element : 0L);
      }
      return new Wholes(wholes);
    }
    if (type == STRING) {
      for (long i = 0; i < count; i++) {
        in.skip(in.count("bytes of text", 1));
      }
    } else {
      in.skip(count * elementBytes);
    }
    return new Passed(count);
  }

  /** Bytes of an array's element, or the least that a string takes. */
  private int elementBytes(long type) throws IOException {
    return switch ((int) type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case STRING, 10, 11, 12 -> 8;
      default -> throw unknownType(type); // an array of arrays is none that llama.cpp reads
    };
  }

  private GgufDamage unknownType(long type) throws IOException {
    return new GgufDamage("unknown value type %d at byte %,d".formatted(type, in.position() - 4));
  }

  private void readTensor(long alignment) throws IOException {
    String name = in.text("tensor name", MAX_KEY_BYTES);
    long dimensions = in.u32();
    if (dimensions > MAX_DIMENSIONS) {
      throw new GgufDamage("tensor %s has %d dimensions".formatted(name, dimensions));
    }
    long rowValues = 1;
    long count = 1;
    for (int i = 0; i < dimensions; i++) {
      long length = in.i64();
      if (length < 1 || length > Long.MAX_VALUE / count) {
        throw new GgufDamage("tensor %s has a dimension of %d".formatted(name, length));
      }
      count *= length;
      rowValues = i == 0 ? length : rowValues;
    }
    long code = in.u32();
    GgufType type =
        GgufType.ofCode(code)
            .orElseThrow(
                () -> new GgufDamage("tensor %s is of the unknown type %d".formatted(name, code)));
    long offset = in.i64();
    if (rowValues % type.blockValues() != 0 || offset < 0 || offset % alignment != 0) {
      throw new GgufDamage(
          "tensor %s: rows of %d values as %s at offset %d"
              .formatted(name, rowValues, type, offset));
    }
    placeTensor(name, type, count, offset);
  }

  private void placeTensor(String name, GgufType type, long count, long offset) throws GgufDamage {
    try {
      lastTensorEnd = Math.max(lastTensorEnd, Math.addExact(offset, type.bytes(count)));
    } catch (ArithmeticException e) {
      throw new GgufDamage("tensor %s would end past 2^63".formatted(name));
    }
  }
}
