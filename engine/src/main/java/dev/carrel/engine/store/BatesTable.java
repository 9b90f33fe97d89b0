// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.BatesRange;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers of the pages of collections. A document that comes into a collection with numbers
 * gets the next ones in the same transaction, and keeps them when it is taken out and put in again;
 * a number is never given twice.
 */
public final class BatesTable {
  /** Members in the order in which they came into the library. */
  private static final String MEMBERS =
      """
      SELECT d.id, d.page_count FROM collection_document m JOIN document d ON d.id = m.document
      WHERE m.collection = ? ORDER BY d.added, d.rowid\
      """;

  private final Database database;

  BatesTable(Database database) {
    this.database = database;
  }

  /** How a collection's pages are numbered; empty if they are not. */
  public Optional<BatesScheme> scheme(long collection) {
    return database.read(
        "The numbers could not be read", connection -> scheme(connection, collection));
  }

  private static Optional<BatesScheme> scheme(Connection connection, long collection)
      throws SQLException {
    String sql = "SELECT prefix, digits, start FROM bates WHERE collection = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, collection);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(scheme(row)) : Optional.empty();
      }
    }
  }

  private static BatesScheme scheme(ResultSet row) throws SQLException {
    return new BatesScheme(row.getString("prefix"), row.getInt("digits"), row.getLong("start"));
  }

  /**
   * Numbers the pages of a collection's documents, in the order in which those were added.
   *
   * @return false if it has numbers already: they stay as they are
   */
  public boolean set(long collection, BatesScheme scheme) {
    return database.write(
        "The pages could not be numbered",
        connection -> {
          if (scheme(connection, collection).isPresent()) {
            return false;
          }
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO bates (collection, prefix, digits, start, next)
                  VALUES (?1, ?2, ?3, ?4, ?4)\
                  """)) {
            Database.bind(insert, collection, scheme.prefix(), scheme.digits(), scheme.start());
            insert.executeUpdate();
          }
          number(connection, collection);
          return true;
        });
  }

  /** Those that come later are numbered by a trigger. */
  private static void number(Connection connection, long collection) throws SQLException {
    for (Map.Entry<String, Integer> document : members(connection, collection)) {
      long first =
          Database.number(
              connection,
              "UPDATE bates SET next = next + ? WHERE collection = ? RETURNING next - ?",
              document.getValue(),
              collection,
              document.getValue());
      try (PreparedStatement insert =
          connection.prepareStatement("INSERT INTO bates_document VALUES (?, ?, ?, ?)")) {
        Database.bind(insert, collection, document.getKey(), first, document.getValue());
        insert.executeUpdate();
      }
    }
  }

  private static List<Map.Entry<String, Integer>> members(Connection connection, long collection)
      throws SQLException {
    List<Map.Entry<String, Integer>> documents = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(MEMBERS)) {
      select.setLong(1, collection);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          documents.add(Map.entry(row.getString(1), row.getInt(2)));
        }
      }
    }
    return documents;
  }

  /** The numbers of a collection's documents, also of those that were taken out, in their order. */
  public Map<DocumentId, BatesRange> ranges(long collection) {
    String sql =
        """
        SELECT b.*, s.prefix, s.digits, s.start FROM bates_document b
        JOIN bates s ON s.collection = b.collection WHERE b.collection = ? ORDER BY b.first\
        """;
    return database.read(
        "The numbers could not be read",
        connection -> {
          Map<DocumentId, BatesRange> ranges = new LinkedHashMap<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, collection);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ranges.put(new DocumentId(row.getString("document")), range(row));
              }
            }
          }
          return ranges;
        });
  }

  private static BatesRange range(ResultSet row) throws SQLException {
    return new BatesRange(scheme(row), row.getLong("first"), row.getInt("pages"));
  }

  /** The numbers of a document in all collections that are there and that it is in. */
  public List<BatesRange> ofDocument(DocumentId document) {
    String sql =
        """
        SELECT b.*, s.prefix, s.digits, s.start FROM bates_document b
        JOIN bates s ON s.collection = b.collection
        JOIN collection c ON c.id = b.collection AND c.removed IS NULL
        JOIN collection_document m ON m.collection = b.collection AND m.document = b.document
        WHERE b.document = ? ORDER BY c.position, c.id\
        """;
    return database.read(
        "The numbers could not be read",
        connection -> {
          List<BatesRange> ranges = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setString(1, document.sha256());
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ranges.add(range(row));
              }
            }
          }
          return ranges;
        });
  }
}
