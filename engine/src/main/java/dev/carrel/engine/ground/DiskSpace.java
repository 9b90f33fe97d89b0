// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the file systems say about the room on a disk. */
public final class DiskSpace {
  private DiskSpace() {}

  /** Whether a write failed because there was no room. */
  public static boolean isFull(IOException e) {
    String said = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return said.contains("no space left")
        || said.contains("quota exceeded")
        || said.contains("not enough space");
  }

  /**
   * Bytes free to us on the disk that holds a path, or that will hold it; {@link Long#MAX_VALUE}
   * where the system won't say.
   */
  public static long freeBytes(Path place) {
    for (Path at = place.toAbsolutePath(); at != null; at = at.getParent()) {
      try {
        FileStore disk = Files.getFileStore(at);
        // Kernel file systems such as /sys have no size at all, which is not the same as full.
        return disk.getTotalSpace() == 0 ? Long.MAX_VALUE : disk.getUsableSpace();
      } catch (IOException e) {
        // Not there (yet): its parent is on the same disk.
      }
    }
    return Long.MAX_VALUE;
  }
}
