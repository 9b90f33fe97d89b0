// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.conversation.StoredTurn;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.EvidenceJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The turns of conversations, with the quotes and the receipt of each. They form a tree: a question
 * that was asked again or in other words stands beside the former one, and nothing is lost. A
 * conversation shows one way through it, up to its tip.
 */
public final class TurnTable {
  private static final String PATH =
      """
      WITH RECURSIVE path (id, up) AS (
        SELECT ?1, 0 UNION ALL
        SELECT t.parent, up + 1 FROM path JOIN turn t ON t.id = path.id WHERE t.parent NOT NULL)
      SELECT t.*,
        (SELECT count(*) FROM turn v WHERE v.conversation = t.conversation
           AND v.parent IS t.parent AND v.id <= t.id) AS version,
        (SELECT count(*) FROM turn v WHERE v.conversation = t.conversation
           AND v.parent IS t.parent) AS versions
      FROM path JOIN turn t ON t.id = path.id ORDER BY up DESC\
      """;

  private final Database database;

  TurnTable(Database database) {
    this.database = database;
  }

  /**
   * Adds a turn behind the one that the conversation shows last; as {@link #append(long,
   * OptionalLong, Turn, Optional)}.
   */
  public StoredTurn append(long conversation, Turn turn, Optional<String> receiptJson) {
    return append(conversation, tip(conversation), turn, receiptJson);
  }

  /**
   * Adds a turn with its quotes; the conversation shows it as its last one from then on.
   *
   * @param conversation its number
   * @param parent the turn that it follows; empty if it is a first one
   * @param receiptJson what the model was given; empty for none
   */
  public StoredTurn append(
      long conversation, OptionalLong parent, Turn turn, Optional<String> receiptJson) {
    return database.write(
        "The answer could not be kept",
        connection -> {
          long id = append(connection, conversation, parent, turn, receiptJson);
          return path(connection, id).getLast();
        });
  }

  private static long insert(
      Connection connection, long conversation, OptionalLong parent, Turn turn)
      throws SQLException {
    String sql =
        """
        INSERT INTO turn (conversation, ordinal, question, answer, model, profile, created, tokens,
                          seconds, context, complete, notes, parent, evidence)
        VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM turn WHERE conversation = ?1),
                ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, nullif(?12, 0), ?13) RETURNING id\
        """;
    return Database.number(
        connection,
        sql,
        conversation,
        turn.question(),
        turn.answer(),
        turn.model(),
        turn.profile(),
        turn.created().toEpochMilli(),
        turn.tokens(),
        turn.seconds(),
        turn.contextTokens(),
        turn.complete() ? 1 : 0,
        String.join("\n", turn.notes()),
        parent.orElse(0),
        turn.evidence().equals(Evidence.NONE)
            ? ""
            : EvidenceJson.object(turn.evidence()).toString());
  }

  /** As the other, in a transaction of the caller's; the turn's number. */
  static long append(
      Connection connection,
      long conversation,
      OptionalLong parent,
      Turn turn,
      Optional<String> receiptJson)
      throws SQLException {
    long id = insert(connection, conversation, parent, turn);
    QuoteRows.insert(connection, id, turn.quotes());
    if (receiptJson.isPresent()) {
      insertReceipt(connection, id, receiptJson.get());
    }
    setTip(connection, conversation, id);
    return id;
  }

