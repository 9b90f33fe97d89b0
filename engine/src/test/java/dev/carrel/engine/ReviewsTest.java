// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.conversation.ConversationEntry;
import dev.carrel.engine.conversation.Turn;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.CellValue;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.export.ExportKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The way of a review, with real documents and a model that does as it is told. */
class ReviewsTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final String ANSWER = "The notice period is thirty (30) days.";
  private static final ReviewColumn NOTICE =
      new ReviewColumn("Notice", ColumnType.DURATION, "How long is the notice period?");
  private static final ReviewColumn LAW =
      new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?");

  @TempDir Path folder;
  private final List<Cell> heard = new ArrayList<>();
  private Engine engine;
  private long collection;

  @BeforeEach
  void open() {
    engine =
        Engine.open(
            folder.resolve("home"),
            TestPlatform.in(folder),
            (progress, cancellation) -> new ScriptedModel(ANSWER, 6_000));
    collection = engine.collections().create("Contracts").id();
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private DocumentId add(String name, int sentences) throws IOException {
    String text = "# " + name + "\n\n" + (ANSWER + " This is " + name + ".\n\n").repeat(sentences);
    Path file = Files.writeString(folder.resolve(name), text);
    DocumentId id =
        engine.documents().add(file, Optional.empty(), Progress.SILENT, new Cancellation()).id();
    engine.collections().add(collection, id);
    return id;
  }

  private Review begin(ReviewColumn... columns) {
    return engine.reviews().begin(collection, "Spring", List.of(columns));
  }

  private boolean run(ReviewOrder order, Cancellation cancellation) {
    ReviewListener listener =
        new ReviewListener() {
          @Override
          public void done(Cell cell, int done, int of) {
            heard.add(cell);
          }
        };
    return engine.reviews().run(order, OPTIONS, listener, cancellation);
  }

  private Map<CellState, Integer> counts(Review review) {
    return engine.reviews().grid(review.id()).counts();
  }

  @Test
  void everyQuestionIsAskedOfEveryDocumentAloneAndReadAsItsType() throws IOException {
    DocumentId a = add("a.md", 3);
    DocumentId b = add("b.md", 3);
    Review review = begin(NOTICE, LAW);
    assertEquals(Map.of(CellState.WAITING, 4), counts(review));
    assertTrue(run(ReviewOrder.rest(review.id()), new Cancellation()));
    assertEquals(List.of(a, a, b, b), heard.stream().map(Cell::document).toList(), "row after row");
    assertEquals(List.of(b), engine.reading().documents(), "one document at a time");
    Cell cell = engine.reviews().grid(review.id()).cell(review.columns().getFirst(), a);
    assertEquals(Optional.of(new CellValue.Length("P30D", "")), cell.value());
    assertEquals("scripted", cell.answer().orElseThrow().model());
    assertEquals(0, counts(review).getOrDefault(CellState.WAITING, 0));
  }

  @Test
  void aRowKeepsItsNameWhenTheSameBytesComeUnderAnotherAndTakesWhatAPersonCallsIt()
      throws IOException {
    DocumentId document = add("a.md", 3);
    Review review = begin(NOTICE);
    Path copy = Files.copy(folder.resolve("a.md"), folder.resolve("copy.md"));
    assertEquals(
        document,
        engine.documents().add(copy, Optional.empty(), Progress.SILENT, new Cancellation()).id());
    Review later = begin(NOTICE);
    assertEquals("a.md", name(review));
    assertEquals("copy.md", name(later));
    assertTrue(engine.documents().rename(document, "Lease"));
    assertEquals("Lease", name(review));
    assertEquals("Lease", name(later));
  }

  private String name(Review review) {
    return engine.reviews().grid(review.id()).rows().getFirst().name();
  }

  @Test
  void whatWasAnsweredIsNotAskedAgainAndAStoppedReviewGoesOnWhereItWas() throws IOException {
    add("a.md", 3);
    add("b.md", 3);
    Review review = begin(NOTICE);
    Cancellation stop = new Cancellation();
    ReviewListener stopping =
        new ReviewListener() {
          @Override
          public void done(Cell cell, int done, int of) {
            heard.add(cell);
            stop.request();
          }
        };
    assertFalse(engine.reviews().run(ReviewOrder.rest(review.id()), OPTIONS, stopping, stop));
    assertEquals(1, heard.size());
    assertEquals(1, counts(review).get(CellState.WAITING));
    assertTrue(run(ReviewOrder.rest(review.id()), new Cancellation()));
    assertEquals(2, heard.size(), "the first document was not asked again");
    assertTrue(run(ReviewOrder.rest(review.id()), new Cancellation()));
    assertEquals(2, heard.size());
  }

  @Test
  void aChangedQuestionIsAskedAgainAndAVerifiedCellIsNot() throws IOException {
    DocumentId a = add("a.md", 3);
    DocumentId b = add("b.md", 3);
    Review review = begin(NOTICE);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    KeptColumn column = review.columns().getFirst();
    engine.reviews().verify(column, a, true);
    engine
        .reviews()
        .changeColumn(
            column.id(),
            new ReviewColumn("Notice", ColumnType.DURATION, "How many days' notice?"),
            false);
    assertEquals(Map.of(CellState.VERIFIED, 1, CellState.STALE, 1), counts(review));
    heard.clear();
    run(ReviewOrder.rest(review.id()), new Cancellation());
    assertEquals(List.of(b), heard.stream().map(Cell::document).toList());
    heard.clear();
    Set<ReviewGrid.Key> both =
        Set.of(new ReviewGrid.Key(column.id(), a), new ReviewGrid.Key(column.id(), b));
    run(new ReviewOrder(review.id(), Optional.of(both), false), new Cancellation());
    assertEquals(List.of(b), heard.stream().map(Cell::document).toList(), "asked for once more");
  }

  @Test
  void aDocumentThatDoesNotFitFailsItsOwnCellsAndTheNextIsAnswered() throws IOException {
    DocumentId large = add("large.md", 200);
    DocumentId small = add("small.md", 3);
    Review review = begin(NOTICE);
    assertTrue(run(ReviewOrder.rest(review.id()), new Cancellation()));
    ReviewGrid grid = engine.reviews().grid(review.id());
    Cell failed = grid.cell(review.columns().getFirst(), large);
    assertEquals(CellState.FAILED, failed.state());
    assertTrue(failed.failure().contains("large.md"), failed.failure());
    assertTrue(grid.cell(review.columns().getFirst(), small).answer().isPresent());
  }

  @Test
  void aSecondReaderIsAskedInOtherWordsAndItsAgreementIsTold() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE);
    run(new ReviewOrder(review.id(), Optional.empty(), true), new Cancellation());
    Cell cell = engine.reviews().grid(review.id()).cell(review.columns().getFirst(), a);
    assertTrue(cell.second().orElseThrow().agrees());
    assertTrue(cell.second().orElseThrow().quotes().isPresent(), "whose quotes stand behind both");
    assertFalse(
        cell.second().orElseThrow().question().equals(cell.answer().orElseThrow().question()));
  }

  @Test
  void aPersonsWordsAreReadAsTheColumnsTypeAndCanBeTakenBack() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    KeptColumn column = review.columns().getFirst();
    Cell corrected = engine.reviews().correct(column, a, Optional.of("two weeks"));
    assertEquals(CellState.CORRECTED, corrected.state());
    assertEquals(Optional.of(new CellValue.Length("P2W", "")), corrected.value());
    assertEquals(ANSWER, corrected.answer().orElseThrow().answer());
    Cell back = engine.reviews().correct(column, a, Optional.empty());
    assertEquals(Optional.of(new CellValue.Length("P30D", "")), back.value());
    assertTrue(engine.reviews().checkLog(review.id()).isWhole());
  }

  @Test
  void aTableThatLeavesDocumentsOutIsNotWrittenOverThem() throws IOException {
    DocumentId a = add("a.md", 3);
    DocumentId _ = add("b.md", 3);
    Review review = begin(NOTICE);
    ReviewGrid part = engine.reviews().grid(review.id()).withRows(row -> row.id().equals(a));
    Path left = folder.resolve("b.md");
    String before = Files.readString(left);
    CarrelException e =
        assertThrows(
            CarrelException.class,
            () -> engine.reviews().export(part, ExportKind.MARKDOWN, left, false));
    assertEquals(Code.EXPORT_FAILED, e.code());
    assertThrows(CarrelException.class, () -> engine.reviews().exportQuestions(review.id(), left));
    assertEquals(before, Files.readString(left));
  }

  @Test
  void whoVerifiedStandsInATableAlsoAfterTheQuestionGotAnotherHead() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE, LAW);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    KeptColumn notice = review.columns().getFirst();
    Cell _ = engine.reviews().verify(notice, a, true);
    engine.reviews().changeColumn(notice.id(), NOTICE.titled("Period"), false);
    String who = engine.reviews().log(review.id()).getFirst().who();
    Path csv = folder.resolve("table.csv");
    engine.reviews().export(review.id(), ExportKind.CSV, csv, false);
    assertTrue(Files.readString(csv).contains("," + who + ","), Files.readString(csv));
  }

  @Test
  void anAnswerOfAReviewIsNotSaidToStayWhereItsDocumentIsDeletedForGood() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    assertTrue(heard.getFirst().answer().orElseThrow().quotes().size() > 0);
    assertEquals(0, engine.erasure().standing(List.of(a)));
  }

  @Test
  void aCopyHasTheColumnsAndNoAnswers() throws IOException {
    add("a.md", 3);
    Review review = begin(NOTICE, LAW);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    Review copy = engine.reviews().copy(review.id(), "Again");
    assertEquals(Map.of(CellState.WAITING, 2), counts(copy));
    assertEquals(List.of(NOTICE, LAW), copy.columns().stream().map(KeptColumn::column).toList());
  }

  @Test
  void aDocumentTakenOutOfTheCollectionTakesItsRowWithItAndComesBackWithIt() throws IOException {
    DocumentId a = add("a.md", 3);
    add("b.md", 3);
    Review review = begin(NOTICE);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    engine.collections().takeOut(collection, a);
    assertEquals(1, engine.reviews().grid(review.id()).rows().size());
    engine.collections().add(collection, a);
    assertEquals(0, counts(review).getOrDefault(CellState.WAITING, 0));
  }

  @Test
  void aDocumentThatIsReplacedIsAskedAgainAndTheFormerAnswersComeBackWithIt() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE);
    run(ReviewOrder.rest(review.id()), new Cancellation());
    Path file =
        Files.writeString(
            folder.resolve("a.md"), "# a.md\n\n" + ANSWER + " And more than before.\n");
    DocumentId version =
        engine.documents().replace(a, file, Progress.SILENT, new Cancellation()).id();
    assertEquals(Map.of(CellState.STALE, 1), counts(review));
    heard.clear();
    run(ReviewOrder.rest(review.id()), new Cancellation());
    assertEquals(List.of(version), heard.stream().map(Cell::document).toList());
    assertEquals(0, counts(review).getOrDefault(CellState.STALE, 0));
    engine.documents().restore(a);
    engine.collections().setDocuments(collection, List.of(a));
    assertEquals(0, counts(review).getOrDefault(CellState.WAITING, 0));
  }

  @Test
  void aCellBecomesAConversationAndAQuestionOfOneAColumn() throws IOException {
    DocumentId a = add("a.md", 3);
    Review review = begin(NOTICE);
    KeptColumn column = review.columns().getFirst();
    assertEquals(Optional.empty(), engine.reviews().converse(review, column, a));
    run(ReviewOrder.rest(review.id()), new Cancellation());
    ConversationEntry conversation = engine.reviews().converse(review, column, a).orElseThrow();
    Turn turn = engine.conversations().turns(conversation.id()).getFirst().turn();
    assertEquals(ANSWER, turn.answer().strip());
    assertTrue(engine.conversations().list().contains(conversation));
    long added = engine.reviews().addColumn(review.id(), turn);
    KeptColumn last = engine.reviews().require(review.id()).columns().getLast();
    assertEquals(added, last.id());
    assertEquals(turn.question(), last.column().question());
  }
}
