package dev.carrel.engine.store;

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
      SELECT id, collection, title, created,
             (SELECT count(*) FROM turn t WHERE t.conversation = c.id) AS turns
      FROM conversation c WHERE removed IS NULL AND NOT EXISTS
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
   */
  public ConversationEntry create(OptionalLong collection, String title) {
    Instant now = Instant.ofEpochMilli(clock.millis());
    return database.write(
        "The conversation could not be begun",
        connection ->
            new ConversationEntry(
                insert(connection, collection, title, now), collection, title, now, 0));
  }

  private static long insert(
      Connection connection, OptionalLong collection, String title, Instant now)
      throws SQLException {
    String sql =
        "INSERT INTO conversation (collection, title, created) VALUES (?, ?, ?) RETURNING id";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      if (collection.isPresent()) {
        insert.setLong(1, collection.getAsLong());
      } else {
        insert.setNull(1, Types.INTEGER);
      }
      insert.setString(2, title);
      insert.setLong(3, now.toEpochMilli());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /** All conversations, the latest first. */
  public List<ConversationEntry> entries() {
    return entries(ENTRY + " ORDER BY created DESC, id DESC");
  }

  /** The conversations of a collection, the latest first. */
  public List<ConversationEntry> entries(long collection) {
    return entries(ENTRY + " AND collection = ? ORDER BY created DESC, id DESC", collection);
  }

  /** One conversation; empty if there is none with this number. */
  public Optional<ConversationEntry> entry(long id) {
    return entries(ENTRY + " AND id = ?", id).stream().findFirst();
  }

  private List<ConversationEntry> entries(String sql, Object... values) {
    return database.read(
        "The conversations could not be listed",
        connection -> {
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
        });
  }

  private static ConversationEntry entry(ResultSet row) throws SQLException {
    long collection = row.getLong("collection");
    return new ConversationEntry(
        row.getLong("id"),
        // Numbers start at 1, so 0 is SQL's NULL.
        collection == 0 ? OptionalLong.empty() : OptionalLong.of(collection),
        row.getString("title"),
        Instant.ofEpochMilli(row.getLong("created")),
        row.getInt("turns"));
  }

  /** What its oldest turns are told in short; empty if all are told as they were. */
  public Optional<Summary> summary(long id) {
    return database.read(
        "The summary could not be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "SELECT summary, folded FROM conversation WHERE id = ? AND summary NOT NULL")) {
            select.setLong(1, id);
            try (ResultSet row = select.executeQuery()) {
              return row.next()
                  ? Optional.of(new Summary(row.getString("summary"), row.getInt("folded")))
                  : Optional.empty();
            }
          }
        });
  }

  /** Keeps a summary in place of the one before; tells whether the conversation is there. */
  public boolean keepSummary(long id, Summary summary) {
    return database.update(
        "The summary could not be kept",
        "UPDATE conversation SET summary = ?, folded = ? WHERE id = ? AND removed IS NULL",
        summary.text(),
        summary.turns(),
        id);
  }

  /** Gives a conversation another title; tells whether it is there. */
  public boolean rename(long id, String title) {
    return database.update(
        "The conversation could not be renamed",
        "UPDATE conversation SET title = ? WHERE id = ? AND removed IS NULL",
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
