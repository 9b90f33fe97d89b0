package dev.carrel.engine.keep;

import dev.carrel.engine.ground.ByteSize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * How much of the disk kept contexts may take: what a person said, as text in the file {@code
 * limit}, else a tenth of what the disk would have free without them, and never more than 20 GB.
 */
final class KeepLimit {
  static final String FILE = "limit";
  static final long MOST_UNASKED = 20_000_000_000L;

  private static final int SHARE_OF_DISK = 10;
  private static final int LONGEST_TEXT = 100;

  private KeepLimit() {}

  /** What the person said; empty if nothing that can be understood. */
  static OptionalLong read(Path folder) throws IOException {
    Path file = folder.resolve(FILE);
    if (!Files.isRegularFile(file) || Files.size(file) > LONGEST_TEXT) {
      return OptionalLong.empty();
    }
    try {
      String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
      return OptionalLong.of(ByteSize.parse(text.strip()));
    } catch (IllegalArgumentException e) {
      return OptionalLong.empty();
    }
  }

  static void write(Path folder, long bytes) throws IOException {
    Durable.write(folder.resolve(FILE), (bytes + "\n").getBytes(StandardCharsets.UTF_8));
  }

  static void clear(Path folder) throws IOException {
    Files.deleteIfExists(folder.resolve(FILE));
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
