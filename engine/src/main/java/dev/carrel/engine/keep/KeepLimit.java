// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.StoredFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How much of the disk kept contexts may take: what a person said, as text in the file {@code
 * limit}, else a tenth of what the disk would have free without them, and never more than 20 GB.
 */
final class KeepLimit {
  static final long MOST_UNASKED = 20_000_000_000L;

  private static final int SHARE_OF_DISK = 10;
  private static final int LONGEST_TEXT = 100;

  private KeepLimit() {}

  /** What the person said; empty if nothing that can be understood. */
  static OptionalLong read(StoredFile file) throws IOException {
    Optional<byte[]> text = file.read(LONGEST_TEXT);
    try {
      return text.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(ByteSize.parse(new String(text.get(), StandardCharsets.UTF_8).strip()));
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  static void write(StoredFile file, long bytes) throws IOException {
    file.write(bytes + "\n");
  }

  /**
   * The limit where nobody set one.
   *
   * @param freeBytes of the disk
   * @param usedBytes by kept contexts
   */
  static long unasked(long freeBytes, long usedBytes) {
    long disk = freeBytes > Long.MAX_VALUE - usedBytes ? Long.MAX_VALUE : freeBytes + usedBytes;
    return Math.min(MOST_UNASKED, disk / SHARE_OF_DISK);
  }
}
