// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.home.HomeErrors;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;

/**
 * Brings a database to the newest schema, one numbered script after the other, each in a
 * transaction of its own. {@code PRAGMA user_version} holds the number of the last script applied.
 * A script that was released is never edited; a change is a new script.
 */
final class Migrations {
  /** In order: the first makes version 1. */
  private static final List<String> SCRIPTS =
      List.of(
          "V001__documents.sql",
          "V002__conversations.sql",
          "V003__contexts.sql",
          "V004__shelf.sql",
          "V005__talk.sql",
          "V006__erasing.sql",
          "V007__hidden.sql",
          "V008__evidence.sql",
          "V009__addresses.sql",
          "V010__standing.sql",
          "V011__review.sql",
          "V012__bates.sql",
          "V013__tags.sql",
          "V014__recognized.sql",
          "V015__stale.sql",
          "V016__logged.sql",
          "V017__rows.sql");

  /** Begins the name of a copy that was made before an upgrade. */
  private static final String COPY = "carrel-before-v";

  static final int LATEST = SCRIPTS.size();

  private Migrations() {}

  /**
   * Looks before anything is changed.
   *
   * @throws CarrelException {@link Code#HOME_UNUSABLE} if a newer program made the database
   */
  static void refuseNewer(Connection connection, Path file) throws SQLException {
    int version = version(connection);
    if (version > LATEST) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "%s was made by a newer Carrel: its format is %d, this one knows formats up to %d."
              .formatted(file, version, LATEST),
          "Update Carrel, or give it another folder with --home.");
    }
  }

  /** Applies what is missing up to {@code target}, after a copy of what is there. */
  static void migrate(Connection connection, Path file, int target) throws SQLException {
    int version = version(connection);
    if (version > 0 && version < target) {
      backUp(connection, file, version + 1);
    }
    for (int next = version + 1; next <= target; next++) {
      apply(connection, next);
    }
  }

  static int version(Connection connection) throws SQLException {
    return (int) Database.number(connection, "PRAGMA user_version");
  }

  private static void apply(Connection connection, int version) throws SQLException {
    Database.execute(connection, "BEGIN IMMEDIATE");
    boolean done = false;
    try (Statement statement = connection.createStatement()) {
      // executeUpdate runs every statement of a script, execute only the first.
      statement.executeUpdate(script(version));
      Database.execute(connection, "PRAGMA user_version = " + version);
      Database.execute(connection, "COMMIT");
      done = true;
    } finally {
      if (!done) {
        Database.rollBack(connection);
      }
    }
  }

  private static String script(int version) {
    String name = SCRIPTS.get(version - 1);
    try (InputStream in = Migrations.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its part " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Beside the database as {@code carrel-before-v2.db}; whole or not there at all. */
  private static void backUp(Connection connection, Path file, int next) throws SQLException {
    Path copy = file.resolveSibling(COPY + next + ".db");
    Path part = file.resolveSibling(COPY + next + ".part.db");
    try {
      Files.deleteIfExists(part);
      Disk.LOCAL.create(part).close(); // for its owner only, as SQLite would not make it
      try (PreparedStatement vacuum = connection.prepareStatement("VACUUM INTO ?")) {
        vacuum.setString(1, part.toString());
        vacuum.execute();
      }
      DurableFile.ours(copy).adopt(part);
    } catch (IOException e) {
      throw HomeErrors.of(e, copy, "A copy before the upgrade could not be made");
    }
  }

  /** Deletes all copies beside a database, also what a crash left of one. */
  static void deleteCopies(Path file) throws IOException {
    Path folder = Objects.requireNonNull(file.toAbsolutePath().getParent());
    for (Path beside : Disk.LOCAL.list(folder)) {
      if (beside.getFileName().toString().startsWith(COPY)) {
        boolean _ = Disk.LOCAL.delete(beside);
      }
    }
  }
}
