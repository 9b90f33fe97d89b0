// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The collections, in the order a person gave them, and which documents are in each. */
public final class CollectionTable {
  private static final String ENTRY =
      """
      SELECT id, name, created,
             (SELECT count(*) FROM collection_document m JOIN document d ON d.id = m.document
              WHERE m.collection = c.id AND d.removed IS NULL) AS documents
      FROM collection c WHERE removed IS NULL\
      """;

  private final Database database;
  private final Clock clock;

  CollectionTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Makes an empty collection behind the others; two may have the same name. */
  public CollectionEntry create(String name) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return database.write(
        "The collection \"" + name + "\" could not be made",
        connection ->
            new CollectionEntry(insert(connection, name, now.toEpochMilli()), name, now, 0));
  }

  private static long insert(Connection connection, String name, long now) throws SQLException {
    String sql =
        """
        INSERT INTO collection (name, created, position)
        VALUES (?, ?, (SELECT coalesce(max(position), 0) + 1 FROM collection)) RETURNING id\
        """;
    return Database.number(connection, sql, name, now);
  }

  /** All collections in order. */
  public List<CollectionEntry> entries() {
    return database.read(
        "The collections could not be listed",
        connection -> entries(connection, ENTRY + " ORDER BY position, id"));
  }

  /** One collection; empty if there is none with this number. */
  public Optional<CollectionEntry> entry(long id) {
    return database.read(
        "The collection could not be looked up",
        connection -> entries(connection, ENTRY + " AND id = ?", id).stream().findFirst());
  }

  private static List<CollectionEntry> entries(Connection connection, String sql, Object... values)
      throws SQLException {
    List<CollectionEntry> entries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(
              new CollectionEntry(
                  row.getLong("id"),
                  row.getString("name"),
                  Instant.ofEpochMilli(row.getLong("created")),
                  row.getInt("documents")));
        }
      }
    }
    return entries;
  }

  /** Gives a collection another name; tells whether it is there. */
  public boolean rename(long id, String name) {
    return database.update(
        "The collection could not be renamed",
        "UPDATE collection SET name = ? WHERE id = ? AND removed IS NULL",
        name,
        id);
  }

  /** Puts the collections in this order; those not named stay behind them. */
  public void reorder(List<Long> ids) {
    database.write(
        "The collections could not be put in order",
        connection -> {
          Database.execute(connection, "UPDATE collection SET position = position + " + ids.size());
          try (PreparedStatement update =
              connection.prepareStatement("UPDATE collection SET position = ? WHERE id = ?")) {
            for (int i = 0; i < ids.size(); i++) {
              Database.bind(update, i + 1, ids.get(i));
              update.executeUpdate();
            }
          }
          return ids.size();
        });
  }

  /** The documents of a collection in order, without those removed from the library. */
  public List<DocumentId> documents(long id) {
    String sql =
        """
        SELECT m.document FROM collection_document m JOIN document d ON d.id = m.document
        WHERE m.collection = ? AND d.removed IS NULL ORDER BY m.position, d.added\
        """;
    return database.read(
        "The collection could not be read", connection -> documents(connection, sql, id));
  }

  private static List<DocumentId> documents(Connection connection, String sql, Object... values)
      throws SQLException {
    List<DocumentId> documents = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          documents.add(new DocumentId(row.getString(1)));
        }
      }
    }
    return documents;
  }

  /** Puts a document at the end of a collection; one that is in it stays where it is. */
  public void add(long id, DocumentId document) {
    database.write(
        "The document could not be put there", connection -> append(connection, id, document));
  }

  private static int append(Connection connection, long id, DocumentId document)
      throws SQLException {
    String sql =
        """
        INSERT INTO collection_document (collection, document, position)
        VALUES (?1, ?2, (SELECT coalesce(max(position), 0) + 1 FROM collection_document
                         WHERE collection = ?1))
        ON CONFLICT DO NOTHING\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Database.bind(insert, id, document.sha256());
      return insert.executeUpdate();
    }
  }

  /**
   * Sees to it that there is a collection and that every document is in one.
   *
   * @param name of the first one, if it is made now
   * @return whether anything was missing
   */
  public boolean gatherAll(String name) {
    String orphans =
        """
        SELECT id FROM document d WHERE removed IS NULL AND NOT EXISTS (
          SELECT 1 FROM collection_document m JOIN collection c ON c.id = m.collection
          WHERE m.document = d.id AND c.removed IS NULL) ORDER BY added, rowid\
        """;
    return database.write(
        "The documents could not be gathered",
        connection -> {
          List<DocumentId> without = documents(connection, orphans);
          boolean any = !entries(connection, ENTRY).isEmpty();
          if (any && without.isEmpty()) {
            return false;
          }
          if (!any) {
            insert(connection, name, clock.millis());
          }
          long first = entries(connection, ENTRY + " ORDER BY position, id").getFirst().id();
          for (DocumentId document : without) {
            append(connection, first, document);
          }
          return true;
        });
  }

  /** Takes a document out of a collection; tells whether it was in it. */
  public boolean takeOut(long id, DocumentId document) {
    return database.update(
        "The document could not be taken out",
        "DELETE FROM collection_document WHERE collection = ? AND document = ?",
        id,
        document.sha256());
  }

  /**
   * Makes these the documents of a collection, in this order. With what {@link #documents} gave
   * before, it undoes any change of members or order.
   */
  public void setDocuments(long id, List<DocumentId> documents) {
    database.write(
        "The collection could not be changed",
        connection -> {
          // Members that are hidden because they were removed from the library stay, at the end.
          deleteShown(connection, id);
          try (PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO collection_document (collection, document, position) VALUES (?, ?, ?)
                  ON CONFLICT DO UPDATE SET position = excluded.position\
                  """)) {
            for (int i = 0; i < documents.size(); i++) {
              Database.bind(insert, id, documents.get(i).sha256(), i + 1);
              insert.executeUpdate();
            }
          }
          return documents.size();
        });
  }

  private static void deleteShown(Connection connection, long id) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            """
            DELETE FROM collection_document WHERE collection = ?
            AND document IN (SELECT id FROM document WHERE removed IS NULL)\
            """)) {
      delete.setLong(1, id);
      delete.executeUpdate();
    }
  }

  /**
   * Hides a collection, with its members and conversations, until {@link #restore} or until it is
   * purged. Its documents stay in the library.
   *
   * @return whether it was there
   */
  public boolean remove(long id) {
    return Removal.remove(database, "collection", id, clock);
  }

  /**
   * Undoes {@link #remove}.
   *
   * @return whether there was something to undo
   */
  public boolean restore(long id) {
    return Removal.restore(database, "collection", id);
  }
}
