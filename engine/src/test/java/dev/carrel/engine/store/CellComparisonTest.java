// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.ground.Sha256;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.review.AskedColumn;
import dev.carrel.engine.review.CellDifference;
import dev.carrel.engine.review.CellDifference.Part;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.Tag;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Cells that are changed by another program while the log stays as it is. */
class CellComparisonTest {
  private static final ReviewColumn LAW =
      new ReviewColumn("Law", ColumnType.PARTY, "Which law governs?");

  @TempDir Path temp;
  private Home home;
  private Store store;
  private Document document;
  private Review review;

  @BeforeEach
  void open() {
    home = Home.open(temp.resolve("home"));
    store = Store.open(home);
    document = Documents.make(3, 2);
    store.documents().add(document);
    long collection = store.collections().create("Contracts").id();
    store.collections().add(collection, document.id());
    review = store.reviews().create(collection, "Spring", List.of(LAW), "ann");
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  private KeptColumn column() {
    return store.reviews().review(review.id()).orElseThrow().columns().getFirst();
  }

  private static Optional<CellValue> names(String words) {
    return Optional.of(new CellValue.Names(List.of(words)));
  }

  private void answer(Document of, String words) {
    Turn turn =
        new Turn(
            AskedColumn.first(LAW),
            words,
            "scripted",
            "balanced",
            Instant.EPOCH,
            3,
            1.5,
            100,
            true,
            List.of(),
            List.of(),
            Evidence.NONE);
    assertTrue(
        store.cells().answer(column(), of.id(), turn, Optional.of("{}"), names(words)), words);
  }

  private void correct(String words) {
    Optional<String> typed = Optional.of(words).filter(w -> !w.isEmpty());
    store
        .cells()
        .correct(
            column(),
            document.id(),
            typed,
            typed.isPresent() ? names(words) : names("Colorado"),
            "ann");
  }

  private void second(boolean agrees) {
    SecondReading second =
        new SecondReading("Again?", "Utah", names("Utah"), agrees, Optional.of(List.of(1)));
    store.cells().second(column(), document.id(), second, "scripted");
  }

  private LogCheck check() {
    return store.cells().checkLog(review.id());
  }

  private void alter(String sql) {
    try (Database other = Database.open(home.database())) {
      assertTrue(other.update("", sql), sql);
    }
  }

  private void differs(Part... parts) {
    LogCheck check = check();
    assertTrue(check.isWhole(), "the log itself was not touched");
    assertFalse(check.holds());
    assertEquals(
        List.of(new CellDifference("Law", document.id().sha256(), Set.of(parts))),
        check.cells().differing());
  }

  private void holds(int cells) {
    assertEquals(new LogCheck.Cells(cells, List.of(), 0, 0), check().cells());
    assertTrue(check().holds());
  }

  @Test
  void whateverIsChangedInACellIsFoundThoughTheLogIsWhole() {
    answer(document, "Colorado");
    second(false);
    store.cells().flag(column(), document.id(), true, "ann");
    store.cells().note(column(), document.id(), "ask", "ann");
    holds(1);
    String value = "UPDATE review_cell SET value = ";
    alter("UPDATE turn SET answer = 'Utah'");
    differs(Part.ANSWER);
    alter("UPDATE turn SET answer = 'Colorado'");
    alter(value + "'{\"kind\":\"names\",\"names\":[\"Utah\"]}'");
    differs(Part.VALUE);
    alter(value + "'no JSON'");
    differs(Part.VALUE);
    alter(value + "NULL");
    differs(Part.VALUE);
    alter(value + "'{\"kind\":\"names\",\"names\":[\"Colorado\"]}'");
    holds(1);
    alter("UPDATE review_cell SET second = replace(second, 'false', 'true')");
    differs(Part.SECOND);
    alter("UPDATE review_cell SET second = replace(second, 'true', 'false')");
    alter("UPDATE review_cell SET corrected = 'Utah', verified = 1, failure = 'no'");
    differs(Part.CORRECTION, Part.TICK, Part.FAILURE);
    alter("UPDATE review_cell SET corrected = NULL, verified = NULL, failure = ''");
    alter("UPDATE review_cell SET flagged = 0, note = ''");
    differs(Part.FLAG, Part.NOTE);
    alter("DELETE FROM review_cell");
    differs(Part.CELL);
  }

  @Test
  void whatAPersonSaidIsHeldAgainstTheLogToo() {
    answer(document, "Colorado");
    correct("Utah");
    store.cells().verify(column(), document.id(), true, "ann");
    holds(1);
    alter("UPDATE review_cell SET corrected = 'Ohio'");
    differs(Part.CORRECTION);
    alter("UPDATE review_cell SET corrected = NULL");
    differs(Part.CORRECTION);
    alter("UPDATE review_cell SET corrected = 'Utah', verified = NULL");
    differs(Part.TICK);
    store.cells().verify(column(), document.id(), false, "ann");
    holds(1);
    answer(document, "Colorado");
    holds(1);
    correct("");
    holds(1);
    alter("DELETE FROM turn");
    differs(Part.ANSWER);
  }

  @Test
  void anAnswerOfWhichTheLogTellsNothingIsFound() {
    alter(
        "INSERT INTO review_cell (review_column, document, corrected, value) VALUES ("
            + column().id()
            + ", '"
            + document.id().sha256()
            + "', 'Utah', '{}')");
    differs(Part.CORRECTION, Part.VALUE);
  }

  @Test
  void aCellIsKnownByTheHeadThatItsColumnHasNowAndAfterItWasRemoved() {
    answer(document, "Colorado");
    assertTrue(
        store.tags().set(review.id(), Optional.of(column()), document.id(), Tag.HOT, true, "ann"));
    store.reviews().changeColumn(column().id(), LAW.titled("State"), false, "ann");
    long other = store.reviews().addColumn(review.id(), LAW, false, "ann");
    holds(1);
    store.reviews().removeColumn(other, "ann");
    holds(1);
    store.erasures().deleteReviews(Instant.now().plusSeconds(1));
    holds(1);
    alter("UPDATE review_column SET title = 'Law' WHERE title = 'State'");
    String id = document.id().sha256();
    assertEquals(
        List.of(
            new CellDifference("Law", id, Set.of(Part.ANSWER, Part.VALUE)),
            new CellDifference("State", id, Set.of(Part.CELL))),
        check().cells().differing());
  }

  @Test
  void aNewVersionHasWhatWasAnsweredToTheFormerAndNothingElse() {
    answer(document, "Colorado");
    store.cells().flag(column(), document.id(), true, "ann");
    Document version = Documents.make(4, 2);
    store.documents().add(version);
    store.cells().replaced(document.id(), version.id());
    holds(2);
    String of = " WHERE document = '" + version.id().sha256() + "'";
    alter("UPDATE review_cell SET value = '{}'" + of);
    assertEquals(
        List.of(new CellDifference("Law", version.id().sha256(), Set.of(Part.VALUE))),
        check().cells().differing());
    alter("UPDATE review_cell SET value = NULL" + of);
    holds(2);
    answer(document, "Utah");
    holds(2);
    store.cells().verify(column(), version.id(), true, "ann");
    holds(2);
    store.erasures().mark(Erasable.documents(List.of(document.id())), StandingAnswers.KEEP);
    store.erasures().deleteRows();
    assertTrue(check().holds());
    answer(version);
  }

  private void answer(Document version) {
    store.cells().verify(column(), version.id(), false, "ann");
    answer(version, "Oregon");
    assertTrue(check().holds());
    assertEquals(1, check().cells().compared());
  }

  @Test
  void aDocumentThatWasDeletedForGoodAndCameBackBeginsAnew() {
    answer(document, "Colorado");
    correct("Utah");
    store.erasures().mark(Erasable.documents(List.of(document.id())), StandingAnswers.KEEP);
    store.erasures().deleteRows();
    assertEquals(LogCheck.Cells.NONE, check().cells());
    assertTrue(check().holds());
    store.documents().add(document);
    answer(document, "Nevada");
    holds(1);
  }

  /** As the log was before it told of values: without them, and hashed without them. */
  @Test
  void aLogThatTellsOfNoValuesHoldsAndSaysSo() {
    answer(document, "Colorado");
    second(true);
    withoutValues();
    LogCheck check = check();
    assertTrue(check.holds());
    assertEquals(new LogCheck.Cells(1, List.of(), 0, 1), check.cells());
    alter("UPDATE turn SET answer = 'Utah'");
    differs(Part.ANSWER);
    alter("UPDATE turn SET answer = 'Colorado'");
    alter("UPDATE review_cell SET second = replace(second, 'Utah', 'Ohio')");
    differs(Part.SECOND);
  }

  /** A head that was changed was not told of at first, and two columns had the same. */
  @Test
  void ofColumnsThatAnEarlierLogDoesNotTellApartNothingIsCompared() {
    answer(document, "Colorado");
    alter("UPDATE review_log SET title = 'Other' WHERE what = 'COLUMN_ADDED'");
    alter("UPDATE review_log SET what = 'COLUMN_CHANGED' WHERE what = 'COLUMN_ADDED'");
    alter("UPDATE review_column SET title = 'Other'");
    withoutValues();
    LogCheck check = check();
    assertTrue(check.holds());
    assertEquals(new LogCheck.Cells(0, List.of(), 1, 0), check.cells());
  }

  /** Writes the whole log anew, as who has the machine can. */
  private void withoutValues() {
    try (Database other = Database.open(home.database())) {
      other.<Integer>write(
          "",
          connection -> {
            String last = "";
            for (String id :
                Database.strings(connection, "SELECT id FROM review_log ORDER BY id")) {
              List<String> row =
                  List.of(
                      text(connection, "at", id),
                      text(connection, "who", id),
                      text(connection, "what", id),
                      text(connection, "title", id),
                      text(connection, "document", id));
              String words =
                  hash(
                      text(connection, "salt", id),
                      text(connection, "before", id),
                      text(connection, "after", id));
              String hash =
                  hash(last, row.get(0), row.get(1), row.get(2), row.get(3), row.get(4), words);
              Database.execute(
                  connection,
                  "UPDATE review_log SET value = NULL, words = '%s', hash = '%s' WHERE id = %s"
                      .formatted(words, hash, id));
              last = hash;
            }
            return 0;
          });
    }
  }

  private static String text(Connection connection, String what, String id) throws SQLException {
    return Database.strings(connection, "SELECT " + what + " FROM review_log WHERE id = " + id)
        .getFirst();
  }

  private static String hash(String... parts) {
    StringBuilder all = new StringBuilder();
    for (String part : parts) {
      all.append(part.length()).append(':').append(part);
    }
    return Sha256.hex(all.toString().getBytes(StandardCharsets.UTF_8));
  }
}
