// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.worker;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/** Text in a frame: how many UTF-16 units (32 bits), then those, also where they are no letters. */
final class WireText {
  private WireText() {}

  static void write(DataOutputStream out, CharSequence text) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(text.length() * Character.BYTES);
    bytes.asCharBuffer().append(text);
    out.writeInt(text.length());
    out.write(bytes.array());
  }

  /**
   * Reads a text.
   *
   * @param most units that are taken
   * @throws IOException if there are more, or fewer than announced
   */
  static String read(DataInputStream in, int most) throws IOException {
    int length = in.readInt();
    if (length < 0 || length > most) {
      throw new IOException("a text of " + length + " characters where " + most + " are allowed");
    }
    byte[] bytes = new byte[length * Character.BYTES];
    in.readFully(bytes);
    return ByteBuffer.wrap(bytes).asCharBuffer().toString();
  }
}
