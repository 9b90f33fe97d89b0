// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.index;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DiskSpace;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import org.apache.lucene.store.LockObtainFailedException;

/** What the file system says to Lucene, in words for a person. */
final class IndexErrors {
  private IndexErrors() {}

  /**
   * An error of reading or writing the index.
   *
   * @param what could not be done, as the start of a sentence
   */
  static CarrelException of(IOException e, Path folder, String what) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof LockObtainFailedException) {
      return new CarrelException(
          Code.HOME_IN_USE,
          what + ": the search index " + folder + " is in use by another process.",
          "Close that Carrel first.",
          e);
    }
    if (e instanceof ClosedByInterruptException || Thread.currentThread().isInterrupted()) {
      return interrupted(e, what);
    }
    if (DiskSpace.isFull(e)) {
      return new CarrelException(
          Code.DISK_FULL,
          "%s: the disk of %s is full (%,d bytes free). What was indexed before is intact."
              .formatted(what, folder, DiskSpace.freeBytes(folder)),
          "Free some space on that disk, then try again.",
          e);
    }
    return new CarrelException(
        Code.HOME_UNUSABLE,
        "%s: %s (in %s).".formatted(what, said, folder),
        "Check that the folder can be written; deleting it is safe, it is made again.",
        e);
  }

  /** An interrupt closes the files that Java is writing to. */
  static CarrelException interrupted(Exception e, String what) {
    return new CarrelException(
        Code.CANCELLED, what + ": it was interrupted.", "Try again; nothing was lost.", e);
  }
}
