// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.fx.Background;
import dev.carrel.app.fx.UiQueue;
import dev.carrel.app.review.RunPlans.State.Made;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.Review.KeptColumn;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.ReviewGrid;
import dev.carrel.engine.review.Tag;
import dev.carrel.engine.review.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The review room without a window, with real documents and a model that does as it is told. */
class ReviewModelTest {
  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, 8_000_000_000L, 1);
  private static final ReviewColumn NOTICE =
      new ReviewColumn("Notice", ColumnType.DURATION, "How long is the notice period?");
  private static final ReviewColumn LAW =
      new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?");

  private final UiQueue ui = new UiQueue();
  private final List<String> model = new ArrayList<>();

  @TempDir Path dir;
  private Engine engine;
  private Background background;
  private ReviewModel review;
  private long collection;
  private boolean pausesAtOnce;

  @BeforeEach
  void open() throws IOException {
    engine =
        Engine.open(
            dir.resolve("home"),
            TestPlatform.in(dir),
            (progress, cancellation) -> new ScriptedModel("thirty (30) days", 20_000));
    background = new Background(ui);
    collection = engine.collections().create("Contracts").id();
    for (String name : List.of("b", "a", "c")) {
      Path file =
          Files.writeString(
              dir.resolve(name + ".md"), "# " + name + "\n\nNotice: thirty (30) days.");
      engine
          .collections()
          .add(
              collection,
              engine
                  .documents()
                  .add(file, Optional.empty(), Progress.SILENT, new Cancellation())
                  .id());
    }
    review = new ReviewModel(engine, () -> OPTIONS, background);
    review
        .runs()
        .takeFrom(
            new ReviewRuns.Model() {
              @Override
              public void taken() {
                model.add("taken");
                if (pausesAtOnce) {
                  review.runs().pause();
                }
              }

              @Override
              public void free() {
                model.add("free");
              }
            });
    review.list().open(OptionalLong.of(collection));
  }

  @AfterEach
  void close() {
    background.close();
    engine.close();
  }

  private List<KeptColumn> begin(ReviewColumn... columns) {
    review.edits().begin("Spring", List.of(columns));
    ui.await("it is begun", () -> review.grid().columns().size() == columns.length);
    return review.grid().columns();
  }

  private void answerAll() {
    review.asking().start();
    ui.await("it runs", () -> !review.runs().isIdle());
    ui.await("it has ended", () -> review.runs().isIdle() && review.asking().open() == 0);
  }

  private ReviewGrid.Key key(int row, int column) {
    return new ReviewGrid.Key(
        review.grid().columns().get(column).id(), review.grid().rows().get(row).id());
  }

  private CellState state(ReviewGrid.Key key) {
    return review.grid().cell(key.column(), key.document()).state();
  }

  @Test
  void allIsAnsweredWhileTheModelIsTakenAndGivenBack() {
    begin(NOTICE, LAW);
    assertEquals(6, review.asking().open());
    answerAll();
    assertEquals(List.of("taken", "free"), model);
    assertEquals(0, review.grid().counts().getOrDefault(CellState.WAITING, 0));
    Cell cell = review.grid().cell(key(0, 0).column(), key(0, 0).document());
    assertEquals("thirty (30) days", cell.words());
  }

  @Test
  void eachRowSaysWhereTheReadingOfItsDocumentStands() throws IOException {
    Path large = dir.resolve("large.md");
    Files.writeString(large, "# large\n\n" + "Notice: thirty (30) days, or more.\n\n".repeat(4000));
    Cancellation never = new Cancellation();
    DocumentId tooLong =
        engine.documents().add(large, Optional.empty(), Progress.SILENT, never).id();
    engine.collections().add(collection, tooLong);
    begin(NOTICE);
    ui.await("it has all", () -> review.grid().rows().size() == 4);
    assertEquals(new RowReading.Waiting(), reading(0));
    Set<DocumentId> seen = new HashSet<>();
    review
        .grid()
        .readingProperty()
        .subscribe(now -> now.map(RunState.Reading::document).ifPresent(seen::add));
    answerAllButFailures();
    assertEquals(new RowReading.Done(), reading(0));
    assertTrue(reading(3) instanceof RowReading.Failed(String why) && why.contains("large.md"));
    assertTrue(seen.contains(review.grid().rows().getFirst().id()), "it was told as being read");
    assertEquals(Optional.empty(), review.grid().readingProperty().get());
    assertEquals(
        new RowReading.NotWhole(2, 10), review.grid().reading(scan(review.grid().rows().get(0))));
  }

  private RowReading reading(int row) {
    return review.grid().reading(review.grid().rows().get(row));
  }

  private void answerAllButFailures() {
    review.asking().start();
    ui.await("it runs", () -> !review.runs().isIdle());
    ui.await(
        "it has ended",
        () -> review.runs().isIdle() && !review.grid().counts().containsKey(CellState.WAITING));
  }

  /** The same with two pages of ten without text. */
  private static DocumentEntry scan(DocumentEntry of) {
    return new DocumentEntry(
        of.id(), of.name(), of.file(), of.kind(), 10, 2, 0, 0, of.bytes(), of.added());
  }

  @Test
  void aReviewThatIsPausedAndTheBackgroundAreAsTheyWereAfterARestart() {
    begin(NOTICE, LAW);
    pausesAtOnce = true;
    review.asking().inBackground(true);
    review.asking().start();
    ui.await("it is paused", () -> review.asking().paused().isPresent());
    ReviewMemory memory = review.recall().memory(true);
    ReviewModel next = new ReviewModel(engine, () -> OPTIONS, background);
    next.recall().from(memory);
    next.list().open(OptionalLong.of(collection));
    ui.await("it is offered", () -> next.recall().interruptedProperty().get().isPresent());
    assertTrue(next.asking().inBackgroundProperty().get());
    assertEquals(6, next.asking().open());
  }

  @Test
  void whatAPersonDoesWithACellIsDoneAndTakenBack() {
    begin(NOTICE);
    answerAll();
    ReviewGrid.Key at = key(1, 0);
    CellState before = state(at);
    review.cell().choose(Optional.of(at));
    review.cell().verify();
    ui.await("it is verified", () -> state(at) == CellState.VERIFIED);
    review.undos().undo();
    ui.await("it is not", () -> state(at) == before);
    review.cell().correct(Optional.of("45 days"));
    ui.await("it is corrected", () -> state(at) == CellState.CORRECTED);
    assertEquals("45 days", review.cell().cell().orElseThrow().words());
    ui.await("its history", () -> !review.cell().historyProperty().get().isEmpty());
    review.undos().undo();
    ui.await("the model's words are back", () -> state(at) == before);
    review.cell().flag();
    ui.await("it is flagged", () -> review.cell().cell().orElseThrow().flagged());
    review.undos().undo();
    ui.await("it is not flagged", () -> !review.cell().cell().orElseThrow().flagged());
  }

  @Test
  void aWaitingCellCannotBeVerified() {
    begin(NOTICE);
    review.cell().choose(Optional.of(key(0, 0)));
    review.cell().verify();
    assertTrue(review.undos().offeredProperty().get().isEmpty());
  }

  @Test
  void aRemovedColumnAndARemovedReviewComeBack() {
    List<KeptColumn> columns = begin(NOTICE, LAW);
    review.columns().remove(columns.getFirst());
    ui.await("one is left", () -> review.grid().columns().size() == 1);
    review.undos().undo();
    ui.await("both are there", () -> review.grid().columns().size() == 2);
    review.edits().remove();
    ui.await("none is open", () -> review.grid().reviewProperty().get().isEmpty());
    review.undos().undo();
    ui.await("it is open", () -> review.grid().columns().size() == 2);
  }

  @Test
  void columnsMoveAndRowsAreSortedAndFiltered() {
    List<KeptColumn> columns = begin(NOTICE, LAW);
    review.columns().move(columns.getFirst().id(), columns.get(1));
    ui.await(
        "they changed places", () -> review.grid().columns().getFirst().equals(columns.get(1)));
    answerAll();
    long notice = columns.getFirst().id();
    List<DocumentId> rows = review.grid().rows().stream().map(row -> row.id()).toList();
    correct(new ReviewGrid.Key(notice, rows.get(0)), "60 days");
    correct(new ReviewGrid.Key(notice, rows.get(2)), "2 weeks");
    review.grid().sort(Optional.of(new Sort(notice, false)));
    assertEquals(
        List.of(rows.get(2), rows.get(1), rows.get(0)),
        review.grid().rows().stream().map(row -> row.id()).toList());
    review.grid().filter(Optional.of(new Filter(OptionalLong.of(notice), CellState.CORRECTED)));
    assertEquals(2, review.grid().rows().size());
    assertEquals(3, review.grid().documents());
  }

  private void correct(ReviewGrid.Key key, String words) {
    review.cell().choose(Optional.of(key));
    review.cell().correct(Optional.of(words));
    ui.await("it is corrected", () -> state(key) == CellState.CORRECTED);
  }

  @Test
  void aChangedQuestionMakesItsAnswersStaleAndTheyAreTheNextUnsureOnes() {
    List<KeptColumn> columns = begin(NOTICE);
    answerAll();
    review
        .columns()
        .change(
            columns.getFirst().id(),
            new ReviewColumn("Notice", ColumnType.DURATION, "How long is notice?"),
            false);
    ui.await("they are stale", () -> review.asking().open() == 3);
    assertEquals(CellState.STALE, state(key(0, 0)));
    review.cell().choose(Optional.of(key(0, 0)));
    assertEquals(Optional.of(key(1, 0)), review.cell().unsure(1));
    assertEquals(Optional.of(key(2, 0)), review.cell().unsure(-1));
  }

  private RunPlan planned() {
    ui.await("it is planned", () -> review.plans().stateProperty().get() instanceof Made);
    return ((Made) review.plans().stateProperty().get()).plan();
  }

  @Test
  void whatARunTakesIsToldBeforeItBeginsAndItBeginsWithAPersonsWordOnly() {
    begin(NOTICE, LAW);
    review.asking().plan();
    RunPlan plan = planned();
    assertEquals(6, plan.takes().cells());
    assertEquals(3, plan.takes().documents());
    assertEquals(3, plan.takes().toRead());
    assertTrue(plan.takes().tokensToRead() > 0 && plan.takes().diskBytes() > 0);
    assertTrue(plan.answering().isEmpty()); // nothing was answered yet
    assertEquals(List.of(), model);
    review.plans().leave();
    assertEquals(6, review.asking().open());
    review.asking().plan();
    review.asking().start(planned());
    ui.await("it runs", () -> !review.runs().isIdle());
    ui.await("it has ended", () -> review.runs().isIdle() && review.asking().open() == 0);
  }

  @Test
  void askingARowAgainIsPlannedForItsCellsAlone() {
    begin(NOTICE, LAW);
    answerAll();
    review.asking().askRow(review.grid().rows().get(1).id());
    RunPlan plan = planned();
    assertEquals(2, plan.takes().cells());
    assertEquals(1, plan.takes().documents());
    assertEquals(0, plan.takes().toRead()); // it is kept
  }

  @Test
  void aDocumentThatDoesNotFitIsNamedInThePlan() throws IOException {
    Path file = Files.writeString(dir.resolve("long.md"), "Notice of thirty days. ".repeat(2000));
    engine
        .collections()
        .add(
            collection,
            engine
                .documents()
                .add(file, Optional.empty(), Progress.SILENT, new Cancellation())
                .id());
    begin(NOTICE);
    review.asking().plan();
    assertEquals(List.of("long.md"), planned().takes().tooLong());
  }

  @Test
  void aCellThatIsNotAsWishedIsMarkedCountedAndFiltered() {
    begin(
        new ReviewColumn(
            "Notice",
            ColumnType.DURATION,
            "How long is the notice period?",
            "",
            List.of(),
            Optional.of(new Wish(Wish.Rule.AT_MOST, List.of("14 days")))));
    answerAll();
    assertEquals(3, review.grid().count(Mark.DEVIATES));
    correct(key(0, 0), "10 days");
    assertEquals(2, review.grid().count(Mark.DEVIATES));
    review.grid().filter(Optional.of(new Filter(OptionalLong.empty(), Mark.DEVIATES)));
    assertEquals(2, review.grid().rows().size());
  }

  @Test
  void aPausedRunGoesOnWithWhatIsLeftOfItAndACancelledOneDoesNot() {
    begin(NOTICE, LAW);
    answerAll();
    pausesAtOnce = true;
    review.asking().askCell(key(1, 1));
    ui.await("it is paused", () -> review.asking().paused().isPresent());
    assertEquals(Optional.of(Set.of(key(1, 1))), review.asking().paused().orElseThrow().cells());
    pausesAtOnce = false;
    model.clear();
    review.asking().goOn();
    ui.await("it runs", () -> model.contains("taken"));
    ui.await("it has ended", () -> review.runs().isIdle() && model.contains("free"));
    assertTrue(review.asking().paused().isEmpty());
    pausesAtOnce = true;
    review.asking().askCell(key(1, 1));
    ui.await("it is paused", () -> review.asking().paused().isPresent());
    review.runs().leavePaused();
    assertTrue(review.asking().paused().isEmpty());
  }

  @Test
  void hiddenColumnsAreLeftOutAndFrozenOnesStandFirst() {
    List<KeptColumn> columns = begin(NOTICE, LAW);
    GridLook look = review.grid().look();
    look.freeze(columns.get(1).id(), true);
    assertEquals(List.of(columns.get(1), columns.get(0)), review.grid().shown());
    assertEquals(List.of(columns.get(1)), review.grid().frozen());
    look.hide(columns.get(1).id(), true);
    assertEquals(List.of(columns.get(0)), review.grid().shown());
    assertEquals(List.of(columns.get(1)), review.grid().hidden());
    look.width(columns.get(0).id(), 1e9);
    assertTrue(look.width(columns.get(0).id()).orElseThrow() <= 80);
  }

  @Test
  void documentsAndCellsAreTaggedFilteredAndTheTagTakenBack() {
    begin(NOTICE);
    Tag hot = Tag.HOT;
    ReviewGrid.Key whole = ReviewGrid.Key.ofDocument(key(1, 0).document());
    review.filing().tag(whole, hot, true);
    ui.await("the document is tagged", () -> review.grid().tags(whole).contains(hot));
    review.filing().tag(key(0, 0), new Tag("mine"), true);
    ui.await("the cell is tagged", () -> review.grid().tagged().size() == 2);
    review
        .grid()
        .filter(Optional.of(new Filter(OptionalLong.empty(), new Filter.What.Tagged(hot))));
    assertEquals(1, review.grid().rows().size());
    review.undos().undo();
    ui.await("one tag is left", () -> review.grid().tagged().size() == 1);
    assertEquals(
        Optional.of(new Filter.What.Tagged(hot)),
        Filter.labelled(new Filter.What.Tagged(hot).label()));
  }

  @Test
  void pagesAreNumberedOnceAndAQuoteHasTheNumberOfItsPage() {
    begin(NOTICE);
    answerAll();
    review.filing().number(new BatesScheme("ACME-", 6, 1));
    ui.await("they are numbered", () -> review.grid().scheme().isPresent());
    assertEquals("ACME-000001", review.grid().bates(key(0, 0).document()).orElseThrow().from());
    review.filing().number(new BatesScheme("B-", 2, 1));
    ui.await("a second time is refused", () -> review.errorProperty().get().isPresent());
  }

  @Test
  void referencesAreOfferedAsSoonAsADocumentHasATitle() throws IOException {
    begin(NOTICE, new ReviewColumn("Title", ColumnType.TEXT, "What is the paper called?"));
    assertFalse(
        engine.reviews().hasReferences(review.grid().reviewProperty().get().orElseThrow().id()));
    Path references = dir.resolve("papers.csl.json");
    review.files().write(references);
    ui.await("that there are none is said", () -> review.errorProperty().get().isPresent());
    assertFalse(Files.exists(references));
    review.dismissError();
    answerAll();
    review.files().lookForReferences();
    ui.await("a title is seen", () -> review.files().hasReferencesProperty().get());
    review.files().write(references);
    ui.await("it is written", () -> review.files().writtenProperty().get().isPresent());
    assertTrue(Files.readString(references).contains("\"title\": \"thirty (30) days\""));
    Path bibtex = dir.resolve("papers.bib");
    review.files().write(bibtex);
    ui.await("BibTeX, too", () -> Files.exists(bibtex));
    assertTrue(Files.readString(bibtex).contains("title = {{thirty (30) days}}"));
  }

  @Test
  void aTableHasTheNumbersOfItsPagesAndIsNotWrittenOverADocument() throws IOException {
    begin(NOTICE);
    answerAll();
    review.filing().number(new BatesScheme("ACME-", 6, 1));
    ui.await("they are numbered", () -> review.grid().scheme().isPresent());
    Path table = dir.resolve("table.md");
    review.files().write(table);
    ui.await("it is written", () -> review.files().writtenProperty().get().isPresent());
    assertTrue(Files.readString(table).contains("ACME-000001"), Files.readString(table));
    Path document = dir.resolve("a.md");
    String before = Files.readString(document);
    review.files().write(document);
    ui.await("it is refused", () -> review.errorProperty().get().isPresent());
    assertEquals(before, Files.readString(document));
    review.dismissError();
    review.files().writeQuestions(document);
    ui.await("that, too", () -> review.errorProperty().get().isPresent());
    assertEquals(before, Files.readString(document));
  }

  @Test
  void aRunInTheBackgroundTakesHalfOfTheThreadsAndOneThatRunsGoesOnSo() {
    begin(NOTICE, LAW);
    review.asking().inBackground(true);
    answerAll();
    assertTrue(review.asking().inBackgroundProperty().get());
    pausesAtOnce = true;
    review.asking().askCell(key(0, 0));
    ui.await("it is paused", () -> review.asking().paused().isPresent());
    pausesAtOnce = false;
    review.asking().inBackground(false);
    assertTrue(review.asking().paused().isPresent()); // what a person paused stays so
  }
}
