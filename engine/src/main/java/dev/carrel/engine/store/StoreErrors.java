// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.HomeErrors;
import java.nio.file.Path;
import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;

/** What SQLite says, in words for a person. */
final class StoreErrors {
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
      case SQLITE_FULL -> HomeErrors.diskFull(e, file, what);
      case SQLITE_IOERR ->
          HomeErrors.isNearlyFull(file) ? HomeErrors.diskFull(e, file, what) : other(e, file, what);
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

  private static CarrelException damaged(SQLException e, Path file, String what) {
    return new CarrelException(
        Code.HOME_DAMAGED,
        "%s: %s is damaged (%s).".formatted(what, file, e.getMessage()),
        "Move it away or put back a copy (carrel-before-*.db beside it, or a backup), then start"
            + " again.",
        e);
  }

  /** What is read is no word, number or JSON that Carrel writes. */
  static CarrelException notOurs(RuntimeException e, Path file, String what) {
    return new CarrelException(
        Code.HOME_DAMAGED,
        "%s: something in %s is not as Carrel writes it (%s)."
            .formatted(what, file, e.getMessage()),
        "Nothing was changed. Put back a copy (carrel-before-*.db beside it, or a backup), or move"
            + " the file away, then start again.",
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
}
