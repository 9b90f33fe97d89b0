// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.Sha256;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;

/** The name of a part: a hash of what it depends on. */
final class PartId {
  private static final byte[] DOMAIN = "carrel context part 1\n".getBytes(StandardCharsets.UTF_8);
  private static final byte[] NO_PARENT = new byte[32];

  private PartId() {}

  /**
   * The id of the part that holds {@code count} of the tokens, from {@code from} on.
   *
   * @param parent id of the part before it
   */
  static String of(String key, Optional<String> parent, int[] tokens, int from, int count) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    ByteBuffer run =
        ByteBuffer.allocate((1 + count) * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    run.putInt(count).asIntBuffer().put(tokens, from, count);
    MessageDigest digest = Sha256.digest();
    digest.update(DOMAIN);
    digest.update(
        ByteBuffer.allocate(Integer.BYTES)
            .order(ByteOrder.LITTLE_ENDIAN)
            .putInt(keyBytes.length)
            .flip());
    digest.update(keyBytes);
    digest.update(parent.map(PartId::bytes).orElse(NO_PARENT));
    digest.update(run.array());
    return HexFormat.of().formatHex(digest.digest());
  }

  /** The 32 bytes that an id stands for. */
  static byte[] bytes(String id) {
    return HexFormat.of().parseHex(id);
  }

  /** The id that 32 bytes stand for; empty if they are all 0. */
  static Optional<String> ofBytes(byte[] bytes) {
    return java.util.Arrays.equals(bytes, NO_PARENT)
        ? Optional.empty()
        : Optional.of(HexFormat.of().formatHex(bytes));
  }
}
