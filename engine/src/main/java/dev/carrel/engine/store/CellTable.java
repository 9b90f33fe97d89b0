// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.review.AskedBy;
import dev.carrel.engine.review.AskedColumn;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellStates;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.CellValueJson;
import dev.carrel.engine.review.ColumnJson;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.SecondReading;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The cells of reviews. What a person does and what a model answers is logged in the same
 * transaction. A cell that a person verified is locked: no answer takes its place.
 */
public final class CellTable {
  private final Database database;
  private final Clock clock;

  CellTable(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The cells of a review that something became of, of all documents, in no order. */
  public List<Cell> cells(long review) {
    return database.read(
        "The review could not be read",
        connection -> cells(connection, review, ReviewTable.askedBy(connection, review)));
  }

  /** The same as they would stand if this asked now. */
  public List<Cell> cells(long review, AskedBy by) {
    return database.read(
        "The review could not be read", connection -> cells(connection, review, Optional.of(by)));
  }

  private static List<Cell> cells(Connection connection, long review, Optional<AskedBy> by)
      throws SQLException {
    Map<Long, KeptColumn> columns = new HashMap<>();
    ReviewTable.columns(connection, review).forEach(column -> columns.put(column.id(), column));
    Map<Long, Turn> turns = TurnTable.ofReview(connection, review);
    String sql =
        """
        SELECT c.* FROM review_cell c JOIN review_column k ON k.id = c.review_column
        WHERE k.review = ? AND k.removed IS NULL\
        """;
    List<Cell> cells = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, review);
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          KeptColumn column = columns.get(row.getLong("review_column"));
          if (column != null) {
            cells.add(cell(column, row, Optional.ofNullable(turns.get(row.getLong("turn"))), by));
          }
        }
      }
    }
    return cells;
  }

  /** One cell; waiting if nothing became of it yet. */
  public Cell cell(KeptColumn column, DocumentId document) {
    return database.read(
        "The cell could not be read", connection -> cell(connection, column, document));
  }

  private static Cell cell(Connection connection, KeptColumn column, DocumentId document)
      throws SQLException {
    String sql = "SELECT * FROM review_cell WHERE review_column = ? AND document = ?";
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      Database.bind(select, column.id(), document.sha256());
      try (ResultSet row = select.executeQuery()) {
        if (!row.next()) {
          return Cell.waiting(column.id(), document);
        }
        long turn = row.getLong("turn");
        return cell(
            column,
            row,
            turn == 0 ? Optional.empty() : Optional.of(TurnTable.alone(connection, turn)),
            ReviewTable.askedBy(connection, ReviewTable.reviewOf(connection, column.id())));
      }
    }
  }

  private static Cell cell(
      KeptColumn column, ResultSet row, Optional<Turn> answer, Optional<AskedBy> by)
      throws SQLException {
    long turn = row.getLong("turn");
    Optional<SecondReading> second =
        Optional.ofNullable(row.getString("second")).map(ColumnJson::second);
    Optional<String> corrected = Optional.ofNullable(row.getString("corrected"));
    row.getLong("verified");
    boolean verified = !row.wasNull();
    return new Cell(
        column.id(),
        new DocumentId(row.getString("document")),
        CellStates.of(
            AskedColumn.first(column.column()),
            by,
            row.getString("former") != null,
            answer,
            second,
            row.getString("failure"),
            corrected.isPresent(),
            verified),
        turn == 0 ? OptionalLong.empty() : OptionalLong.of(turn),
        answer,
        Optional.ofNullable(row.getString("value")).map(CellValueJson::parsed),
        second,
        corrected,
        row.getInt("flagged") != 0,
        row.getString("note"),
        row.getString("failure"));
  }

  /**
   * Gives the cells of a new version of a document what the machine answered of the former one, as
   * stale: to be seen, and to be asked again. A person's tick and words stay with the former one,
   * since that is what they were said of.
   */
  public void replaced(DocumentId former, DocumentId version) {
    database.write(
        "The answers could not be carried over",
        connection -> {
          put(
              connection,
              """
              INSERT INTO review_cell (review_column, document, turn, value, flagged, note, former)
              SELECT review_column, ?2, turn, CASE WHEN corrected IS NULL THEN value END, flagged,
                note, coalesce(former, document)
              FROM review_cell WHERE document = ?1 AND turn IS NOT NULL ON CONFLICT DO NOTHING\
              """,
              former.sha256(),
              version.sha256());
          return version;
        });
  }

  /**
   * Keeps an answer, unless a person verified the cell meanwhile.
   *
   * @param receiptJson how it was made; empty for none
   * @param value what its words were read as; empty if there is nothing to read
   * @return whether it was kept
   */
  public boolean answer(
      KeptColumn column,
      DocumentId document,
      Turn turn,
      Optional<String> receiptJson,
      Optional<CellValue> value) {
    return database.write(
        "The answer could not be kept",
        connection -> {
          if (isLocked(connection, column.id(), document)) {
            return false;
          }
          long review = ReviewTable.reviewOf(connection, column.id());
          long id =
              TurnTable.append(
                  connection,
                  conversation(connection, review),
                  OptionalLong.empty(),
                  turn,
                  receiptJson);
          long before = turn(connection, column.id(), document);
          put(
              connection,
              """
              INSERT INTO review_cell (review_column, document, turn, value)
              VALUES (?1, ?2, ?3, nullif(?4, ''))
              ON CONFLICT DO UPDATE SET turn = excluded.turn, failure = '', second = NULL,
                former = NULL,
                value = CASE WHEN corrected IS NULL THEN excluded.value ELSE value END\
              """,
              column.id(),
              document.sha256(),
              id,
              json(value));
          String old = before == 0 ? "" : TurnTable.alone(connection, before).answer();
          if (before != 0) {
            put(
                connection,
                """
                DELETE FROM turn WHERE id = ?1
                AND NOT EXISTS (SELECT 1 FROM review_cell WHERE turn = ?1)\
                """,
                before);
          }
          log(
              connection,
              column,
              document,
              turn.model(),
              ReviewAct.ANSWERED,
              old,
              turn.answer(),
              json(value));
          return true;
        });
  }

  private static boolean isLocked(Connection connection, long column, DocumentId document)
      throws SQLException {
    return Database.number(
            connection,
            """
            SELECT count(*) FROM review_cell
            WHERE review_column = ? AND document = ? AND verified IS NOT NULL\
            """,
            column,
            document.sha256())
        > 0;
  }

  private static long turn(Connection connection, long column, DocumentId document)
      throws SQLException {
    return Database.number(
        connection,
        """
        SELECT coalesce(
          (SELECT turn FROM review_cell WHERE review_column = ? AND document = ?), 0)\
        """,
        column,
        document.sha256());
  }

  /** The conversation that has the answers of a review; made if there is none. */
  private long conversation(Connection connection, long review) throws SQLException {
    long id =
        Database.number(
            connection,
            "SELECT coalesce((SELECT min(id) FROM conversation WHERE review = ?), 0)",
            review);
    return id != 0
        ? id
        : Database.number(
            connection,
            """
            INSERT INTO conversation (collection, title, created, used, named, review)
            VALUES ((SELECT collection FROM review WHERE id = ?1), '', ?2, ?2, 1, ?1) RETURNING id\
            """,
            review,
            clock.millis());
  }

  /** Notes why a cell could not be answered, unless a person verified it. */
  public void fail(KeptColumn column, DocumentId document, String why) {
    database.write(
        "What went wrong could not be kept",
        connection -> {
          if (!isLocked(connection, column.id(), document)) {
            set(connection, column, document, "failure", why);
            log(connection, column, document, "", ReviewAct.FAILED, "", why, null);
          }
          return why;
        });
  }

  /** Keeps what the second reader said. */
  public void second(KeptColumn column, DocumentId document, SecondReading second, String model) {
    database.write(
        "The second answer could not be kept",
        connection -> {
          if (!isLocked(connection, column.id(), document)) {
            String whole = ColumnJson.second(second);
            set(connection, column, document, "second", whole);
            log(
                connection,
                column,
                document,
                model,
                ReviewAct.SECOND_READ,
                "",
                second.words(),
                whole);
          }
          return document;
        });
  }

  /**
   * Puts a person's words in place of the machine's, which stay to be seen.
   *
   * @param words empty takes the correction back
   * @param value what the words that are shown then were read as; empty for nothing
   */
  public void correct(
      KeptColumn column,
      DocumentId document,
      Optional<String> words,
      Optional<CellValue> value,
      String who) {
    database.write(
        "The correction could not be kept",
        connection -> {
          String before = shown(connection, column, document);
          set(connection, column, document, "corrected", words.orElse(""));
          if (words.isPresent()) {
            set(connection, column, document, "former", "");
          }
          set(connection, column, document, "value", json(value));
          ReviewAct act = words.isPresent() ? ReviewAct.CORRECTED : ReviewAct.CORRECTION_TAKEN_BACK;
          String after = shown(connection, column, document);
          log(connection, column, document, who, act, before, after, json(value));
          return document;
        });
  }

  private static String shown(Connection connection, KeptColumn column, DocumentId document)
      throws SQLException {
    return cell(connection, column, document).words();
  }

  /** Ticks a cell, which locks it, or takes the tick away. */
  public void verify(KeptColumn column, DocumentId document, boolean tick, String who) {
    database.write(
        "The tick could not be kept",
        connection -> {
          Cell cell = cell(connection, column, document);
          if (tick) {
            set(connection, column, document, "former", "");
          }
          set(connection, column, document, "verified", tick ? clock.millis() + "" : "");
          log(
              connection,
              column,
              document,
              who,
              tick ? ReviewAct.VERIFIED : ReviewAct.VERIFICATION_TAKEN_BACK,
              cell.words(),
              cell.words(),
              json(cell.value()));
          return document;
        });
  }

  /** Marks a cell to come back to, or takes the mark away. */
  public void flag(KeptColumn column, DocumentId document, boolean flag, String who) {
    database.write(
        "The flag could not be kept",
        connection -> {
          row(connection, column, document);
          put(
              connection,
              "UPDATE review_cell SET flagged = ? WHERE review_column = ? AND document = ?",
              flag ? 1 : 0,
              column.id(),
              document.sha256());
          ReviewAct act = flag ? ReviewAct.FLAGGED : ReviewAct.FLAG_TAKEN_BACK;
          log(connection, column, document, who, act, "", "", null);
          return document;
        });
  }

  /** Keeps what a person wrote beside a cell; empty for nothing. */
  public void note(KeptColumn column, DocumentId document, String note, String who) {
    database.write(
        "The note could not be kept",
        connection -> {
          row(connection, column, document);
          String before = cell(connection, column, document).note();
          put(
              connection,
              "UPDATE review_cell SET note = ? WHERE review_column = ? AND document = ?",
              note,
              column.id(),
              document.sha256());
          log(connection, column, document, who, ReviewAct.NOTED, before, note, null);
          return document;
        });
  }

  /** The log of a review, oldest first. */
  public List<LogEntry> log(long review) {
    return database.read(
        "The log could not be read", connection -> ReviewLogRows.entries(connection, review));
  }

  /** Checks the chain of a review's log, and holds the cells against what it tells of them. */
  public LogCheck checkLog(long review) {
    return database.read(
        "The log could not be read", connection -> ReviewLogRows.check(connection, review));
  }

  /** Sets a column of a cell; empty makes it NULL where the schema allows it. */
  private static void set(
      Connection connection, KeptColumn column, DocumentId document, String what, String value)
      throws SQLException {
    row(connection, column, document);
    String empty = what.equals("failure") ? "?1" : "nullif(?1, '')";
    String typed = what.equals("verified") ? "CAST(" + empty + " AS INTEGER)" : empty;
    put(
        connection,
        "UPDATE review_cell SET "
            + what
            + " = "
            + typed
            + " WHERE review_column = ?2 AND document = ?3",
        value,
        column.id(),
        document.sha256());
  }

  private static void row(Connection connection, KeptColumn column, DocumentId document)
      throws SQLException {
    put(
        connection,
        "INSERT INTO review_cell (review_column, document) VALUES (?, ?) ON CONFLICT DO NOTHING",
        column.id(),
        document.sha256());
  }

  private void log(
      Connection connection,
      KeptColumn column,
      DocumentId document,
      String who,
      ReviewAct act,
      String before,
      String after,
      @Nullable String value)
      throws SQLException {
    ReviewLogRows.append(
        connection,
        clock.millis(),
        ReviewTable.reviewOf(connection, column.id()),
        who,
        act,
        column.column().title(),
        document.sha256(),
        before,
        after,
        value);
  }

  /** As a cell and its log keep it; empty for none. */
  private static String json(Optional<CellValue> value) {
    return value.map(v -> CellValueJson.object(v).toString()).orElse("");
  }

  private static void put(Connection connection, String sql, Object... values) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      Database.bind(statement, values);
      statement.executeUpdate();
    }
  }
}
