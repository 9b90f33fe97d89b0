// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.ReviewAct;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The rows of a review's log, each chained to the one before by its hash. The words of an entry are
 * hashed with a salt of their own, so that they can be deleted for good with their document and the
 * chain still holds: what is left tells nothing of them.
 */
final class ReviewLogRows {
  private static final int SALT_BYTES = 16;

  private ReviewLogRows() {}

  static void append(
      Connection connection,
      long at,
      long review,
      String who,
      ReviewAct act,
      String title,
      String document,
      String before,
      String after)
      throws SQLException {
    List<String> last =
        Database.strings(
            connection,
            "SELECT hash FROM review_log WHERE review = ? ORDER BY id DESC LIMIT 1",
            review);
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    String salt = HexFormat.of().formatHex(random);
    String words = hash(salt, before, after);
    String hash =
        chained(last.isEmpty() ? "" : last.getFirst(), at, who, act, title, document, words);
    String sql =
        """
        INSERT INTO review_log (review, at, who, what, title, document, salt, before, after, words,
                                hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Database.bind(
          insert, review, at, who, act.name(), title, document, salt, before, after, words, hash);
      insert.executeUpdate();
    }
  }

  private static String chained(
      String last,
      long at,
      String who,
      ReviewAct act,
      String title,
      String document,
      String words) {
    return hash(last, Long.toString(at), who, act.name(), title, document, words);
  }

  /** Each part with its length before it, so that none can reach into the next. */
  private static String hash(String... parts) {
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      all.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  static List<LogEntry> entries(Connection connection, long review) throws SQLException {
    List<LogEntry> entries = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM review_log WHERE review = ? ORDER BY id")) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          entries.add(entry(row));
        }
      }
    }
    return entries;
  }

  private static LogEntry entry(ResultSet row) throws SQLException {
    return new LogEntry(
        row.getLong("id"),
        Instant.ofEpochMilli(row.getLong("at")),
        row.getString("who"),
        ReviewAct.valueOf(row.getString("what")),
        row.getString("title"),
        row.getString("document"),
        row.getString("salt") == null
            ? Optional.empty()
            : Optional.of(new LogEntry.Words(row.getString("before"), row.getString("after"))),
        row.getString("hash"));
  }

  static LogCheck check(Connection connection, long review) throws SQLException {
    int entries = 0;
    int withoutWords = 0;
    OptionalLong broken = OptionalLong.empty();
    String last = "";
    try (PreparedStatement select =
        connection.prepareStatement("SELECT * FROM review_log WHERE review = ? ORDER BY id")) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          LogEntry entry = entry(row);
          String words = row.getString("words");
          entries++;
          withoutWords += entry.words().isEmpty() ? 1 : 0;
          boolean follows =
              entry
                  .hash()
                  .equals(
                      chained(
                          last,
                          entry.at().toEpochMilli(),
                          entry.who(),
                          entry.act(),
                          entry.title(),
                          entry.document(),
                          words));
          boolean same =
              entry.words().isEmpty()
                  || words.equals(
                      hash(
                          row.getString("salt"),
                          entry.words().get().before(),
                          entry.words().get().after()));
          if (broken.isEmpty() && !(follows && same)) {
            broken = OptionalLong.of(entry.id());
          }
          last = entry.hash();
        }
      }
    }
    return new LogCheck(entries, withoutWords, broken);
  }

  /** Deletes what was said of a document; that something was, and when, stays. */
  static void forget(Connection connection, String document) throws SQLException {
    String sql =
        "UPDATE review_log SET salt = NULL, before = NULL, after = NULL WHERE document = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, document);
      update.executeUpdate();
    }
  }
}
