// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What a home remembers, by kind. Safe for use by several threads. */
public final class Store implements AutoCloseable {
  /** How long what a person removed can be restored, at least. */
  public static final Duration KEEP_REMOVED = Duration.ofDays(30);

  private static final String BROKEN_REFERENCES =
      """
      SELECT 'a row of ' || "table" || ' belongs to a row of ' || parent || ' that is not there'
      FROM pragma_foreign_key_check\
      """;

  private static final String MISSING_PAGES =
      """
      SELECT '"' || name || '" has ' || n || ' of its ' || page_count || ' pages'
      FROM (SELECT name, page_count,
                   (SELECT count(*) FROM page p WHERE p.document = d.id) AS n FROM document d)
      WHERE n <> page_count\
      """;

  private final Database database;
  private final DocumentTable documents;
  private final CollectionTable collections;
  private final ConversationTable conversations;
  private final TurnTable turns;
  private final ResidentTable resident;
  private final ReadingTable reading;
  private final ReviewTable reviews;
  private final CellTable cells;
  private final BatesTable bates;
  private final TagTable tags;
  private final RecognizedTable recognized;
  private final ErasureTable erasures;

  private Store(Database database, Clock clock) {
    this.database = database;
    this.documents = new DocumentTable(database, clock);
    this.collections = new CollectionTable(database, clock);
    this.conversations = new ConversationTable(database, clock);
    this.turns = new TurnTable(database);
    this.resident = new ResidentTable(database);
    this.reading = new ReadingTable(database, clock);
    this.reviews = new ReviewTable(database, clock);
    this.cells = new CellTable(database, clock);
    this.bates = new BatesTable(database);
    this.tags = new TagTable(database, clock);
    this.recognized = new RecognizedTable(database, clock);
    this.erasures = new ErasureTable(database, clock);
  }

  /**
   * Opens the database of a home, makes it or brings it up to date (after a copy of it, {@code
   * carrel-before-v2.db} for version 2).
   *
   * @throws CarrelException {@link Code#HOME_UNUSABLE} if a newer Carrel made it or it cannot be
   *     written; {@link Code#HOME_DAMAGED}; {@link Code#DISK_FULL}
   */
  public static Store open(Home home) {
    return open(home, Clock.systemUTC());
  }

  static Store open(Home home, Clock clock) {
    Database database = Database.open(home.database());
    return new Store(database, clock);
  }

  /** The documents and their pages. */
  public DocumentTable documents() {
    return documents;
  }

  /** How many documents there are. */
  public int documentCount() {
    return documents.entries().size();
  }

  /** The collections and their members. */
  public CollectionTable collections() {
    return collections;
  }

  /** The conversations. */
  public ConversationTable conversations() {
    return conversations;
  }

  /** What was said in conversations. */
  public TurnTable turns() {
    return turns;
  }

  /** What the model had read. */
  public ResidentTable resident() {
    return resident;
  }

  /** How the collections are read. */
  public ReadingTable reading() {
    return reading;
  }

  /** What was recognised on pictures. */
  public RecognizedTable recognized() {
    return recognized;
  }

  /** The reviews and their columns. */
  public ReviewTable reviews() {
    return reviews;
  }

  /** What became of the questions of reviews. */
  public CellTable cells() {
    return cells;
  }

  /** The numbers of the pages of collections. */
  public BatesTable bates() {
    return bates;
  }

  /** The tags of reviews. */
  public TagTable tags() {
    return tags;
  }

  /** What is to be deleted for good. */
  public ErasureTable erasures() {
    return erasures;
  }

  /**
   * Reads the whole database and looks for damage: pages of the file, indexes, references between
   * rows, documents that lack pages. Takes about a second per 500 MB.
   *
   * @return a line per problem; empty if all is well
   */
  public List<String> integrityCheck() {
    try {
      return database.read("The library could not be checked", Store::problems);
    } catch (CarrelException e) {
      if (e.code() == Code.HOME_DAMAGED) {
        return List.of(String.valueOf(e.getMessage()));
      }
      throw e;
    }
  }

  private static List<String> problems(Connection connection) throws SQLException {
    List<String> problems = new ArrayList<>();
    for (String line : lines(connection, "PRAGMA integrity_check")) {
      if (!line.equals("ok")) {
        problems.add(line);
      }
    }
    problems.addAll(lines(connection, BROKEN_REFERENCES));
    problems.addAll(lines(connection, MISSING_PAGES));
    return problems;
  }

  private static List<String> lines(Connection connection, String sql) throws SQLException {
    List<String> lines = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql);
        ResultSet row = select.executeQuery()) {
      while (row.next()) {
        lines.add(row.getString(1));
      }
    }
    return lines;
  }

  /** Waits for a write under way; a second call does nothing. */
  @Override
  public void close() {
    database.close();
  }
}
