// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.fuzz;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Changes inputs at random; the same seed changes them the same way. */
final class Mutator {
  private static final int MOST_CHANGES = 6;
  private static final int MOST_REPEATS = 5000;

  /** Numbers at which counts, lengths and places go wrong. */
  private static final long[] NUMBERS = {
    0,
    1,
    2,
    7,
    8,
    127,
    128,
    255,
    256,
    32_767,
    32_768,
    65_535,
    65_536,
    1 << 20,
    1 << 24,
    Integer.MAX_VALUE - 1L,
    Integer.MAX_VALUE,
    1L << 31,
    0xFFFF_FFFFL,
    1L << 32,
    1L << 40,
    Long.MAX_VALUE - 1,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1,
    -2,
    -128,
    -32_768,
    Integer.MIN_VALUE
  };

  private final Random random;
  private final List<byte[]> words;
  private final int mostBytes;

  Mutator(Random random, List<byte[]> words, int mostBytes) {
    this.random = random;
    this.words = List.copyOf(words);
    this.mostBytes = mostBytes;
  }

  /**
   * Some changes.
   *
   * @param other another input, parts of which may come in
   */
  byte[] mutate(byte[] input, byte[] other) {
    byte[] changed = input.clone();
    int changes = 1 + random.nextInt(MOST_CHANGES);
    for (int i = 0; i < changes; i++) {
      changed = change(changed, other);
      if (changed.length > mostBytes) {
        changed = Arrays.copyOf(changed, mostBytes);
      }
    }
    return changed;
  }

  private byte[] change(byte[] in, byte[] other) {
    if (in.length == 0) {
      return insert(in, 0, word());
    }
    int at = random.nextInt(in.length);
    int length = 1 + random.nextInt(Math.min(in.length - at, 1 + random.nextInt(256)));
    byte[] piece = Arrays.copyOfRange(in, at, at + length);
    return switch (random.nextInt(12)) {
      case 0 -> flipped(in);
      case 1 -> overwrite(in, at, new byte[] {(byte) random.nextInt(256)});
      case 2, 3 -> overwrite(in, at, number());
      case 4 -> cut(in, at, length);
      case 5 -> insert(in, at, repeated(piece));
      case 6 -> insert(cut(in, at, length), random.nextInt(in.length - length + 1), piece);
      case 7 -> insert(in, at, word());
      case 8 -> overwrite(in, at, word());
      case 9 -> splice(in, at, other);
      case 10 -> digits(in, at);
      default -> insert(in, at, repeated(word()));
    };
  }

  private byte[] flipped(byte[] in) {
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      in[random.nextInt(in.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return in;
  }

  private byte[] number() {
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    ByteOrder order = random.nextBoolean() ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES).order(order).putLong(number);
    int width = 1 << random.nextInt(4);
    byte[] all = bytes.array();
    return order == ByteOrder.LITTLE_ENDIAN
        ? Arrays.copyOf(all, width)
        : Arrays.copyOfRange(all, Long.BYTES - width, Long.BYTES);
  }

  private byte[] word() {
    if (words.isEmpty() || random.nextInt(4) == 0) {
      byte[] noise = new byte[1 + random.nextInt(16)];
      random.nextBytes(noise);
      return noise;
    }
    return words.get(random.nextInt(words.size()));
  }

  /** Few times mostly, and now and then so often that what nests is deep. */
  private byte[] repeated(byte[] piece) {
    int times = random.nextInt(8) == 0 ? 1 + random.nextInt(MOST_REPEATS) : 1 + random.nextInt(4);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < times && out.size() < mostBytes; i++) {
      out.writeBytes(piece);
    }
    return out.toByteArray();
  }

  /** Another number in place of one that is written in digits, the next behind a place. */
  private byte[] digits(byte[] in, int from) {
    int start = from;
    while (start < in.length && !isDigit(in[start])) {
      start++;
    }
    int end = start;
    while (end < in.length && isDigit(in[end])) {
      end++;
    }
    String number =
        switch (random.nextInt(4)) {
          case 0 -> "9".repeat(1 + random.nextInt(400));
          case 1 -> random.nextDouble() + "e" + random.nextInt(400);
          default -> String.valueOf(NUMBERS[random.nextInt(NUMBERS.length)]);
        };
    return insert(cut(in, start, end - start), start, number.getBytes(StandardCharsets.US_ASCII));
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private byte[] splice(byte[] in, int at, byte[] other) {
    int from = other.length == 0 ? 0 : random.nextInt(other.length);
    return insert(Arrays.copyOf(in, at), at, Arrays.copyOfRange(other, from, other.length));
  }

  private static byte[] overwrite(byte[] in, int at, byte[] with) {
    System.arraycopy(with, 0, in, at, Math.min(with.length, in.length - at));
    return in;
  }

  static byte[] cut(byte[] in, int at, int length) {
    byte[] out = new byte[in.length - length];
    System.arraycopy(in, 0, out, 0, at);
    System.arraycopy(in, at + length, out, at, out.length - at);
    return out;
  }

  private static byte[] insert(byte[] in, int at, byte[] piece) {
    byte[] out = new byte[in.length + piece.length];
    System.arraycopy(in, 0, out, 0, at);
    System.arraycopy(piece, 0, out, at, piece.length);
    System.arraycopy(in, at, out, at + piece.length, in.length - at);
    return out;
  }
}
