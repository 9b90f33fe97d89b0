// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The weights of a norm that changes nothing: ones in 32-bit floating point.
 *
 * @param count how many
 */
record Ones(int count) implements GgufWriter.Data {
  @Override
  public long size() {
    return (long) count * Float.BYTES;
  }

  @Override
  public void write(OutputStream out) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) size()).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      bytes.putFloat(1);
    }
    out.write(bytes.array());
  }
}
