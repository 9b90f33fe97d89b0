// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.ConversationModel;
import dev.carrel.app.conversation.TurnState;
import dev.carrel.app.page.PageModel;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;

/** The whole way through the window, with the real engine and the real small model. */
class DeskEndToEndTest {
  private static final String FILLER =
      "The Supplier delivers the Goods in the Lots and on the dates set out in Annex C. Title"
          + " passes on payment and risk passes on delivery to the carrier named by the Buyer.";
  private static final String CLAUSE =
      "The Buyer may terminate this Agreement by written notice if delivery of any Lot is delayed"
          + " by more than thirty (30) days beyond the Delivery Date.";

  @TempDir Path dir;

  private Path contract(int pages) {
    SamplePdf pdf = new SamplePdf();
    for (int i = 1; i <= pages; i++) {
      if (i == pages - 1) {
        pdf.page("Termination", FILLER, CLAUSE, FILLER);
      } else {
        pdf.page("Article " + i, FILLER, FILLER);
      }
    }
    return pdf.save(dir.resolve("contract.pdf"));
  }

  @Test
  void aDroppedFileIsReadAskedAboutAndItsQuoteShownOnItsPage() {
    Path file = contract(8);
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of())) {
      List<ItemState> seen = new CopyOnWriteArrayList<>();
      FileDropRobot.drop(desk.scene(), List.of(file));
      Fx.await("a row is there", 10, () -> !desk.shelfNow().shelves().openItems().isEmpty());
      ShelfItem row = desk.rows().getFirst();
      Fx.run(() -> row.stateProperty().subscribe(state -> seen.add(state)));
      desk.awaitRead(1);
      assertTrue(
          seen.stream()
              .anyMatch(s -> s instanceof ItemState.Reading r && !r.loading() && r.share() > 0),
          "progress was seen: " + seen);

      AskedTurn turn = askByKeyboard(desk, "When may the Buyer terminate this Agreement?");
      List<String> texts = new CopyOnWriteArrayList<>();
      Fx.run(() -> turn.textProperty().subscribe(text -> texts.add(text)));
      Fx.await("the answer is there", 600, () -> !turn.state().isBusy());
      assertTrue(turn.state() instanceof TurnState.Answered, "answered: " + turn.state());
      assertTrue(texts.size() > 2, "it came piece by piece: " + texts.size());

      Optional<Quote> proven =
          turn.quotes().stream().filter(quote -> quote.match() != Match.NONE).findFirst();
      assertTrue(proven.isPresent(), "a quote stands on a page: " + turn.quotes());
      showsOnPage(desk, row, proven.get());
      assertTrue(
          desk.all(".paper-sheet").stream()
              .anyMatch(sheet -> sheet.getAccessibleText().contains("terminate this Agreement")),
          "a screen reader can read the page");
    }
  }

  private AskedTurn askByKeyboard(TestDesk desk, String question) {
    ConversationModel conversation = desk.conversation();
    Fx.run(() -> desk.scene().lookup("#question").requestFocus());
    Fx.run(() -> conversation.draftProperty().set(question));
    new FxRobot().type(KeyCode.ENTER);
    Fx.await("the question is asked", 10, () -> !conversation.turns().isEmpty());
    assertEquals("", Fx.get(() -> conversation.draftProperty().get()));
    return Fx.get(() -> conversation.turns().getFirst());
  }

  private void showsOnPage(TestDesk desk, ShelfItem row, Quote quote) {
    List<Node> chips = new ArrayList<>(desk.all(".quote-chip"));
    assertFalse(chips.isEmpty());
    Fx.run(() -> ((javafx.scene.control.Button) chips.get(quote.number() - 1)).fire());
    PageModel page = desk.page();
    TextSpan place = quote.places().getFirst();
    Fx.await("its page is shown", 20, () -> page.pageProperty().get() == place.page());
    Fx.await(
        "its words are marked",
        20,
        () -> !desk.scene().getRoot().lookupAll(".ink-over .mark").isEmpty());

    Document document = row.document().orElseThrow();
    List<Box> boxes = document.page(place.page()).layout().boxes(place.start(), place.end());
    Fx.await(
        "the page is laid out",
        10,
        () -> {
          List<Bounds> marked = markedBoxes(desk, place.page(), document);
          return !marked.isEmpty() && marked.stream().noneMatch(mark -> mark.getWidth() == 0);
        });
    List<Bounds> marks = Fx.get(() -> markedBoxes(desk, place.page(), document));
    assertEquals(boxes.size(), marks.size(), "one mark for each line of the quote");
    for (int i = 0; i < boxes.size(); i++) {
      Box box = boxes.get(i);
      Bounds mark = marks.get(i);
      assertTrue(
          mark.contains(box.x() + box.width() / 2, box.y() + box.height() / 2),
          "the mark " + mark + " covers the words at " + box);
      assertTrue(mark.getHeight() < 2.5 * box.height() && mark.getWidth() < box.width() + 10);
    }
  }

  /** The marks of a page in its points, from where they stand in the window. */
  private static List<Bounds> markedBoxes(TestDesk desk, int page, Document document) {
    float points = document.page(page).layout().width();
    List<Bounds> found = new ArrayList<>();
    for (Node sheet : desk.scene().getRoot().lookupAll(".paper-sheet")) {
      if (sheet.getAccessibleText().startsWith("Page " + page + " ")) {
        double scale = points / sheet.getLayoutBounds().getWidth();
        for (Node mark : sheet.lookupAll(".mark")) {
          Bounds at = sheet.sceneToLocal(mark.localToScene(mark.getBoundsInLocal()));
          found.add(
              new javafx.geometry.BoundingBox(
                  at.getMinX() * scale,
                  at.getMinY() * scale,
                  at.getWidth() * scale,
                  at.getHeight() * scale));
        }
      }
    }
    return found;
  }

  @Test
  void readingThatIsCancelledStopsAndCanBeginAgain() {
    Path file = contract(14);
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(file))) {
      Fx.await("a row is there", 10, () -> !desk.shelfNow().shelves().openItems().isEmpty());
      ShelfItem row = desk.rows().getFirst();
      Fx.await(
          "it is being read",
          60,
          () -> row.state() instanceof ItemState.Reading reading && !reading.loading());
      Fx.run(() -> desk.shelfNow().reading().cancel(row));
      Fx.await("it stopped", 5, () -> row.state() instanceof ItemState.Indexed);
      assertEquals(
          0, Fx.get(() -> desk.shelfNow().reading().counts().documentsReadProperty().get()));

      Fx.run(() -> desk.shelfNow().reading().read(row));
      desk.awaitRead(1);
    }
  }

  @Test
  void aSecondStartOpensByItselfWhatWasReadAndReadsNothingAgain() {
    Path file = contract(2);
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(file))) {
      desk.awaitRead(1);
    }
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of())) {
      desk.awaitRead(1);
      ShelfItem row = desk.rows().getFirst();
      assertEquals("contract.pdf", row.name());
      ItemState.Read read = assertInstanceOf(ItemState.Read.class, row.state());
      assertEquals(List.of(), read.notes());
    }
  }

  @Test
  void readingThatIsPausedStandsStillAnswersAndGoesOn() {
    Path file = contract(14);
    try (TestDesk desk = TestDesk.withSmallModel(dir.resolve("home"), List.of(file))) {
      Fx.await("a row is there", 10, () -> !desk.shelfNow().shelves().openItems().isEmpty());
      ShelfItem row = desk.rows().getFirst();
      Fx.await(
          "some of it is read",
          60,
          () ->
              row.state() instanceof ItemState.Reading reading
                  && !reading.loading()
                  && reading.share() > 0.05);
      Fx.run(() -> desk.shelfNow().reading().pause());
      assertTrue(
          Fx.get(() -> desk.shelfNow().reading().counts().documentsToAskProperty().get()) > 0);
      AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("Who are the parties?"));
      Fx.await("it is answered", 120, () -> !turn.state().isBusy());
      TurnState.Answered answered = assertInstanceOf(TurnState.Answered.class, turn.state());
      assertEquals(1, answered.answer().notes().size());
      assertTrue(row.state() instanceof ItemState.Reading);
      Fx.run(() -> desk.shelfNow().reading().resume());
      desk.awaitRead(1);
    }
  }
}
