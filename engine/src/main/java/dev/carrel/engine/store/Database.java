// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import com.google.gson.JsonParseException;
import dev.carrel.engine.ground.Disk;
import dev.carrel.engine.home.HomeErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * One SQLite file: a single writer behind a lock, and readers with connections of their own. In WAL
 * mode they do not wait for each other, and each read sees one state of the whole database.
 *
 * <p>{@code synchronous=NORMAL}: in WAL mode that never harms the database, and a killed process
 * loses nothing. A power cut may undo the last transactions as a whole, which is bearable here: a
 * document can be dropped again. {@code FULL} would add a disk flush to each turn of a
 * conversation.
 *
 * <p>{@code secure_delete}: what a person removed is overwritten with zeros, not left in free
 * pages.
 */
final class Database implements AutoCloseable {
  /** Some work on a connection; its transaction is the caller's. */
  @FunctionalInterface
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  private static final int BUSY_TIMEOUT_MILLIS = 10_000;

  private final Path file;
  private final ReentrantLock writing = new ReentrantLock();
  private final Connection writer;
  private final Deque<Connection> idleReaders = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  private Database(Path file, Connection writer) {
    this.file = file;
    this.writer = writer;
  }

  /** Opens the database at its newest schema; a file that is missing is made. */
  static Database open(Path file) {
    return open(file, Migrations.LATEST);
  }

  /** As {@link #open(Path)}, but at an earlier schema, for tests of the later migrations. */
  static Database open(Path file, int version) {
    try {
      makeIfMissing(file);
      Connection writer = connect(file);
      boolean opened = false;
      try {
        Migrations.refuseNewer(writer, file);
        execute(writer, "PRAGMA journal_mode = WAL");
        execute(writer, "PRAGMA secure_delete = ON");
        // Keeps the log of one huge document from staying that large for ever.
        execute(writer, "PRAGMA journal_size_limit = 67108864");
        Migrations.migrate(writer, file, version);
        opened = true;
        return new Database(file, writer);
      } finally {
        if (!opened) {
          writer.close();
        }
      }
    } catch (SQLException e) {
      throw StoreErrors.of(e, file, "The library could not be opened");
    } catch (IOException e) {
      throw HomeErrors.of(e, file, "The library could not be opened");
    }
  }

  /** For its owner only; the files that SQLite puts beside it have the rights of this one. */
  private static void makeIfMissing(Path file) throws IOException {
    if (Files.notExists(file)) {
      Disk.LOCAL.create(file).close();
    }
  }

  private static Connection connect(Path file) throws SQLException {
    // As a URI, so that a "?" or "#" in a folder's name is not taken for the start of options.
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file.toUri());
    execute(connection, "PRAGMA busy_timeout = " + BUSY_TIMEOUT_MILLIS);
    execute(connection, "PRAGMA foreign_keys = ON");
    execute(connection, "PRAGMA synchronous = NORMAL");
    return connection;
  }

  static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The first column of the first row of a query that has one. */
  static long number(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** The first column of all rows, as text. */
  static List<String> strings(Connection connection, String sql, Object... values)
      throws SQLException {
    List<String> strings = new ArrayList<>();
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      bind(statement, values);
      try (ResultSet row = statement.executeQuery()) {
        while (row.next()) {
          strings.add(row.getString(1));
        }
      }
    }
    return strings;
  }

  /**
   * Writes in one transaction: all of it is there afterwards or nothing is.
   *
   * @param what cannot be done if this fails, as the start of a sentence
   */
  <T> T write(String what, Work<T> work) {
    writing.lock();
    try {
      execute(writer, "BEGIN IMMEDIATE");
      boolean done = false;
      try {
        T result = work.on(writer);
        execute(writer, "COMMIT");
        done = true;
        return result;
      } finally {
        if (!done) {
          rollBack(writer);
        }
      }
    } catch (SQLException e) {
      throw StoreErrors.of(e, file, what);
    } finally {
      writing.unlock();
    }
  }

  /** Runs one statement in a transaction of its own; tells whether it changed a row. */
  boolean update(String what, String sql, Object... values) {
    return write(
        what,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            bind(statement, values);
            return statement.executeUpdate() > 0;
          }
        });
  }

  static void bind(PreparedStatement statement, @Nullable Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      statement.setObject(i + 1, values[i]);
    }
  }

  /** Runs on the writer's connection, outside of a transaction. */
  <T> T writeDirectly(String what, Work<T> work) {
    writing.lock();
    try {
      return work.on(writer);
    } catch (SQLException e) {
      throw StoreErrors.of(e, file, what);
    } finally {
      writing.unlock();
    }
  }

  /**
   * Reads: all queries of {@code work} see the same state.
   *
   * @param what cannot be done if this fails, as the start of a sentence
   */
  <T> T read(String what, Work<T> work) {
    try {
      Connection reader = borrowReader();
      try {
        execute(reader, "BEGIN");
        return understood(what, () -> work.on(reader));
      } finally {
        rollBack(reader);
        giveBack(reader);
      }
    } catch (SQLException e) {
      throw StoreErrors.of(e, file, what);
    }
  }

  /** Something that is read from the database, which may not be what Carrel wrote there. */
  private interface Reading<T> {
    T read() throws SQLException;
  }

  private <T> T understood(String what, Reading<T> reading) throws SQLException {
    try {
      return reading.read();
    } catch (IllegalArgumentException
        | IllegalStateException
        | NoSuchElementException
        | NullPointerException // of an object of JSON that lacks something
        | DateTimeException
        | JsonParseException e) {
      throw StoreErrors.notOurs(e, file, what);
    }
  }

  private Connection borrowReader() throws SQLException {
    if (closed) {
      throw new IllegalStateException("the database " + file + " was closed");
    }
    Connection idle = idleReaders.pollFirst();
    if (idle != null) {
      return idle;
    }
    Connection reader = connect(file);
    execute(reader, "PRAGMA query_only = ON");
    return reader;
  }

  private void giveBack(Connection reader) throws SQLException {
    idleReaders.addFirst(reader);
    if (closed) {
      closeReaders();
    }
  }

  private void closeReaders() throws SQLException {
    for (Connection r = idleReaders.pollFirst(); r != null; r = idleReaders.pollFirst()) {
      r.close();
    }
  }

  /** Deletes the copies that were made before upgrades, whole or not. */
  void deleteCopies(String what) {
    try {
      Migrations.deleteCopies(file);
    } catch (IOException e) {
      throw HomeErrors.of(e, file, what);
    }
  }

  /** SQLite ends the transaction itself after some errors; then there is nothing to roll back. */
  static void rollBack(Connection connection) {
    try {
      execute(connection, "ROLLBACK");
    } catch (SQLException e) {
      // The error that led here is the one to tell.
    }
  }

  /** Waits for a write under way, then closes; a second call does nothing. */
  @Override
  public void close() {
    closed = true;
    writing.lock();
    try {
      closeReaders();
      writer.close();
    } catch (SQLException e) {
      throw StoreErrors.of(e, file, "The library could not be closed");
    } finally {
      writing.unlock();
    }
  }
}
