// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.conversation.ConversationEntry;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** The conversations; their turns are in {@link TurnTable}. */
public final class ConversationTable {
  private static final String ENTRY =
      """
      SELECT id, collection, title, created, used, draft,
             (SELECT count(*) FROM turn t WHERE t.conversation = c.id) AS turns
      FROM conversation c WHERE removed IS NULL AND review IS NULL AND NOT EXISTS
        (SELECT 1 FROM collection k WHERE k.id = c.collection AND k.removed IS NOT NULL)\
      """;

  private final Database database;
  private final Clock clock;

  ConversationTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Begins a conversation.
   *
   * @param collection which documents it is about; empty for none
   * @param title as a person calls it; blank if nobody named it yet
   */
  public ConversationEntry create(OptionalLong collection, String title) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return database.write(
        "The conversation could not be begun",
        connection ->
            new ConversationEntry(
                insert(connection, collection, title, now), collection, title, now, now, 0, ""));
  }

  private static long insert(
      Connection connection, OptionalLong collection, String title, Instant now)
      throws SQLException {
    String sql =
        """
        INSERT INTO conversation (collection, title, created, used, named)
        VALUES (?, ?, ?3, ?3, ?4) RETURNING id\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      if (collection.isPresent()) {
        insert.setLong(1, collection.getAsLong());
      } else {
        insert.setNull(1, Types.INTEGER);
      }
      insert.setString(2, title);
      insert.setLong(3, now.toEpochMilli());
      insert.setInt(4, title.isBlank() ? 0 : 1);
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** All conversations, those used last first. */
  public List<ConversationEntry> entries() {
    return entries(ENTRY + " ORDER BY used DESC, id DESC");
  }

  /** The conversations of a collection, those used last first. */
  public List<ConversationEntry> entries(long collection) {
    return entries(ENTRY + " AND collection = ? ORDER BY used DESC, id DESC", collection);
  }

  /** One conversation; empty if there is none with this number. */
  public Optional<ConversationEntry> entry(long id) {
    return entries(ENTRY + " AND id = ?", id).stream().findFirst();
  }

  private List<ConversationEntry> entries(String sql, Object... values) {
    return database.read(
        "The conversations could not be listed", connection -> entries(connection, sql, values));
  }

  private static List<ConversationEntry> entries(
      Connection connection, String sql, Object... values) throws SQLException {
    List<ConversationEntry> entries = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
    }
    return entries;
  }

  private static ConversationEntry entry(ResultSet row) throws SQLException {
    long collection = row.getLong("collection");
    return new ConversationEntry(
        row.getLong("id"),
        // Numbers start at 1, so 0 is SQL's NULL.
        collection == 0 ? OptionalLong.empty() : OptionalLong.of(collection),
        row.getString("title"),
        Instant.ofEpochMilli(row.getLong("created")),
        Instant.ofEpochMilli(row.getLong("used")),
        row.getInt("turns"),
        row.getString("draft"));
  }

  /**
   * Begins a conversation with the turns of another up to one of them.
   *
   * @param turn the last one that they share
   */
  public ConversationEntry branch(long turn, OptionalLong collection, String title) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return database.write(
        "The conversation could not be branched",
        connection -> {
          long id = insert(connection, collection, title, now);
          TurnTable.copy(connection, turn, id);
          return entries(connection, ENTRY + " AND id = ?", id).getFirst();
        });
  }

  /** Keeps a question that was typed and not asked; tells whether the conversation is there. */
  public boolean keepDraft(long id, String draft) {
    return database.update(
        "The question could not be kept",
        "UPDATE conversation SET draft = ? WHERE id = ?",
        draft,
        id);
  }

  /** Notes that it was opened now; tells whether it is there. */
  public boolean use(long id) {
    return database.update(
        "The conversation could not be opened",
        "UPDATE conversation SET used = max(?, used + 1) WHERE id = ?",
        clock.millis(),
        id);
  }

  /** Gives it a title as long as no person did; tells whether it has it now. */
  public boolean suggestTitle(long id, String title) {
    return database.update(
        "The conversation could not be named",
        "UPDATE conversation SET title = ? WHERE id = ? AND named = 0",
        title,
        id);
  }

  /** Gives a conversation another title; tells whether it is there. */
  public boolean rename(long id, String title) {
    return database.update(
        "The conversation could not be renamed",
        "UPDATE conversation SET title = ?, named = 1 WHERE id = ? AND removed IS NULL",
        title,
        id);
  }

  /**
   * Hides a conversation until {@link #restore} or until it is purged.
   *
   * @return whether it was there
   */
  public boolean remove(long id) {
    return Removal.remove(database, "conversation", id, clock);
  }

  /**
   * Undoes {@link #remove}.
   *
   * @return whether there was something to undo
   */
  public boolean restore(long id) {
    return Removal.restore(database, "conversation", id);
  }
}
