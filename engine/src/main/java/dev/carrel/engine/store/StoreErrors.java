package dev.carrel.engine.store;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.DiskSpace;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import org.sqlite.SQLiteErrorCode;

/** What SQLite and the file system say, in words for a person. */
final class StoreErrors {
  private static final String FREE_SPACE = "Free some space on that disk, then try again.";
  private static final long NEARLY_NOTHING = 64 * 1024;

  private StoreErrors() {}

  /**
   * An error of the database.
   *
   * @param file of the database
   * @param what could not be done, as the start of a sentence: "The document could not be kept"
   */
  static CarrelException of(SQLException e, Path file, String what) {
    SQLiteErrorCode code = SQLiteErrorCode.getErrorCode(e.getErrorCode());
    return switch (code) {
      case SQLITE_FULL -> diskFull(e, file, what);
      case SQLITE_IOERR ->
          DiskSpace.freeBytes(file) < NEARLY_NOTHING
              ? diskFull(e, file, what)
              : other(e, file, what);
      case SQLITE_CORRUPT, SQLITE_NOTADB -> damaged(e, file, what);
      case SQLITE_READONLY, SQLITE_CANTOPEN, SQLITE_PERM -> unusable(e, file, what);
      case SQLITE_BUSY, SQLITE_LOCKED ->
          new CarrelException(
              Code.HOME_IN_USE,
              what + ": another program has " + file + " open and is writing to it.",
              "Close that program, then try again.",
              e);
      default -> other(e, file, what);
    };
  }

  /**
   * An error of the file system.
   *
   * @param place what was written to or read
   * @param what could not be done, as the start of a sentence
   */
  static CarrelException of(IOException e, Path place, String what) {
    boolean full = DiskSpace.isFull(e);
    if (full
        || (!(e instanceof AccessDeniedException) && DiskSpace.freeBytes(place) < NEARLY_NOTHING)) {
      return diskFull(e, place, what);
    }
    return new CarrelException(
        Code.HOME_UNUSABLE,
        what + ": " + reason(e) + ".",
        "Check that the folder is there and can be written, or choose another with --home.",
        e);
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

  private static CarrelException diskFull(Exception e, Path place, String what) {
    return new CarrelException(
        Code.DISK_FULL,
        "%s: the disk of %s is full (%s free). What was there before is intact."
            .formatted(what, place, bytes(DiskSpace.freeBytes(place))),
        FREE_SPACE,
        e);
  }

  private static CarrelException damaged(SQLException e, Path file, String what) {
    return new CarrelException(
        Code.HOME_DAMAGED,
        "%s: %s is damaged (%s).".formatted(what, file, e.getMessage()),
        "Move it away or put back a copy (carrel-before-*.db beside it, or a backup), then start"
            + " again.",
        e);
  }

  private static CarrelException unusable(SQLException e, Path file, String what) {
    return new CarrelException(
        Code.HOME_UNUSABLE,
        "%s: %s cannot be opened for writing (%s).".formatted(what, file, e.getMessage()),
        "Check the permissions of the file and its folder, or choose another folder with --home.",
        e);
  }

  private static CarrelException other(SQLException e, Path file, String what) {
    return new CarrelException(
        Code.INTERNAL,
        "%s: %s (in %s).".formatted(what, e.getMessage(), file),
        "Run carrel doctor; what was there before is intact.",
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
