// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.home;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DiskSpace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/** What the file system says of a home, in words for a person. */
public final class HomeErrors {
  private static final String FREE_SPACE = "Free some space on that disk, then try again.";
  private static final long NEARLY_NOTHING = 64 * 1024;

  private HomeErrors() {}

  /**
   * An error of the file system.
   *
   * @param place what was written to or read
   * @param what could not be done, as the start of a sentence
   */
  public static CarrelException of(IOException e, Path place, String what) {
    if (DiskSpace.isFull(e) || (!(e instanceof AccessDeniedException) && isNearlyFull(place))) {
      return diskFull(e, place, what);
    }
    return new CarrelException(
        Code.HOME_UNUSABLE,
        what + ": " + reason(e) + ".",
        "Check that the folder is there and can be written, or choose another with --home.",
        e);
  }

  /** Whether next to nothing is free where a file lies: then most errors come of that. */
  public static boolean isNearlyFull(Path place) {
    return DiskSpace.freeBytes(place) < NEARLY_NOTHING;
  }

  private static String reason(IOException e) {
    if (e instanceof AccessDeniedException) {
      return "no permission to write there";
    }
    String message = String.valueOf(e.getMessage());
    return e instanceof FileSystemException f
        ? Objects.requireNonNullElse(f.getReason(), message)
        : message;
  }

  /** There is no room where a file lies. */
  public static CarrelException diskFull(Exception e, Path place, String what) {
    return new CarrelException(
        Code.DISK_FULL,
        "%s: the disk of %s is full (%s free). What was there before is intact."
            .formatted(what, place, bytes(DiskSpace.freeBytes(place))),
        FREE_SPACE,
        e);
  }

  /** A size as people read it, such as {@code 1.3 MB}; 1 MB is 1,000,000 bytes. */
  static String bytes(long count) {
    if (count < 1000) {
      return count + " bytes";
    }
    double value = count;
    int unit = -1;
    while (value >= 999.95 && unit < 4) {
      value /= 1000;
      unit++;
    }
    return String.format(Locale.ROOT, "%.1f %sB", value, "kMGTP".charAt(unit));
  }
}
