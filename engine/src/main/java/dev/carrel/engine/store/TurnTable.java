package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The turns of conversations, with the quotes and the receipt of each. */
public final class TurnTable {
  private static final String TURN =
      """
      SELECT id, ordinal, question, answer, model, profile, created, tokens, seconds FROM turn\
      """;

  private final Database database;

  TurnTable(Database database) {
    this.database = database;
  }

  /**
   * Adds a turn with its quotes at the end of a conversation.
   *
   * @param conversation its number
   * @param receiptJson what is needed to get the same answer again; empty for none
   */
  public StoredTurn append(long conversation, Turn turn, Optional<String> receiptJson) {
    return database.write(
        "The answer could not be kept",
        connection -> {
          StoredTurn stored = insert(connection, conversation, turn);
          insertQuotes(connection, stored);
          if (receiptJson.isPresent()) {
            insertReceipt(connection, stored.id(), receiptJson.get());
          }
          return stored;
        });
  }

  private static StoredTurn insert(Connection connection, long conversation, Turn turn)
      throws SQLException {
    String sql =
        """
        INSERT INTO turn (conversation, ordinal, question, answer, model, profile, created, tokens,
                          seconds)
        VALUES (?1, (SELECT coalesce(max(ordinal), 0) + 1 FROM turn WHERE conversation = ?1),
                ?2, ?3, ?4, ?5, ?6, ?7, ?8) RETURNING id, ordinal\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Database.bind(
          insert,
          conversation,
          turn.question(),
          turn.answer(),
          turn.model(),
          turn.profile(),
          turn.created().toEpochMilli(),
          turn.tokens(),
          turn.seconds());
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return new StoredTurn(row.getLong(1), row.getInt(2), turn);
      }
    }
  }

  private static void insertQuotes(Connection connection, StoredTurn stored) throws SQLException {
    String sql =
        """
        INSERT INTO quote (turn, ordinal, text, match, document, page, span_start, span_end)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    int ordinal = 0;
    for (Quote quote : stored.turn().quotes()) {
      try (PreparedStatement insert = connection.prepareStatement(sql)) {
        Database.bind(insert, stored.id(), ++ordinal, quote.text(), quote.match().name());
        if (quote.place().isPresent()) {
          TextSpan place = quote.place().get();
          insert.setString(5, place.document().sha256());
          insert.setInt(6, place.page());
          insert.setInt(7, place.start());
          insert.setInt(8, place.end());
        }
        insert.executeUpdate();
      }
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

  /** The turns of a conversation in order. */
  public List<StoredTurn> turns(long conversation) {
    return database.read(
        "The conversation could not be read",
        connection ->
            select(connection, TURN + " WHERE conversation = ? ORDER BY ordinal", conversation));
  }

  /** One turn; empty if there is none with this number. */
  public Optional<StoredTurn> turn(long id) {
    return database.read(
        "The answer could not be looked up",
        connection -> select(connection, TURN + " WHERE id = ?", id).stream().findFirst());
  }

  private static List<StoredTurn> select(Connection connection, String sql, long number)
      throws SQLException {
    List<StoredTurn> turns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, number);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          turns.add(
              new StoredTurn(
                  row.getLong("id"),
                  row.getInt("ordinal"),
                  turn(row, quotes(connection, row.getLong("id")))));
        }
      }
    }
    return turns;
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
        quotes);
  }

  private static List<Quote> quotes(Connection connection, long turn) throws SQLException {
    String sql =
        """
        SELECT text, match, document, page, span_start, span_end FROM quote
        WHERE turn = ? ORDER BY ordinal\
        """;
    List<Quote> quotes = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, turn);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          quotes.add(quote(row));
        }
      }
    }
    return quotes;
  }

  private static Quote quote(ResultSet row) throws SQLException {
    Optional<TextSpan> place =
        Optional.ofNullable(row.getString("document")).isEmpty()
            ? Optional.empty()
            : Optional.of(
                new TextSpan(
                    new DocumentId(row.getString("document")),
                    row.getInt("page"),
                    row.getInt("span_start"),
                    row.getInt("span_end")));
    return new Quote(row.getString("text"), place, Quote.Match.valueOf(row.getString("match")));
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
