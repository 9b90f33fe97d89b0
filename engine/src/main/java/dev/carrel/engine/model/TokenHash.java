// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Says which tokens they were without saying them. */
public final class TokenHash {
  private TokenHash() {}

  /** SHA-256 in lower-case hex of the tokens' numbers, each as four bytes, little-endian. */
  public static String of(int[] tokens) {
    ByteBuffer bytes =
        ByteBuffer.allocate(tokens.length * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asIntBuffer().put(tokens);
    return Sha256.hex(bytes.array());
  }
}
