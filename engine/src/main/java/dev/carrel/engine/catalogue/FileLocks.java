// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;

/** A lock between processes and within one, by way of a file that is left lying. */
final class FileLocks {
  private static final long RETRY_MILLIS = 100;

  private FileLocks() {}

  /**
   * Does something while holding the lock; waits for it as long as it takes, or until cancelled.
   */
  static <T> T holding(Path file, Cancellation cancellation, Supplier<T> work) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (tryLock(channel).isEmpty()) {
        cancellation.throwIfRequested();
        Thread.sleep(RETRY_MILLIS);
      }
      return work.get(); // closing the channel frees the lock
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException e) {
      return Optional.empty(); // another thread of this process has it
    }
  }
}
