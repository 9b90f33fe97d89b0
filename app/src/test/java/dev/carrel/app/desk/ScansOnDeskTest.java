// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.SearchableCopies;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.ocr.DrawnPage;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A picture of a page, from the drop to the quote that is marked on it. */
class ScansOnDeskTest {
  private static final String PRICE = "The price of $12,500.00 is due within 30 days.";

  @TempDir Path dir;

  private Path scan() throws IOException {
    Path file = dir.resolve("Letter.png");
    List<String> lines =
        List.of("1. The Seller shall deliver the goods by 14 March 2026.", "2. " + PRICE);
    assertTrue(ImageIO.write(DrawnPage.picture(lines), "png", file.toFile()));
    return file;
  }

  /** As if it had been fetched before: then nobody is asked for it. */
  private void bringWhatReadsScans() throws IOException {
    Path models = Files.createDirectories(TestPlatform.in(dir.resolve("home-platform")).models());
    Path file = TestModels.ocr();
    Files.copy(file, models.resolve(file.getFileName()));
  }

  @Test
  void aDroppedScanIsReadOnceWhatReadsItIsFetchedAndItsQuoteIsMarkedOnThePicture()
      throws IOException {
    String script = "The price is due within 30 days: \"" + PRICE + "\"";
    try (TestDesk desk =
        TestDesk.open(
            dir.resolve("home"),
            (progress, cancellation) -> new ScriptedModel(script, 100_000),
            Optional.empty(),
            List.of())) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      Fx.await("a row is there", 10, () -> !desk.shelfNow().shelves().openItems().isEmpty());
      ShelfItem row = desk.rows().getFirst();
      Fx.await("it is refused", 60, () -> row.state() instanceof ItemState.Failed);
      assertEquals(Code.NO_TEXT, ((ItemState.Failed) Fx.get(row::state)).error().code());
      Fx.await("the offer", 10, () -> desk.scene().getRoot().lookup("#get-scans") != null);
      assertTrue(
          desk.all(".offer-note").stream().anyMatch(note -> note.toString().contains("Cyrillic")),
          "what it cannot read is said before");

      bringWhatReadsScans();
      desk.press("#get-scans");
      Fx.await("it is a document", 200, () -> row.id().isPresent());
      desk.awaitRead(1);
      Document document = Fx.get(() -> row.documentProperty().get().orElseThrow());
      assertTrue(document.page(1).text().contains(PRICE), document.page(1).text());
      assertTrue(desk.all("#get-scans").isEmpty(), "it is offered no more");

      Fx.await(
          "the picture is shown",
          60,
          () -> !desk.scene().getRoot().lookupAll(".paper-sheet").isEmpty());
      AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("When is the price due?"));
      Fx.await("the answer", 120, () -> !turn.state().isBusy());
      Quote quote =
          Fx.get(turn::quotes).stream()
              .filter(one -> one.match() == Match.CLOSE)
              .findFirst()
              .orElseThrow(
                  () -> new AssertionError(Fx.get(turn::quotes) + " " + Fx.get(turn::state)));
      assertTrue(quote.standing().isFromScan());
      desk.press(".quote-chip");
      TextSpan place = quote.places().getFirst();
      List<Box> lines = document.page(1).layout().boxes(place.start(), place.end());
      assertEquals(1, lines.size());
      Fx.await(
          "its line is marked on the picture",
          20,
          () -> isMarked(desk, document.page(1), lines.getFirst()));
      assertInstanceOf(ItemState.Read.class, Fx.get(row::state));
      aCopyOfItIsSavedThatAnyProgramFindsItsWordsIn(desk, row);
    }
  }

  private void aCopyOfItIsSavedThatAnyProgramFindsItsWordsIn(TestDesk desk, ShelfItem row)
      throws IOException {
    SearchableCopies copies = desk.shelfNow().copies();
    assertTrue(Fx.get(() -> copies.canBe(List.of(row))));
    Path suggested = Fx.get(() -> copies.suggested(row));
    assertEquals(dir.resolve("Letter (searchable).pdf"), suggested);
    Fx.run(() -> copies.save(row, suggested));
    Fx.await("it is said", 60, () -> desk.scene().lookup("#dismiss-copy") != null);
    Fx.picture(desk.scene(), dir.resolve("copy.png"));
    try (PDDocument copy = Loader.loadPDF(suggested.toFile())) {
      assertTrue(new PDFTextStripper().getText(copy).contains("$12,500.00"));
    }
    desk.press("#dismiss-copy");
    assertEquals(Optional.empty(), Fx.get(() -> copies.stateProperty().get()));

    Path original = Fx.get(row::file);
    byte[] before = Files.readAllBytes(original);
    Fx.run(() -> copies.save(row, original));
    Fx.await("it is refused", 60, () -> desk.scene().lookup("#dismiss-error") != null);
    assertArrayEquals(before, Files.readAllBytes(original));
    assertEquals(dir.toString(), Fx.get(() -> desk.shelfNow().memory().copies()));
  }

  /** Whether the one mark lies over a line; asked at once, since a new mark has no place yet. */
  private static boolean isMarked(TestDesk desk, Page page, Box line) {
    Set<Node> marks = desk.scene().getRoot().lookupAll(".ink-over .mark");
    Node paper = desk.scene().getRoot().lookup(".paper-sheet");
    if (marks.size() != 1 || paper == null) {
      return false;
    }
    Bounds mark = marks.iterator().next().getBoundsInParent();
    double scale = paper.getLayoutBounds().getWidth() / page.layout().width();
    return Math.abs(line.x() * scale - mark.getMinX()) <= 6
        && Math.abs(line.width() * scale - mark.getWidth()) <= 12
        && Math.abs((line.y() + line.height() / 2) * scale - mark.getCenterY()) <= 6;
  }
}
