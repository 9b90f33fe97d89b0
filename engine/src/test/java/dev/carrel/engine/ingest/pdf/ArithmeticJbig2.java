// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import java.io.ByteArrayOutputStream;

/**
 * Codes a picture as a generic region of JBIG2 is (ITU-T T.88, 6.2 and annex E): each pixel by the
 * sixteen before it, template 0.
 */
final class ArithmeticJbig2 {
  /** The place of the four pixels that may be moved, as they usually are. */
  static final byte[] PLACES = {3, -1, -3, -1, 2, -2, -2, -2};

  /**
   * For each state: probability, next state behind the likely and the unlikely, whether to turn.
   */
  private static final int[][] STATES = {
    {0x5601, 1, 1, 1}, {0x3401, 2, 6, 0}, {0x1801, 3, 9, 0}, {0x0AC1, 4, 12, 0},
    {0x0521, 5, 29, 0}, {0x0221, 38, 33, 0}, {0x5601, 7, 6, 1}, {0x5401, 8, 14, 0},
    {0x4801, 9, 14, 0}, {0x3801, 10, 14, 0}, {0x3001, 11, 17, 0}, {0x2401, 12, 18, 0},
    {0x1C01, 13, 20, 0}, {0x1601, 29, 21, 0}, {0x5601, 15, 14, 1}, {0x5401, 16, 14, 0},
    {0x5101, 17, 15, 0}, {0x4801, 18, 16, 0}, {0x3801, 19, 17, 0}, {0x3401, 20, 18, 0},
    {0x3001, 21, 19, 0}, {0x2801, 22, 19, 0}, {0x2401, 23, 20, 0}, {0x2201, 24, 21, 0},
    {0x1C01, 25, 22, 0}, {0x1801, 26, 23, 0}, {0x1601, 27, 24, 0}, {0x1401, 28, 25, 0},
    {0x1201, 29, 26, 0}, {0x1101, 30, 27, 0}, {0x0AC1, 31, 28, 0}, {0x09C1, 32, 29, 0},
    {0x08A1, 33, 30, 0}, {0x0521, 34, 31, 0}, {0x0441, 35, 32, 0}, {0x02A1, 36, 33, 0},
    {0x0221, 37, 34, 0}, {0x0141, 38, 35, 0}, {0x0111, 39, 36, 0}, {0x0085, 40, 37, 0},
    {0x0049, 41, 38, 0}, {0x0025, 42, 39, 0}, {0x0015, 43, 40, 0}, {0x0009, 44, 41, 0},
    {0x0005, 45, 42, 0}, {0x0001, 45, 43, 0}, {0x5601, 46, 46, 0}
  };

  private final int[] state = new int[1 << 16];
  private final int[] likely = new int[1 << 16];
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private long c;
  private int a = 0x8000;
  private int left = 12;

  /** The last byte, which may still be carried into; below 0 before the first. */
  private int last = -1;

  private ArithmeticJbig2() {}

  /** Of rows of pixels, where true is black. */
  static byte[] of(boolean[][] rows) {
    ArithmeticJbig2 coder = new ArithmeticJbig2();
    for (int y = 0; y < rows.length; y++) {
      for (int x = 0; x < rows[y].length; x++) {
        coder.code(context(rows, x, y), rows[y][x] ? 1 : 0);
      }
    }
    return coder.finished();
  }

  private static int context(boolean[][] rows, int x, int y) {
    int context = 0;
    for (int dx = -2; dx <= 2; dx++) {
      context = context << 1 | at(rows, x + dx, y - 2);
    }
    for (int dx = -3; dx <= 3; dx++) {
      context = context << 1 | at(rows, x + dx, y - 1);
    }
    for (int dx = -4; dx <= -1; dx++) {
      context = context << 1 | at(rows, x + dx, y);
    }
    return context;
  }

  private static int at(boolean[][] rows, int x, int y) {
    return y >= 0 && x >= 0 && x < rows[y].length && rows[y][x] ? 1 : 0;
  }

  private void code(int context, int bit) {
    int[] now = STATES[state[context]];
    a -= now[0];
    if (bit == likely[context]) {
      if ((a & 0x8000) != 0) {
        c += now[0];
        return;
      }
      if (a < now[0]) {
        a = now[0];
      } else {
        c += now[0];
      }
      state[context] = now[1];
    } else {
      if (a < now[0]) {
        c += now[0];
      } else {
        a = now[0];
      }
      likely[context] ^= now[3];
      state[context] = now[2];
    }
    do {
      a <<= 1;
      c <<= 1;
      if (--left == 0) {
        byteOut();
      }
    } while ((a & 0x8000) == 0);
  }

  private void byteOut() {
    if (last != 0xFF && c >= 0x8000000) {
      last++;
      c &= 0x7FFFFFF;
    }
    boolean stuffed = last == 0xFF;
    if (last >= 0) {
      out.write(last);
    }
    int shift = stuffed ? 20 : 19;
    last = (int) (c >> shift);
    c &= (1L << shift) - 1;
    left = stuffed ? 7 : 8;
  }

  private byte[] finished() {
    long most = c + a;
    c |= 0xFFFF;
    c -= c >= most ? 0x8000 : 0;
    c <<= left;
    byteOut();
    c <<= left;
    byteOut();
    out.write(last);
    if (last != 0xFF) {
      out.write(0xFF);
    }
    out.write(0xAC);
    return out.toByteArray();
  }
}
