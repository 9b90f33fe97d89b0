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
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The rows of a review's log, each chained to the one before by its hash. The words of an entry are
 * hashed with a salt of their own, so that they can be deleted for good with their document and the
 * chain still holds: what is left tells nothing of them.
 */
final class ReviewLogRows {
  private static final int SALT_BYTES = 16;

  private ReviewLogRows() {}

  /** An entry that is not about the value of a cell. */
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
    append(connection, at, review, who, act, title, document, before, after, null);
  }

  /**
   * An entry.
   *
   * @param value what the words were read as, as JSON; empty for nothing, null where that is not
   *     what the entry is about
   */
  static void append(
      Connection connection,
      long at,
      long review,
      String who,
      ReviewAct act,
      String title,
      String document,
      String before,
      String after,
      @Nullable String value)
      throws SQLException {
    List<String> last =
        Database.strings(
            connection,
            "SELECT hash FROM review_log WHERE review = ? ORDER BY id DESC LIMIT 1",
            review);
    byte[] random = new byte[SALT_BYTES];
    new SecureRandom().nextBytes(random);
    String salt = HexFormat.of().formatHex(random);
    String words = words(salt, before, after, value);
    String hash =
        chained(last.isEmpty() ? "" : last.getFirst(), at, who, act.name(), title, document, words);
    String sql =
        """
        INSERT INTO review_log (review, at, who, what, title, document, salt, before, after, value,
                                words, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)\
        """;
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      Database.bind(
          insert,
          review,
          at,
          who,
          act.name(),
          title,
          document,
          salt,
          before,
          after,
          value,
          words,
          hash);
      insert.executeUpdate();
    }
  }

  private static String chained(
      String last, long at, String who, String what, String title, String document, String words) {
    return hash(last, Long.toString(at), who, what, title, document, words);
  }

  /** Entries from before values were told have none, and their hash is over the words alone. */
  private static String words(String salt, String before, String after, @Nullable String value) {
    return value == null ? hash(salt, before, after) : hash(salt, before, after, value);
  }

  /** Each part with its length before it, so that none can reach into the next. */
  private static String hash(String... parts) {
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      all.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  /** Without those that say of themselves what none can say; {@link #check} finds them. */
  static List<LogEntry> entries(Connection connection, long review) throws SQLException {
    List<LogEntry> entries = new ArrayList<>();
    each(connection, review, row -> row.entry().ifPresent(entries::add));
    return entries;
  }

  static LogCheck check(Connection connection, long review) throws SQLException {
    Checking checking = new Checking();
    each(connection, review, checking::next);
    Database.strings(connection, "SELECT name FROM review WHERE id = ?", review)
        .forEach(checking::isCalled);
    boolean whole = checking.entries > 0 && checking.broken.isEmpty();
    return new LogCheck(
        checking.entries,
        checking.withoutWords,
        checking.broken,
        whole ? CellComparison.of(connection, review, checking.told) : LogCheck.Cells.NONE);
  }

  private static void each(Connection connection, long review, Consumer<Row> told)
      throws SQLException {
    String sql =
        """
        SELECT *, EXISTS (SELECT 1 FROM document d WHERE d.id = l.document AND d.added <= l.at)
          AS still
        FROM review_log l WHERE review = ? ORDER BY id\
        """;
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          told.accept(Row.of(row));
        }
      }
    }
  }

  /**
   * A row as it stands there, whoever wrote it.
   *
   * @param salt null once the words were deleted
   * @param before null with the salt
   * @param after null with the salt
   * @param value null with the salt, and where the entry tells of none
   * @param still whether its document has been there since, and its words with it
   */
  record Row(
      long id,
      long at,
      String who,
      String what,
      String title,
      String document,
      @Nullable String salt,
      @Nullable String before,
      @Nullable String after,
      @Nullable String value,
      String words,
      String hash,
      boolean still) {
    static Row of(ResultSet row) throws SQLException {
      return new Row(
          row.getLong("id"),
          row.getLong("at"),
          row.getString("who"),
          row.getString("what"),
          row.getString("title"),
          row.getString("document"),
          row.getString("salt"),
          row.getString("before"),
          row.getString("after"),
          row.getString("value"),
          row.getString("words"),
          row.getString("hash"),
          row.getBoolean("still"));
    }

    boolean hasLostWords() {
      return salt == null && before == null && after == null && value == null;
    }

    /** Words go with their document and never else. */
    boolean hasItsWords() {
      return (salt == null || before == null || after == null)
          ? hasLostWords() && !document.isEmpty() && !still
          : words.equals(ReviewLogRows.words(salt, before, after, value));
    }

    Optional<LogEntry> entry() {
      return ReviewAct.named(what)
          .map(
              act ->
                  new LogEntry(
                      id,
                      Instant.ofEpochMilli(at),
                      who,
                      act,
                      title,
                      document,
                      before == null || after == null
                          ? Optional.empty()
                          : Optional.of(new LogEntry.Words(before, after)),
                      hash));
    }
  }

  /** Goes along the chain. */
  private static final class Checking {
    private int entries;
    private int withoutWords;
    private OptionalLong broken = OptionalLong.empty();
    private OptionalLong naming = OptionalLong.empty();
    private String name = "";
    private String last = "";
    private final ToldCells told = new ToldCells();

    void next(Row row) {
      entries++;
      withoutWords += row.hasLostWords() ? 1 : 0;
      boolean follows =
          row.hash()
              .equals(
                  chained(
                      last,
                      row.at(),
                      row.who(),
                      row.what(),
                      row.title(),
                      row.document(),
                      row.words()));
      boolean known = ReviewAct.named(row.what()).isPresent();
      if (broken.isEmpty() && !(follows && known && row.hasItsWords())) {
        broken = OptionalLong.of(row.id());
      }
      last = row.hash();
      told.next(row);
      if (row.what().equals(ReviewAct.BEGUN.name())
          || row.what().equals(ReviewAct.RENAMED.name())) {
        naming = OptionalLong.of(row.id());
        name = row.after() == null ? "" : row.after();
      }
    }

    /** The chain has no number of a review in it: by its name it is seen that it is another's. */
    void isCalled(String now) {
      if (broken.isEmpty() && naming.isPresent() && !name.equals(now)) {
        broken = naming;
      }
    }
  }

  /** Deletes what was said of a document; that something was, and when, stays. */
  static void forget(Connection connection, String document) throws SQLException {
    String sql =
        "UPDATE review_log SET salt = NULL, before = NULL, after = NULL, value = NULL"
            + " WHERE document = ?";
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      update.setString(1, document);
      update.executeUpdate();
    }
  }
}
