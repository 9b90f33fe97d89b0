// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.keep;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DiskSpace;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;

/** What the file system says of kept contexts, in words for a person. */
final class KeepErrors {
  private KeepErrors() {}

  /**
   * An error of writing to or removing from the folder.
   *
   * @param what could not be done, as the start of a sentence
   */
  static CarrelException of(IOException e, Path folder, String what) {
    if (e instanceof ClosedChannelException) {
      return Cancellation.cancelled();
    }
    return DiskSpace.isFull(e) ? diskFull(folder, what, e) : unusable(e, folder, what);
  }

  private static CarrelException diskFull(Path folder, String what, IOException e) {
    return new CarrelException(Code.DISK_FULL, diskFullText(folder, what), remedy(folder), e);
  }

  /** The disk lacks room, as was seen before anything was written. */
  static CarrelException diskFull(Path folder, String what, long neededBytes) {
    return new CarrelException(
        Code.DISK_FULL,
        diskFullText(folder, what) + " " + ByteSize.text(neededBytes) + " are needed.",
        remedy(folder));
  }

  private static String diskFullText(Path folder, String what) {
    return "%s: the disk of %s is full (%s free). What was kept before is intact."
        .formatted(what, folder, ByteSize.text(DiskSpace.freeBytes(folder)));
  }

  private static String remedy(Path folder) {
    return "Free some space on the disk of "
        + folder
        + ", or remove kept contexts: carrel contexts list, carrel contexts remove.";
  }

  private static CarrelException unusable(IOException e, Path folder, String what) {
    return new CarrelException(
        Code.HOME_UNUSABLE,
        "%s: %s (in %s). What was kept before is intact.".formatted(what, reason(e), folder),
        "Check that the folder can be written; deleting it is safe, the documents are read again.",
        e);
  }

  /** Why a file cannot be read, as a clause whose subject is the file. */
  static String unreadable(IOException e) {
    return e instanceof NoSuchFileException ? "is gone" : "cannot be read: " + reason(e);
  }

  private static String reason(IOException e) {
    String message = Objects.requireNonNullElse(e.getMessage(), e.toString());
    return e instanceof FileSystemException f
        ? Objects.requireNonNullElse(f.getReason(), "no access to " + f.getFile())
        : message;
  }
}
