// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.AskedBy;
import dev.carrel.engine.review.ColumnJson;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.ReviewColumn;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The reviews and their columns; what became of them is in {@link CellTable}. */
public final class ReviewTable {
  private static final String ENTRY =
      """
      SELECT id, collection, name, created FROM review r WHERE removed IS NULL AND EXISTS
        (SELECT 1 FROM collection k WHERE k.id = r.collection AND k.removed IS NULL)\
      """;

  private static final long NO_COLUMN = 0;

  private final Database database;
  private final Clock clock;

  ReviewTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * Begins a review.
   *
   * @param who does it, for the log
   */
  public Review create(long collection, String name, List<ReviewColumn> columns, String who) {
    return database.write(
        "The review could not be begun",
        connection -> {
          String sql =
              "INSERT INTO review (collection, name, created) VALUES (?, ?, ?) RETURNING id";
          long id = Database.number(connection, sql, collection, name, clock.millis());
          log(connection, id, who, ReviewAct.BEGUN, "", "", name);
          for (ReviewColumn column : columns) {
            long _ = add(connection, id, column, false, who);
          }
          return review(connection, id).orElseThrow();
        });
  }

  private void log(
      Connection connection,
      long review,
      String who,
      ReviewAct act,
      String title,
      String before,
      String after)
      throws SQLException {
    ReviewLogRows.append(connection, clock.millis(), review, who, act, title, "", before, after);
  }

  private long add(
      Connection connection, long review, ReviewColumn given, boolean second, String who)
      throws SQLException {
    ReviewColumn column = distinct(connection, review, NO_COLUMN, given);
    String sql =
        """
        INSERT INTO review_column (review, position, title, type, question, instruction, choices,
                                   second, wish)
        VALUES (?1, (SELECT coalesce(max(position), 0) + 1 FROM review_column WHERE review = ?1),
                ?2, ?3, ?4, ?5, ?6, ?7, nullif(?8, '')) RETURNING id\
        """;
    log(connection, review, who, ReviewAct.COLUMN_ADDED, column.title(), "", column.question());
    return Database.number(
        connection,
        sql,
        review,
        column.title(),
        column.type().name(),
        column.question(),
        column.instruction(),
        ColumnJson.choices(column.choices()),
        second ? 1 : 0,
        column.wish().map(ColumnJson::wish).orElse(""));
  }

  /** With a head that no other column has, also none that was removed: the log knows no more. */
  private static ReviewColumn distinct(
      Connection connection, long review, long column, ReviewColumn given) throws SQLException {
    List<String> taken =
        Database.strings(
            connection,
            "SELECT title FROM review_column WHERE review = ? AND id <> ?",
            review,
            column);
    String title = given.title();
    for (int number = 2; taken.contains(title); number++) {
      title = given.title() + " (" + number + ")";
    }
    return given.titled(title);
  }

  /** All reviews of all collections, the newest first. */
  public List<Review> all() {
    return database.read(
        "The reviews could not be listed",
        connection -> reviews(connection, ENTRY + " ORDER BY id DESC"));
  }

  /** One review; empty if there is none with this number. */
  public Optional<Review> review(long id) {
    return database.read("The review could not be read", connection -> review(connection, id));
  }

  private static Optional<Review> review(Connection connection, long id) throws SQLException {
    return reviews(connection, ENTRY + " AND id = ?", id).stream().findFirst();
  }

