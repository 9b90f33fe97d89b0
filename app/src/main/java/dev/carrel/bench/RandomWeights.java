// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.SplittableRandom;

/**
 * A matrix of random weights in Q4_0: blocks of 32, each a 16-bit scale and 32 numbers of 4 bits.
 *
 * @param rowLength numbers in a row, a multiple of 32
 * @param rows how many rows
 * @param seed the same seed gives the same bytes
 */
record RandomWeights(int rowLength, int rows, long seed) implements GgufWriter.Data {
  private static final int BLOCK = 32;
  private static final int BLOCK_BYTES = Short.BYTES + BLOCK / 2;

  /** Standard deviation of whole numbers drawn evenly from -8 to 7. */
  private static final double SPREAD = 4.61;

  @Override
  public long size() {
    return (long) rowLength / BLOCK * rows * BLOCK_BYTES;
  }

  /** With such a scale what comes out is as large as what went in, however long the row. */
  @Override
  public void write(OutputStream out) throws IOException {
    SplittableRandom random = new SplittableRandom(seed);
    short scale = Float.floatToFloat16((float) (1 / (SPREAD * Math.sqrt(rowLength))));
    int blocks = rowLength / BLOCK;
    ByteBuffer row = ByteBuffer.allocate(blocks * BLOCK_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < rows; i++) {
      row.clear();
      for (int block = 0; block < blocks; block++) {
        row.putShort(scale).putLong(random.nextLong()).putLong(random.nextLong());
      }
      out.write(row.array());
    }
  }
}
