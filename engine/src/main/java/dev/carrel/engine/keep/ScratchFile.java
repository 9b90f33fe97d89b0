// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Memory in a file, for what must wait while memory is short. */
final class ScratchFile {
  private static final int CHUNK = 1 << 20;

  private ScratchFile() {}

  /**
   * Maps a file that is gone after this; where a mapped file cannot be deleted, after the next
   * opening. Its blocks are written first, since memory that finds the disk full ends the process.
   */
  static MemorySegment map(Path folder, long bytes, Arena arena) throws IOException {
    Path file = Files.createTempFile(folder, "moved-", KeepFolder.UNFINISHED);
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      ByteBuffer zeros = ByteBuffer.allocateDirect(CHUNK);
      for (long at = 0; at < bytes; at += zeros.limit()) {
        zeros.clear().limit((int) Math.min(CHUNK, bytes - at));
        while (zeros.hasRemaining()) {
          channel.write(zeros, at + zeros.position());
        }
      }
      return channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
    } finally {
      delete(file);
    }
  }

  private static void delete(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      file.toFile().deleteOnExit();
    }
  }
}