  private static List<Review> reviews(Connection connection, String sql, Object... values)
      throws SQLException {
    List<Review> reviews = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.bind(select, values);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          reviews.add(
              new Review(
                  row.getLong("id"),
                  row.getLong("collection"),
                  row.getString("name"),
                  Instant.ofEpochMilli(row.getLong("created")),
                  columns(connection, row.getLong("id"))));
        }
      }
    }
    return reviews;
  }

  /** What rows are called whose documents have got another name by coming again. */
  public Map<DocumentId, String> rowNames(long review) {
    return database.read(
        "The review could not be read",
        connection -> {
          Map<DocumentId, String> names = new HashMap<>();
          String sql = "SELECT document, name FROM review_row WHERE review = ?";
          try (PreparedStatement select = connection.prepareStatement(sql)) {
            select.setLong(1, review);
            try (ResultSet row = select.executeQuery()) {
              while (row.next()) {
                names.put(new DocumentId(row.getString("document")), row.getString("name"));
              }
            }
          }
          return names;
        });
  }

  static List<KeptColumn> columns(Connection connection, long review) throws SQLException {
    String sql =
        """
        SELECT * FROM review_column WHERE review = ? AND removed IS NULL ORDER BY position, id\
        """;
    List<KeptColumn> columns = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          columns.add(
              new KeptColumn(
                  row.getLong("id"),
                  new ReviewColumn(
                      row.getString("title"),
                      ColumnType.valueOf(row.getString("type")),
                      row.getString("question"),
                      row.getString("instruction"),
                      ColumnJson.choices(row.getString("choices")),
                      Optional.ofNullable(row.getString("wish")).map(ColumnJson::wish)),
                  row.getInt("second") != 0));
        }
      }
    }
    return columns;
  }

  /** Notes what asks all that is open from now on. */
  public void asks(long review, AskedBy by) {
    boolean _ =
        database.update(
            "The run could not be noted",
            "UPDATE review SET model = ?, profile = ?, asked = ? WHERE id = ?",
            by.model(),
            by.profile(),
            by.since().toEpochMilli(),
            review);
  }

  static Optional<AskedBy> askedBy(Connection connection, long review) throws SQLException {
    String sql = "SELECT model, profile, asked FROM review WHERE id = ? AND asked IS NOT NULL";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        return row.next()
            ? Optional.of(
                new AskedBy(
                    row.getString("model"),
                    row.getString("profile"),
                    Instant.ofEpochMilli(row.getLong("asked"))))
            : Optional.empty();
      }
    }
  }

  /** Gives a review another name; tells whether it is there. */
  public boolean rename(long id, String name, String who) {
    return database.write(
        "The review could not be renamed",
        connection -> {
          Optional<Review> before = review(connection, id);
          if (before.isPresent()) {
            update(connection, "UPDATE review SET name = ? WHERE id = ?", name, id);
            log(connection, id, who, ReviewAct.RENAMED, "", before.get().name(), name);
          }
          return before.isPresent();
        });
  }

  /** Hides a review until {@link #restore}; tells whether it was there. */
  public boolean remove(long id) {
    return Removal.remove(database, "review", id, clock);
  }

  /** Undoes {@link #remove}; tells whether there was something to undo. */
  public boolean restore(long id) {
    return Removal.restore(database, "review", id);
  }

  /** Puts a column behind the others; its number. */
  public long addColumn(long review, ReviewColumn column, boolean second, String who) {
    return database.write(
        "The column could not be added",
        connection -> add(connection, review, column, second, who));
  }

  /** Gives a column another question, title or type; its cells stay and may be stale then. */
  public void changeColumn(long id, ReviewColumn given, boolean second, String who) {
    String sql =
        """
        UPDATE review_column SET title = ?, type = ?, question = ?, instruction = ?, choices = ?,
          second = ?, wish = nullif(?, '') WHERE id = ?\
        """;
    database.write(
        "The column could not be changed",
        connection -> {
          long review = reviewOf(connection, id);
          ReviewColumn column = distinct(connection, review, id, given);
          String head = text(connection, "title", id);
          if (!head.equals(column.title())) {
            String now = column.title();
            log(connection, review, who, ReviewAct.COLUMN_RENAMED, head, head, now);
          }
          String before = text(connection, "question", id);
          log(
              connection,
              review,
              who,
              ReviewAct.COLUMN_CHANGED,
              column.title(),
              before,
              column.question());
          return update(
              connection,
              sql,
              column.title(),
              column.type().name(),
              column.question(),
              column.instruction(),
              ColumnJson.choices(column.choices()),
              second ? 1 : 0,
              column.wish().map(ColumnJson::wish).orElse(""),
              id);
        });
  }

  static long reviewOf(Connection connection, long column) throws SQLException {
    return Database.number(connection, "SELECT review FROM review_column WHERE id = ?", column);
  }

  private static String text(Connection connection, String what, long column) throws SQLException {
    return Database.strings(
            connection, "SELECT " + what + " FROM review_column WHERE id = ?", column)
        .getFirst();
  }

  /** Puts the columns of a review in this order; those not named stay behind them. */
  public void order(long review, List<Long> columns) {
    database.write(
        "The columns could not be put in order",
        connection -> {
          update(
              connection,
              "UPDATE review_column SET position = position + ? WHERE review = ?",
              columns.size(),
              review);
          for (int i = 0; i < columns.size(); i++) {
            update(
                connection,
                "UPDATE review_column SET position = ? WHERE id = ?",
                i + 1,
                columns.get(i));
          }
          return columns.size();
        });
  }

  /** Hides a column with its cells until {@link #restoreColumn}. */
  public void removeColumn(long id, String who) {
    setRemoved(id, who, ReviewAct.COLUMN_REMOVED, Long.toString(clock.millis()));
  }

  /** Undoes {@link #removeColumn}. */
  public void restoreColumn(long id, String who) {
    setRemoved(id, who, ReviewAct.COLUMN_RESTORED, "");
  }

  private void setRemoved(long id, String who, ReviewAct act, String at) {
    database.write(
        "The column could not be removed or restored",
        connection -> {
          String title = text(connection, "title", id);
          log(connection, reviewOf(connection, id), who, act, title, "", "");
          return update(
              connection,
              "UPDATE review_column SET removed = CAST(nullif(?, '') AS INTEGER) WHERE id = ?",
              at,
              id);
        });
  }

  private static int update(Connection connection, String sql, Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      return statement.executeUpdate();
    }
  }
}
