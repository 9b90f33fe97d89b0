// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Erasable;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.home.Home;
import dev.carrel.engine.review.AskedBy;
import dev.carrel.engine.review.AskedColumn;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellLog;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.LogCheck;
import dev.carrel.engine.review.LogEntry;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewAct;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.SecondReading;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.Wish;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReviewTablesTest {
  private static final ReviewColumn LAW =
      new ReviewColumn("Law", ColumnType.PARTY, "Which law governs?");
  private static final ReviewColumn NOTICE =
      new ReviewColumn(
          "Notice",
          ColumnType.ONE_OF,
          "How long is the notice?",
          "Count calendar days.",
          List.of("30 days", "60 days"),
          Optional.of(new Wish(Wish.Rule.IS, List.of("30 days"))));

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
    review = store.reviews().create(collection, "Spring", List.of(LAW, NOTICE), "ann");
  }

  @AfterEach
  void close() {
    store.close();
    home.close();
  }

  private KeptColumn column(int index) {
    return store.reviews().review(review.id()).orElseThrow().columns().get(index);
  }

  private static Turn turn(String question, String answer) {
    return new Turn(
        question,
        answer,
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
  }

  private void answer(KeptColumn column, String words) {
    assertTrue(
        store
            .cells()
            .answer(
                column,
                document.id(),
                turn(AskedColumn.first(column.column()), words),
                Optional.of("{}"),
                Optional.of(new CellValue.Names(List.of(words)))));
  }

  private Cell cell(int column) {
    return store.cells().cell(column(column), document.id());
  }

  /** By hand, or by another program: SQLite itself finds nothing wrong with it. */
  @Test
  void whatIsNotAsCarrelWritesItIsSaidToBeDamagedAndStaysAsItIs() throws SQLException {
    byHand("UPDATE review_column SET type = 'LAW' WHERE title = 'Law'");
    damaged("LAW");
    byHand("UPDATE review_column SET type = 'PARTY', choices = '[' WHERE title = 'Law'");
    damaged("carrel.db");
    byHand("UPDATE review_column SET choices = '[]', wish = '{}' WHERE title = 'Law'");
    damaged("carrel.db");
    byHand("UPDATE review_column SET wish = NULL WHERE title = 'Law'");
    assertEquals(review.columns(), store.reviews().review(review.id()).orElseThrow().columns());
  }

  private void damaged(String named) {
    CarrelException e =
        assertThrows(CarrelException.class, () -> store.reviews().review(review.id()));
    assertEquals(Code.HOME_DAMAGED, e.code());
    assertTrue(e.getMessage().contains(named), e.getMessage());
    assertTrue(e.remedy().contains("backup"), e.remedy());
  }

  private void byHand(String sql) throws SQLException {
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + home.database());
        Statement statement = other.createStatement()) {
      assertEquals(1, statement.executeUpdate(sql));
    }
  }

  @Test
  void aReviewComesBackWithItsColumnsInOrder() {
    assertEquals(List.of(review), store.reviews().all());
    assertEquals(List.of(LAW, NOTICE), review.columns().stream().map(KeptColumn::column).toList());
    store.reviews().order(review.id(), List.of(column(1).id(), column(0).id()));
    assertEquals(NOTICE, column(0).column());
    store.reviews().removeColumn(column(0).id(), "ann");
    assertEquals(List.of(LAW), columns());
    store.reviews().restoreColumn(review.columns().get(1).id(), "ann");
    assertEquals(List.of(NOTICE, LAW), columns());
    assertTrue(store.reviews().remove(review.id()));
    assertEquals(List.of(), store.reviews().all());
    assertTrue(store.reviews().restore(review.id()));
    assertTrue(store.reviews().rename(review.id(), "Autumn", "ann"));
    assertEquals("Autumn", store.reviews().all().getFirst().name());
  }

  private List<ReviewColumn> columns() {
    return store.reviews().review(review.id()).orElseThrow().columns().stream()
        .map(KeptColumn::column)
        .toList();
  }

  @Test
  void anAnswerIsKeptWithItsReceiptAndIsInNoConversationOfThePersons() {
    assertEquals(CellState.WAITING, cell(0).state());
    answer(column(0), "Colorado");
    assertEquals(CellState.ANSWERED, cell(0).state());
    assertEquals("Colorado", cell(0).words());
    assertEquals(Optional.of(new CellValue.Names(List.of("Colorado"))), cell(0).value());
    assertEquals(Optional.of("{}"), store.turns().receipt(cell(0).turn().orElseThrow()));
    assertEquals(List.of(), store.conversations().entries());
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void anAnswerAskedAgainTakesThePlaceOfTheFormerAndOfASecondReading() {
    answer(column(0), "Colorado");
    store
        .cells()
        .second(
            column(0),
            document.id(),
            new SecondReading(
                "Again?",
                "Utah",
                Optional.of(new CellValue.Names(List.of("Utah"))),
                false,
                Optional.of(List.of(1))),
            "scripted");
    assertEquals(CellState.UNSURE, cell(0).state());
    long before = cell(0).turn().orElseThrow();
    answer(column(0), "Nevada");
    assertEquals(CellState.ANSWERED, cell(0).state());
    assertEquals(Optional.empty(), cell(0).second());
    assertEquals(Optional.empty(), store.turns().turn(before));
  }

  @Test
  void aChangedQuestionMakesAnAnswerStaleAndAFailureIsGoneWithTheNextAnswer() {
    store.cells().fail(column(0), document.id(), "It does not fit.");
    assertEquals(CellState.FAILED, cell(0).state());
    assertEquals("It does not fit.", cell(0).failure());
    answer(column(0), "Colorado");
    assertEquals(CellState.ANSWERED, cell(0).state());
    ReviewColumn other = new ReviewColumn("Law", ColumnType.PARTY, "Which courts decide?");
    store.reviews().changeColumn(column(0).id(), other, true, "ann");
    assertEquals(CellState.STALE, cell(0).state());
    assertTrue(column(0).second());
  }

  @Test
  void whatAPersonSaidIsNeverOverwrittenByAnAnswer() {
    answer(column(0), "Colorado");
    CellValue utah = new CellValue.Names(List.of("Utah"));
    store.cells().correct(column(0), document.id(), Optional.of("Utah"), Optional.of(utah), "ann");
    answer(column(0), "Nevada");
    assertEquals(CellState.CORRECTED, cell(0).state());
    assertEquals("Utah", cell(0).words());
    assertEquals(Optional.of(utah), cell(0).value());
    assertEquals("Nevada", cell(0).answer().orElseThrow().answer());
    store.cells().verify(column(0), document.id(), true, "ann");
    boolean kept =
        store
            .cells()
            .answer(
                column(0), document.id(), turn("?", "Ohio"), Optional.empty(), Optional.empty());
    assertFalse(kept, "a verified cell is locked");
    store.cells().fail(column(0), document.id(), "It does not fit.");
    assertEquals(CellState.VERIFIED, cell(0).state());
    assertEquals("Nevada", cell(0).answer().orElseThrow().answer());
    store.cells().verify(column(0), document.id(), false, "ann");
    assertEquals(CellState.CORRECTED, cell(0).state());
  }

  @Test
  void flagsAndNotesStayWithTheirCell() {
    store.cells().flag(column(1), document.id(), true, "ann");
    store.cells().note(column(1), document.id(), "ask the seller", "ann");
    assertTrue(cell(1).flagged());
    assertEquals("ask the seller", cell(1).note());
    assertEquals(CellState.WAITING, cell(1).state());
    store.cells().flag(column(1), document.id(), false, "ann");
    assertFalse(cell(1).flagged());
  }

  @Test
  void theLogSaysWhoDidWhatFromWhatToWhat() {
    answer(column(0), "Colorado");
    store.cells().correct(column(0), document.id(), Optional.of("Utah"), Optional.empty(), "ann");
    List<LogEntry> log = store.cells().log(review.id());
    assertEquals(
        List.of(
            ReviewAct.BEGUN,
            ReviewAct.COLUMN_ADDED,
            ReviewAct.COLUMN_ADDED,
            ReviewAct.ANSWERED,
            ReviewAct.CORRECTED),
        log.stream().map(LogEntry::act).toList());
    assertEquals("scripted", log.get(3).who());
    assertEquals("ann", log.get(4).who());
    assertEquals(Optional.of(new LogEntry.Words("Colorado", "Utah")), log.get(4).words());
    assertEquals(
        new LogCheck(5, 0, OptionalLong.empty(), new LogCheck.Cells(1, List.of(), 0, 0)),
        store.cells().checkLog(review.id()));
  }

  @Test
  void questionsOfOneHeadAreToldApartSoThatTheLogKnowsWhichIsMeant() {
    ReviewColumn again = new ReviewColumn("Law", ColumnType.TEXT, "Which law is waived?");
    long second = store.reviews().addColumn(review.id(), again, false, "ann");
    assertEquals("Law (2)", column(2).column().title());
    store.reviews().removeColumn(second, "ann");
    long third = store.reviews().addColumn(review.id(), again, false, "ann");
    assertEquals("Law (3)", column(2).column().title(), "the second may come back");
    store.reviews().changeColumn(third, again, false, "ann");
    assertEquals("Law (3)", column(2).column().title());
    store.reviews().changeColumn(third, again.titled("Waiver"), false, "ann");
    assertEquals("Waiver", column(2).column().title());
    store.reviews().changeColumn(column(0).id(), LAW, true, "ann");
    assertEquals("Law", column(0).column().title(), "its own head is free for it");
  }

  @Test
  void whatWasSaidOfACellIsFoundUnderTheHeadThatItsColumnHasNow() {
    store.cells().correct(column(0), document.id(), Optional.of("Utah"), Optional.empty(), "ann");
    store.reviews().changeColumn(column(0).id(), LAW.titled("State"), false, "ann");
    store.cells().verify(column(0), document.id(), true, "bob");
    long other = store.reviews().addColumn(review.id(), LAW, false, "ann");
    assertEquals("Law", column(2).column().title());
    assertEquals(other, column(2).id());
    List<LogEntry> log = store.cells().log(review.id());
    assertEquals(
        List.of(ReviewAct.VERIFIED, ReviewAct.CORRECTED),
        CellLog.of(log, "State", document.id()).stream().map(LogEntry::act).toList());
    assertEquals(List.of(), CellLog.of(log, "Law", document.id()), "that is another column now");
    assertTrue(store.cells().checkLog(review.id()).isWhole());
  }

  @Test
  void anEntryOfTheLogThatWasChangedOrTakenOutIsFound() {
    answer(column(0), "Colorado");
    answer(column(1), "30 days");
    long changed = store.cells().log(review.id()).get(3).id();
    alter("UPDATE review_log SET after = 'Utah' WHERE id = " + changed);
    assertEquals(OptionalLong.of(changed), store.cells().checkLog(review.id()).broken());
    alter("UPDATE review_log SET after = 'Colorado' WHERE id = " + changed);
    assertTrue(store.cells().checkLog(review.id()).isWhole());
    alter("UPDATE review_log SET who = 'bob' WHERE id = " + changed);
    assertFalse(store.cells().checkLog(review.id()).isWhole());
    alter("DELETE FROM review_log WHERE id = " + changed);
    assertFalse(store.cells().checkLog(review.id()).isWhole());
  }

  @Test
  void theWholeLogOfAnotherReviewIsFoundInItsPlace() {
    long other = store.reviews().create(review.collection(), "Autumn", List.of(LAW), "ann").id();
    boolean _ = store.reviews().rename(review.id(), "Late spring", "ann");
    assertTrue(store.cells().checkLog(review.id()).isWhole());
    assertTrue(store.cells().checkLog(other).isWhole());
    long sum = review.id() + other;
    alter("UPDATE review_log SET review = " + sum + " - review");
    assertFalse(store.cells().checkLog(review.id()).isWhole());
    assertFalse(store.cells().checkLog(other).isWhole());
    alter("UPDATE review_log SET review = " + sum + " - review");
    assertTrue(store.cells().checkLog(review.id()).isWhole());
    alter("UPDATE review SET name = 'Winter' WHERE id = " + other);
    assertFalse(store.cells().checkLog(other).isWhole(), "renamed by hand");
  }

  @Test
  void whateverIsWrittenIntoAnEntryOfTheLogIsFoundAndKeepsNothingElseFromBeingRead() {
    answer(column(0), "Colorado");
    LogEntry entry = store.cells().log(review.id()).get(3);
    String where = " WHERE id = " + entry.id();
    for (String set :
        List.of(
            "what = 'NONSENSE'",
            "before = NULL",
            "after = NULL",
            "value = NULL",
            "value = ''",
            "salt = NULL",
            "salt = NULL, before = NULL, after = NULL, value = NULL",
            "words = ''",
            "hash = ''",
            "document = ''",
            "title = 'Other'",
            "at = 0")) {
      try (Database other = Database.open(home.database())) {
        boolean _ = other.update("", "CREATE TABLE kept AS SELECT * FROM review_log" + where);
        assertTrue(other.update("", "UPDATE review_log SET " + set + where));
        LogCheck check = store.cells().checkLog(review.id());
        assertEquals(OptionalLong.of(entry.id()), check.broken(), set);
        assertTrue(store.cells().log(review.id()).size() >= 3, set);
        assertTrue(other.update("", "DELETE FROM review_log" + where));
        assertTrue(other.update("", "INSERT INTO review_log SELECT * FROM kept"));
        boolean _ = other.update("", "DROP TABLE kept");
      }
      assertTrue(store.cells().checkLog(review.id()).isWhole(), set);
    }
    alter("DELETE FROM review_log");
    assertFalse(store.cells().checkLog(review.id()).isWhole(), "it began with the review");
  }

  private void alter(String sql) {
    try (Database other = Database.open(home.database())) {
      assertTrue(other.update("", sql));
    }
  }

  @Test
  void whatWasSaidOfADocumentIsDeletedWithItAndTheLogStillHolds() {
    answer(column(0), "Colorado");
    long turn = cell(0).turn().orElseThrow();
    store.erasures().mark(Erasable.documents(List.of(document.id())), StandingAnswers.KEEP);
    store.erasures().deleteRows();
    assertEquals(Optional.empty(), store.turns().turn(turn));
    assertEquals(List.of(), store.cells().cells(review.id()));
    assertEquals(Optional.empty(), store.cells().log(review.id()).get(3).words());
    assertEquals(
        new LogCheck(4, 1, OptionalLong.empty(), LogCheck.Cells.NONE),
        store.cells().checkLog(review.id()));
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void aReviewThatWasRemovedIsDeletedWithAllOfItAfterItsTime() {
    answer(column(0), "Colorado");
    long turn = cell(0).turn().orElseThrow();
    assertTrue(store.reviews().remove(review.id()));
    store.erasures().markRemoved(Instant.now().minus(Store.KEEP_REMOVED));
    assertTrue(store.reviews().restore(review.id()));
    assertTrue(store.reviews().remove(review.id()));
    store.erasures().markRemoved(Instant.now().plusSeconds(1));
    assertFalse(store.reviews().restore(review.id()));
    assertEquals(Optional.empty(), store.turns().turn(turn));
    assertTrue(store.erasures().marked().rest(), "the file is not compact yet");
  }

  @Test
  void whatWasRemovedOfReviewsIsCountedAndDeletedAtOnce() {
    answer(column(0), "Colorado");
    store.reviews().removeColumn(column(1).id(), "ann");
    assertEquals(0, store.erasures().deleteReviews(Instant.now().plusSeconds(1)));
    assertEquals(1, store.reviews().review(review.id()).orElseThrow().columns().size());
    assertTrue(store.reviews().remove(review.id()));
    assertEquals(1, store.erasures().deleteReviews(Instant.now().plusSeconds(1)));
    assertEquals(List.of(), store.integrityCheck());
  }

  @Test
  void tagsAreKeptOnceForEachAndLogged() {
    KeptColumn column = review.columns().getFirst();
    assertTrue(tag(Optional.empty(), Tag.PRIVILEGED, true));
    assertFalse(tag(Optional.empty(), Tag.PRIVILEGED, true), "it has it already");
    assertTrue(tag(Optional.of(column), Tag.PRIVILEGED, true));
    assertTrue(tag(Optional.of(column), Tag.HOT, true));
    assertTrue(tag(Optional.of(column), Tag.HOT, false));
    assertFalse(tag(Optional.of(column), Tag.HOT, false), "it is off already");
    ReviewGrid.Key cell = new ReviewGrid.Key(column.id(), document.id());
    assertEquals(
        Map.of(
            ReviewGrid.Key.ofDocument(document.id()),
            Set.of(Tag.PRIVILEGED),
            cell,
            Set.of(Tag.PRIVILEGED)),
        store.tags().tags(review.id()));
    List<LogEntry> log = store.cells().log(review.id());
    assertEquals(ReviewAct.TAG_TAKEN_OFF, log.getLast().act());
    assertEquals("hot", log.getLast().words().orElseThrow().before());
    assertEquals(
        4,
        log.stream()
            .filter(
                entry -> entry.act() == ReviewAct.TAGGED || entry.act() == ReviewAct.TAG_TAKEN_OFF)
            .count());
    assertTrue(store.cells().checkLog(review.id()).isWhole());
  }

  private boolean tag(Optional<KeptColumn> column, Tag tag, boolean on) {
    return store.tags().set(review.id(), column, document.id(), tag, on, "Jo Ito");
  }

  @Test
  void anAnswerOfAnotherModelOrProfileIsStaleOnceAllIsAskedAnew() {
    answer(column(0), "Colorado");
    Instant later = Instant.EPOCH.plusSeconds(60);
    store.reviews().asks(review.id(), new AskedBy("scripted", "balanced", later));
    assertEquals(CellState.ANSWERED, cell(0).state());
    store.reviews().asks(review.id(), new AskedBy("scripted", "exact", Instant.EPOCH));
    assertEquals(CellState.ANSWERED, cell(0).state(), "it was answered since then");
    store.reviews().asks(review.id(), new AskedBy("scripted", "exact", later));
    assertEquals(CellState.STALE, cell(0).state());
    assertEquals(List.of(cell(0)), store.cells().cells(review.id()));
    store.reviews().asks(review.id(), new AskedBy("other", "balanced", later));
    assertEquals(CellState.STALE, cell(0).state());
    assertEquals("Colorado", cell(0).words());
    store.cells().verify(column(0), document.id(), true, "ann");
    assertEquals(CellState.VERIFIED, cell(0).state(), "a person's word comes first");
  }

  @Test
  void aNewVersionOfADocumentHasTheAnswersOfTheFormerAsStale() {
    answer(column(0), "Colorado");
    store.cells().verify(column(0), document.id(), true, "ann");
    Document version = Documents.make(4, 2);
    store.documents().add(version);
    store.cells().replaced(document.id(), version.id());
    Cell carried = store.cells().cell(column(0), version.id());
    assertEquals(CellState.STALE, carried.state());
    assertEquals("Colorado", carried.words());
    assertTrue(
        store
            .cells()
            .answer(
                column(0),
                version.id(),
                turn(AskedColumn.first(LAW), "Oregon"),
                Optional.empty(),
                Optional.empty()));
    assertEquals(CellState.ANSWERED, store.cells().cell(column(0), version.id()).state());
    assertEquals(CellState.VERIFIED, cell(0).state());
    assertEquals("Colorado", cell(0).words(), "the former version keeps its own");
    assertEquals(2, store.cells().cells(review.id()).size());
  }

  @Test
  void aFullDiskLosesNoCellThatWasKept() {
    answer(column(0), "Colorado");
    KeptColumn notice = column(1);
    store.close();
    try (Database database = Database.open(home.database())) {
      CellTable cells = new CellTable(database, Clock.systemUTC());
      database.writeDirectly(
          "limit",
          c -> {
            long used = Database.number(c, "PRAGMA page_count");
            Database.execute(c, "PRAGMA max_page_count = " + (used + 2));
            return 0;
          });
      Turn much = turn(AskedColumn.first(NOTICE), "word ".repeat(50_000));
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () -> cells.answer(notice, document.id(), much, Optional.of("{}"), Optional.empty()));
      assertEquals(Code.DISK_FULL, e.code(), e.getMessage());
    }
    store = Store.open(home);
    assertEquals("Colorado", cell(0).words());
    assertEquals(CellState.WAITING, cell(1).state(), "it is asked again");
    assertTrue(store.cells().checkLog(review.id()).isWhole());
    assertEquals(List.of(), store.integrityCheck());
  }
}
