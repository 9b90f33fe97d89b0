// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.TurnState;
import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.app.review.GridModel;
import dev.carrel.app.review.ReviewModel;
import dev.carrel.app.review.RunState;
import dev.carrel.app.review.Sort;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.conversation.StandingAnswers;
import dev.carrel.engine.document.BatesScheme;
import dev.carrel.engine.document.DocumentEntry;
import dev.carrel.engine.ground.DurableFile;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.review.Cell;
import dev.carrel.engine.review.CellState;
import dev.carrel.engine.review.ColumnType;
import dev.carrel.engine.review.ReviewColumn;
import dev.carrel.engine.review.Wish;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipFile;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A review in the window: from notes that are added to a table in a file. */
class ReviewInDeskTest {
  private static final ReviewColumn LAW =
      new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?");

  @TempDir Path dir;

  private TestDesk open() throws IOException {
    List<Path> files = new ArrayList<>();
    for (String name : List.of("Aalto", "Birch", "Cedar")) {
      String text = "# " + name + "\n\nThe notice period of " + name + " is thirty (30) days.\n";
      files.add(Files.writeString(dir.resolve(name + ".md"), text));
    }
    TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel("thirty (30) days", 100_000),
            Optional.empty(),
            files);
    desk.awaitRead(3);
    Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
    return desk;
  }

  private static Node find(TestDesk desk, String selector) {
    Fx.await(selector, 20, () -> desk.scene().getRoot().lookup(selector) != null);
    return Fx.get(() -> desk.scene().getRoot().lookup(selector));
  }

  private static void write(TestDesk desk, String selector, String words) {
    TextArea area = (TextArea) find(desk, selector);
    Fx.run(() -> area.setText(words));
  }

  private static void press(TestDesk desk, KeyCode code) {
    Node grid = find(desk, "#review-grid");
    Fx.run(
        () ->
            grid.fireEvent(
                new KeyEvent(KeyEvent.KEY_PRESSED, "", "", code, false, false, false, false)));
  }

  @SuppressWarnings("unchecked")
  private static void goTo(TestDesk desk, int row) {
    TableView<DocumentEntry> grid = (TableView<DocumentEntry>) find(desk, "#review-grid");
    Fx.await("a column", 20, () -> !grid.getColumns().isEmpty());
    Fx.run(
        () -> {
          grid.requestFocus();
          grid.getSelectionModel().clearAndSelect(row, grid.getColumns().getFirst());
          grid.getFocusModel().focus(row, grid.getColumns().getFirst());
        });
  }

  private static Cell cell(ReviewModel review, int row) {
    long column = review.grid().columns().getFirst().id();
    return review.grid().cell(column, review.grid().rows().get(row).id());
  }

  private static void ask(TestDesk desk, ReviewModel review) {
    desk.press("#first-question");
    write(desk, "#form-question", "How long is the notice period?");
    desk.press("#form-save");
    Fx.await("the question", 20, () -> review.asking().open() == 3);
  }

  @Test
  void notesAreAskedAnswersCorrectedAndVerifiedByKeysAndTheTableIsExported() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      desk.press("#review-run");
      desk.press("#plan-start");
      Fx.await(
          "all is answered",
          60,
          () ->
              review.asking().open() == 0
                  && review.runs().stateProperty().get() instanceof RunState.Idle);
      desk.awaitRead(3);
      goTo(desk, 0);
      press(desk, KeyCode.SPACE);
      Fx.await("verified", 20, () -> cell(review, 0).state() == CellState.VERIFIED);
      goTo(desk, 1);
      press(desk, KeyCode.C);
      write(desk, "#correction", "=45 days");
      Button save = (Button) find(desk, "#correct-save");
      Fx.run(save::fire);
      Fx.await("corrected", 20, () -> cell(review, 1).state() == CellState.CORRECTED);
      find(desk, "#close-sheet");
      Path csv = dir.resolve("out.csv");
      Path xlsx = dir.resolve("out.xlsx");
      Fx.run(() -> review.files().write(csv));
      Fx.await("CSV", 30, () -> review.files().writtenProperty().get().equals(Optional.of(csv)));
      Fx.run(() -> review.files().write(xlsx));
      Fx.await("XLSX", 30, () -> review.files().writtenProperty().get().equals(Optional.of(xlsx)));
      String table = Files.readString(csv);
      assertTrue(table.contains("45 days") && table.contains("Birch"), table);
      try (ZipFile zip = new ZipFile(xlsx.toFile())) {
        assertTrue(zip.stream().anyMatch(entry -> entry.getName().endsWith("sheet1.xml")));
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> void choose(TestDesk desk, String selector, T value) {
    ChoiceBox<T> box = (ChoiceBox<T>) find(desk, selector);
    Fx.run(() -> box.setValue(value));
  }

  @Test
  void aWishThatCannotBeToldOfTheAnswersIsNotTaken() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      desk.press("#first-question");
      write(desk, "#form-question", "How long is the notice period?");
      choose(desk, "#form-rule", Optional.of(Wish.Rule.AT_MOST));
      TextField wished = (TextField) find(desk, "#form-wished");
      Fx.run(() -> wished.setText("30 days"));
      desk.press("#form-save");
      Node lacking = find(desk, ".form-lacking");
      assertTrue(Fx.get(lacking::isVisible), "at most goes with no words");
      choose(desk, "#form-type", ColumnType.DURATION);
      Fx.run(() -> wished.setText("soon"));
      desk.press("#form-save");
      assertEquals(1, Fx.get(() -> desk.scene().getRoot().lookupAll("#column-form").size()));
      Fx.run(() -> wished.setText("30 days"));
      desk.press("#form-save");
      Fx.await("the question", 20, () -> review.asking().open() == 3);
    }
  }

  @Test
  void whatAPersonIsWritingStaysWhileTheReviewGoesOnAndIsKeptHoweverTheyLeave() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      goTo(desk, 1);
      press(desk, KeyCode.C);
      write(desk, "#correction", "forty-five days");
      write(desk, "#cell-note", "Ask Birch about the annex.");
      Fx.run(review.asking()::start);
      Fx.await("all is answered", 60, () -> review.asking().open() == 0 && review.runs().isIdle());
      TextArea correction = (TextArea) find(desk, "#correction");
      assertEquals("forty-five days", Fx.get(correction::getText));
      TextArea note = (TextArea) find(desk, "#cell-note");
      assertEquals("Ask Birch about the annex.", Fx.get(note::getText));
      press(desk, KeyCode.ESCAPE);
      Fx.await("the note", 20, () -> cell(review, 1).note().equals("Ask Birch about the annex."));
      press(desk, KeyCode.ENTER);
      Button flag = (Button) find(desk, "#cell-flag");
      Fx.run(
          () -> {
            flag.requestFocus();
            flag.fire();
          });
      Fx.await("flagged", 20, () -> cell(review, 1).flagged());
      assertEquals(
          Optional.of("cell-flag"),
          Fx.get(() -> Optional.ofNullable(desk.scene().getFocusOwner()).map(Node::getId)),
          "the keyboard stays where it was");
    }
  }

  @Test
  void aCellOpensItsDocumentBelowTheGridAndTheRoomGivesThePageBack() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      goTo(desk, 2);
      press(desk, KeyCode.ENTER);
      find(desk, "#cell-sheet");
      Fx.await(
          "the page",
          20,
          () ->
              desk.shelfNow()
                  .shown()
                  .selectedProperty()
                  .get()
                  .orElseThrow()
                  .name()
                  .startsWith("Cedar"));
      assertEquals(1, Fx.get(() -> desk.scene().getRoot().lookupAll(".review-page").size()));
      press(desk, KeyCode.ESCAPE);
      assertEquals(0, Fx.get(() -> desk.scene().getRoot().lookupAll("#cell-sheet").size()));
      Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW));
      assertEquals(0, Fx.get(() -> desk.scene().getRoot().lookupAll("#review").size()));
    }
  }

  @Test
  void aQuestionThatIsAskedMeanwhileComesFirstAndTheReviewGoesOn() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      AskedTurn turn =
          Fx.get(
              () -> {
                review.asking().start();
                return desk.conversationNow().ask("How long is the notice period?");
              });
      Fx.await("the answer", 60, () -> !turn.state().isBusy());
      assertTrue(turn.state() instanceof TurnState.Answered, () -> turn.state().toString());
      Fx.await("all is answered", 60, () -> review.asking().open() == 0 && review.runs().isIdle());
      desk.awaitRead(3);
    }
  }

  /** On the FX thread. */
  private static ShelfItem row(ShelfModel shelf, String name) {
    return shelf.shelves().openItems().stream()
        .filter(item -> item.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void documentsRemovedOrDeletedForGoodInMidRunLeaveTheGridAndTheOthersAreAnswered()
      throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ShelfModel shelf = desk.models().shelf();
      ask(desk, review);
      Fx.run(
          () -> {
            review.asking().start();
            shelf.removal().remove(row(shelf, "Birch.md"));
            shelf.undo().settle();
          });
      Fx.await("two rows", 30, () -> review.grid().rows().size() == 2);
      Fx.await("all is answered", 60, () -> review.runs().isIdle() && review.asking().open() == 0);
      Fx.run(() -> review.columns().add(LAW, false));
      Fx.await("another question", 20, () -> review.asking().open() == 2);
      goTo(desk, 1);
      press(desk, KeyCode.ENTER);
      Fx.run(
          () -> {
            review.asking().start();
            shelf.removal().remove(row(shelf, "Cedar.md"));
            shelf.deleting().ask();
          });
      Fx.await("it is asked", 20, () -> shelf.deleting().askedProperty().get().isPresent());
      Fx.run(() -> shelf.deleting().delete(StandingAnswers.REMOVE));
      Fx.await("one row", 30, () -> review.grid().rows().size() == 1);
      Fx.await("all is answered", 60, () -> review.runs().isIdle() && review.asking().open() == 0);
      assertEquals(Optional.empty(), Fx.get(() -> review.errorProperty().get()));
    }
  }

  @Test
  void aDocumentThatComesOrComesBackIsARowAtOnce() throws IOException {
    Path more = Files.writeString(dir.resolve("Dogwood.md"), "# Dogwood\n\nNo notice.\n");
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ShelfModel shelf = desk.models().shelf();
      ask(desk, review);
      Fx.run(() -> shelf.intake().add(List.of(more)));
      Fx.await("four rows", 30, () -> review.grid().rows().size() == 4);
      Fx.run(
          () -> {
            shelf.removal().remove(row(shelf, "Birch.md"));
            shelf.undo().settle();
          });
      Fx.await("three rows", 30, () -> review.grid().rows().size() == 3);
      Fx.run(shelf.undo()::undo);
      Fx.await("four rows again", 30, () -> review.grid().rows().size() == 4);
    }
  }

  @Test
  void aCellBecomesAConversationThatBeginsWithItsAnswer() throws IOException {
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      Fx.run(review.asking()::start);
      Fx.await("all is answered", 60, () -> review.asking().open() == 0 && review.runs().isIdle());
      goTo(desk, 0);
      press(desk, KeyCode.ENTER);
      desk.press("#cell-converse");
      Fx.await(
          "the conversation",
          20,
          () ->
              desk.conversationNow().turns().size() == 1
                  && desk.scene().getRoot().lookup("#review") == null);
      QuoteChip chip = (QuoteChip) find(desk, ".quote-chip");
      assertTrue(Fx.get(chip::getAccessibleText).contains("p. 1. "), chip::getAccessibleText);
      Fx.run(() -> review.filing().number(new BatesScheme("ACME", 6, 1)));
      Fx.await("the number", 20, () -> chipSays(desk).contains("p. 1, ACME000001. "));
    }
  }

  private static String chipSays(TestDesk desk) {
    return ((QuoteChip) desk.scene().getRoot().lookup(".quote-chip")).getAccessibleText();
  }

  @Test
  void aQuestionOfTheConversationBecomesAColumn() throws IOException {
    try (TestDesk desk = open()) {
      Fx.run(() -> desk.desk().toggleRoom(Middle.Room.REVIEW)); // closes it
      AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("Which law governs this?"));
      Fx.await("the answer", 60, () -> turn.state() instanceof TurnState.Answered);
      MenuButton more = (MenuButton) find(desk, ".turn-more");
      Fx.run(
          () ->
              more.getItems().stream()
                  .filter(item -> "turn-all".equals(item.getId()))
                  .findFirst()
                  .orElseThrow()
                  .fire());
      TextArea question = (TextArea) find(desk, "#form-question");
      assertEquals("Which law governs this?", Fx.get(question::getText));
      desk.press("#form-save");
      ReviewModel review = desk.models().review();
      Fx.await("a column", 20, () -> review.grid().columns().size() == 1);
    }
  }

  @Test
  void aSetOfQuestionsThatIsDroppedIsOfferedAndTaken() throws IOException {
    Path set =
        Files.writeString(
            dir.resolve("two.yaml"),
            """
            name: Two
            columns:
              - title: Notice
                type: duration
                question: How long is the notice period?
              - title: Law
                type: text
                question: Which law governs?
            """);
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      Fx.run(() -> desk.desk().add(List.of(set)));
      Fx.await(
          "it is offered",
          20,
          () ->
              review.files().offeredProperty().get().isPresent()
                  || review.errorProperty().get().isPresent());
      assertEquals(Optional.empty(), Fx.get(() -> review.errorProperty().get()));
      Node take = find(desk, "#take-set");
      Fx.run(() -> ((javafx.scene.control.Hyperlink) take).fire());
      Fx.await("both questions", 20, () -> review.grid().columns().size() == 2);
    }
  }

  @Test
  void theRoomIsAsItWasAfterAnotherStartAndABrokenOffReviewIsOffered() throws IOException {
    long notice;
    try (TestDesk desk = open()) {
      ReviewModel review = desk.models().review();
      ask(desk, review);
      Fx.run(() -> review.columns().add(LAW, false));
      Fx.await("two columns", 20, () -> review.grid().columns().size() == 2);
      notice = Fx.get(() -> review.grid().columns().getFirst().id());
      long law = Fx.get(() -> review.grid().columns().get(1).id());
      Fx.run(
          () -> {
            review.grid().look().freeze(notice, true);
            review.grid().look().width(law, 22);
            review.grid().sort(Optional.of(new Sort(law, true)));
          });
      goTo(desk, 1);
    }
    DeskStateFile file = new DeskStateFile(DurableFile.ours(dir.resolve("home/desk.json")));
    DeskState state = file.load();
    assertTrue(state.reviews().shown() && state.rightShown(), state.toString());
    assertEquals(0, state.reviews().running());
    Files.writeString(
        dir.resolve("home/desk.json"),
        Files.readString(dir.resolve("home/desk.json"))
            .replaceAll("\"running\": 0", "\"running\": " + state.reviews().open().getLast()));
    try (TestDesk desk = again()) {
      ReviewModel review = desk.models().review();
      Fx.await("the review", 30, () -> review.grid().columns().size() == 2);
      assertTrue(Fx.get(() -> review.grid().look().isFrozen(notice)));
      GridModel grid = review.grid();
      long law = Fx.get(() -> grid.columns().get(1).id());
      assertEquals(Optional.of(22.0), Fx.get(() -> grid.look().width(law)));
      assertEquals(Optional.of(new Sort(law, true)), Fx.get(() -> grid.sortProperty().get()));
      assertEquals(law, Fx.get(() -> grid.placeProperty().get()).orElseThrow().column());
      Node resume = find(desk, "#resume-run");
      Fx.run(() -> ((javafx.scene.control.Hyperlink) resume).fire());
      Fx.await("all is answered", 60, () -> review.asking().open() == 0 && review.runs().isIdle());
    }
  }

  private TestDesk again() {
    return TestDesk.open(
        dir.resolve("home"),
        (progress, cancellation) -> new ScriptedModel("thirty (30) days", 100_000),
        Optional.empty(),
        List.of());
  }
}
