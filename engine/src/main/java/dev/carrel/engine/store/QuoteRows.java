// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The quotes of a turn as rows. A quote stands on one page, or on two that follow each other. */
final class QuoteRows {
  private QuoteRows() {}

  static void insert(Connection connection, long turn, List<Quote> quotes) throws SQLException {
    String sql =
        """
        INSERT INTO quote (turn, ordinal, text, match, name, document, page, span_start, span_end,
                           next_page, next_start, next_end, hidden, called, marks)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (Quote quote : quotes) {
        insert.clearParameters();
        Database.bind(
            insert, turn, quote.number(), quote.text(), quote.match().name(), quote.documentName());
        List<TextSpan> places = quote.places();
        if (!places.isEmpty()) {
          insert.setString(6, places.getFirst().document().sha256());
          bind(insert, 7, places.getFirst());
        }
        if (places.size() > 1) {
          bind(insert, 10, places.getLast());
        }
        insert.setString(13, StandingText.hidden(quote.standing()));
        insert.setString(14, StandingText.called(quote.standing()));
        insert.setString(15, StandingText.marks(quote.standing()));
        insert.executeUpdate();
      }
    }
  }

  private static void bind(PreparedStatement insert, int at, TextSpan place) throws SQLException {
    insert.setInt(at, place.page());
    insert.setInt(at + 1, place.start());
    insert.setInt(at + 2, place.end());
  }

  static List<Quote> select(Connection connection, long turn) throws SQLException {
    String sql = "SELECT * FROM quote WHERE turn = ? ORDER BY ordinal";
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

  /** Those of all answers of a review, by the answer's number. */
  static Map<Long, List<Quote>> ofReview(Connection connection, long review) throws SQLException {
    String sql =
        """
        SELECT q.* FROM quote q JOIN turn t ON t.id = q.turn
        JOIN conversation c ON c.id = t.conversation WHERE c.review = ? ORDER BY q.turn, q.ordinal\
        """;
    Map<Long, List<Quote>> quotes = new HashMap<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          quotes.computeIfAbsent(row.getLong("turn"), none -> new ArrayList<>()).add(quote(row));
        }
      }
    }
    return quotes;
  }

  private static Quote quote(ResultSet row) throws SQLException {
    Match match = Match.valueOf(row.getString("match"));
    List<TextSpan> places = new ArrayList<>();
    if (match != Match.NONE) {
      DocumentId document = new DocumentId(row.getString("document"));
      places.add(span(row, document, "page", "span_start", "span_end"));
      // Pages are numbered from 1, so 0 is SQL's NULL.
      if (row.getInt("next_page") > 0) {
        places.add(span(row, document, "next_page", "next_start", "next_end"));
      }
    }
    return new Quote(
        row.getInt("ordinal"),
        row.getString("text"),
        match,
        row.getString("name"),
        places,
        StandingText.of(row));
  }

  private static TextSpan span(
      ResultSet row, DocumentId document, String page, String start, String end)
      throws SQLException {
    return new TextSpan(document, row.getInt(page), row.getInt(start), row.getInt(end));
  }
}