  /** A turn that is there, whatever it follows. */
  static Turn alone(Connection connection, long id) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM turn WHERE id = ?")) {
      select.setLong(1, id);
      try (ResultSet row = select.executeQuery()) {
        row.next();
        return turn(row, QuoteRows.select(connection, id));
      }
    }
  }

  /** The answers of a review by their numbers, in two queries however many there are. */
  static Map<Long, Turn> ofReview(Connection connection, long review) throws SQLException {
    Map<Long, List<Quote>> quotes = QuoteRows.ofReview(connection, review);
    String sql =
        """
        SELECT t.* FROM turn t JOIN conversation c ON c.id = t.conversation WHERE c.review = ?\
        """;
    Map<Long, Turn> turns = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          long id = row.getLong("id");
          turns.put(id, turn(row, quotes.getOrDefault(id, List.of())));
        }
      }
    }
    return turns;
  }

  static void setTip(Connection connection, long conversation, long turn) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("UPDATE conversation SET tip = ? WHERE id = ?")) {
      Database.bind(update, turn, conversation);
      update.executeUpdate();
    }
  }

  private static void insertReceipt(Connection connection, long turn, String json)
      throws SQLException {
    String sql =
        """
        INSERT INTO receipt (turn, json) VALUES (?, ?)
        ON CONFLICT (turn) DO UPDATE SET json = excluded.json\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Database.bind(insert, turn, json);
      insert.executeUpdate();
    }
  }

  private OptionalLong tip(long conversation) {
    return database.read(
        "The conversation could not be read", connection -> tip(connection, conversation));
  }

  private static OptionalLong tip(Connection connection, long conversation) throws SQLException {
    long tip =
        Database.number(
            connection,
            "SELECT coalesce((SELECT tip FROM conversation WHERE id = ?), 0)",
            conversation);
    return tip == 0 ? OptionalLong.empty() : OptionalLong.of(tip);
  }

  /** The turns that a conversation shows, in order. */
  public List<StoredTurn> turns(long conversation) {
    return database.read(
        "The conversation could not be read",
        connection -> {
          OptionalLong tip = tip(connection, conversation);
          return tip.isEmpty() ? List.of() : path(connection, tip.getAsLong());
        });
  }

  /** A turn and all that it follows, in order; empty if there is none with this number. */
  public List<StoredTurn> pathTo(long turn) {
    return database.read(
        "The conversation could not be read", connection -> path(connection, turn));
  }

  /** One turn; empty if there is none with this number. */
  public Optional<StoredTurn> turn(long id) {
    List<StoredTurn> path = pathTo(id);
    return path.isEmpty() ? Optional.empty() : Optional.of(path.getLast());
  }

  /**
   * The turns that follow the same turn as this one does, this one among them, the oldest first.
   */
  public List<Long> versions(long turn) {
    String sql =
        """
        SELECT v.id FROM turn v JOIN turn t ON v.conversation = t.conversation
        WHERE t.id = ? AND v.parent IS t.parent ORDER BY v.id\
        """;
    return database.read(
        "The conversation could not be read",
        connection -> {
          List<Long> ids = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, turn);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                ids.add(row.getLong(1));
              }
            }
          }
          return ids;
        });
  }

  /** Lets its conversation show a turn, and behind it what was said last. */
  public void show(long turn) {
    String latestBehind =
        """
        WITH RECURSIVE under (id) AS (
          SELECT ?1 UNION ALL SELECT t.id FROM turn t JOIN under ON t.parent = under.id)
        UPDATE conversation SET tip = (SELECT max(id) FROM under)
        WHERE id = (SELECT conversation FROM turn WHERE id = ?1)\
        """;
    database.update("The other version could not be shown", latestBehind, turn);
  }

  private static List<StoredTurn> path(Connection connection, long turn) throws SQLException {
    List<StoredTurn> turns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PATH)) {
      select.setLong(1, turn);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          turns.add(stored(connection, row, turns.size() + 1));
        }
      }
    }
    return turns;
  }

  private static StoredTurn stored(Connection connection, ResultSet row, int ordinal)
      throws SQLException {
    long id = row.getLong("id");
    long parent = row.getLong("parent");
    return new StoredTurn(
        id,
        ordinal,
        parent == 0 ? OptionalLong.empty() : OptionalLong.of(parent),
        row.getInt("version"),
        row.getInt("versions"),
        Optional.ofNullable(row.getString("summary")),
        turn(row, QuoteRows.select(connection, id)));
  }

  private static Turn turn(ResultSet row, List<Quote> quotes) throws SQLException {
    return new Turn(
        row.getString("question"),
        row.getString("answer"),
        row.getString("model"),
        row.getString("profile"),
        Instant.ofEpochMilli(row.getLong("created")),
        row.getLong("tokens"),
        row.getDouble("seconds"),
        row.getInt("context"),
        row.getInt("complete") != 0,
        quotes,
        row.getString("notes").lines().toList(),
        EvidenceJson.evidence(row.getString("evidence")));
  }

  /** Tells a turn and all before it in short from now on; tells whether it is there. */
  public boolean keepSummary(long turn, String text) {
    return database.update(
        "The summary could not be kept", "UPDATE turn SET summary = ? WHERE id = ?", text, turn);
  }

  /**
   * Copies a turn and all that it follows, with quotes and receipts, into an empty conversation.
   */
  static void copy(Connection connection, long turn, long conversation) throws SQLException {
    long parent = 0;
    for (StoredTurn original : path(connection, turn)) {
      OptionalLong behind = parent == 0 ? OptionalLong.empty() : OptionalLong.of(parent);
      parent = insert(connection, conversation, behind, original.turn());
      QuoteRows.insert(connection, parent, original.turn().quotes());
      for (String sql :
          List.of(
              "INSERT INTO receipt (turn, json) SELECT ?1, json FROM receipt WHERE turn = ?2",
              "UPDATE turn SET summary = (SELECT summary FROM turn WHERE id = ?2) WHERE id = ?1")) {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
          Database.bind(statement, parent, original.id());
          statement.executeUpdate();
        }
      }
    }
    setTip(connection, conversation, parent);
  }

  /** Keeps the receipt of a turn, in place of one that is there. */
  public void keepReceipt(long turn, String json) {
    database.write(
        "The receipt could not be kept",
        connection -> {
          insertReceipt(connection, turn, json);
          return turn;
        });
  }

  /** The receipt of a turn as JSON; empty if it has none. */
  public Optional<String> receipt(long turn) {
    return database.read(
        "The receipt could not be read",
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement("SELECT json FROM receipt WHERE turn = ?")) {
            select.setLong(1, turn);
            try (ResultSet row = select.executeQuery()) {
              return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
            }
          }
        });
  }
}
