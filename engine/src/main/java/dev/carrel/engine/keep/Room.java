// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.DiskSpace;
import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Room for new parts, within a limit and on the disk: files set aside go first, then parts, those
 * not used for longest first and the last of a chain before those before it. What is in use stays.
 * Not thread-safe.
 */
final class Room {
  /** Left free on the disk, so that a kept context never stops the database from writing. */
  private static final long SPARE = 64_000_000;

  private final KeepFolder folder;
  private final PartIndex index;
  private long limitBytes = Long.MAX_VALUE;

  Room(KeepFolder folder, PartIndex index) {
    this.folder = folder;
    this.index = index;
  }

  long bytes() {
    return index.bytes() + folder.aside().bytes();
  }

  long limitBytes() {
    return limitBytes;
  }

  /** The limit that the person set, else the one that holds where nobody did. */
  long lastingLimit() throws IOException {
    OptionalLong set = KeepLimit.read(folder.limit());
    return set.isPresent()
        ? set.getAsLong()
        : KeepLimit.unasked(DiskSpace.freeBytes(folder.path()), bytes());
  }

  void setLastingLimit(OptionalLong bytes) throws IOException {
    if (bytes.isPresent()) {
      KeepLimit.write(folder.limit(), bytes.getAsLong());
    } else {
      boolean _ = folder.limit().delete();
    }
    limit(lastingLimit());
  }

  /** Sets the limit, and removes what is over it and not in use. */
  void limit(long bytes) throws IOException {
    limitBytes = bytes;
    free(bytes() - limitBytes);
  }

  /**
   * Makes room for a file; removes nothing if that would not be enough.
   *
   * @return why the limit does not allow it; empty if there is room now
   * @throws CarrelException DISK_FULL
   */
  Optional<String> make(long needed) throws IOException {
    long removable = index.removableBytes() + folder.aside().bytes();
    long over = bytes() + needed - limitBytes;
    if (over > removable) {
      return Optional.of(
          "Keeping it takes %s, and %s of the limit of %s are in use."
              .formatted(
                  ByteSize.text(needed),
                  ByteSize.text(bytes() - removable),
                  ByteSize.text(limitBytes)));
    }
    long free = DiskSpace.freeBytes(folder.path());
    long lacking = needed + Math.min(SPARE, needed) - free;
    if (lacking > removable) {
      throw KeepErrors.diskFull(folder.path(), "What was read cannot be kept", needed);
    }
    free(Math.max(over, lacking));
    return Optional.empty();
  }

  private void free(long wanted) throws IOException {
    long freed = 0;
    for (SetAside file : folder.aside().files()) {
      if (freed < wanted) {
        folder.aside().delete(file);
        freed += file.bytes();
      }
    }
    while (freed < wanted) {
      Optional<KeptPart> part = index.leastWanted();
      if (part.isEmpty()) {
        return;
      }
      folder.delete(part.get());
      index.remove(part.get());
      freed += part.get().bytes();
    }
  }
}
