// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.models.ModelOffer;
import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.app.shelf.ShelfModel;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.model.ModelLoader;
import dev.carrel.engine.model.ScriptedModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.PasswordField;
import javafx.scene.control.TextField;
import javafx.scene.control.TextInputControl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the window says and offers in states other than the happy one; the engine is the real one.
 */
class DeskStatesTest {
  private static final ModelLoader SCRIPTED =
      (progress, cancellation) -> new ScriptedModel("no answer", 100_000);

  @TempDir Path dir;

  private TestDesk desk(List<Path> files) {
    return TestDesk.open(dir.resolve("home"), SCRIPTED, Optional.empty(), files);
  }

  private Path pdf(String name, String... words) {
    return new SamplePdf().page(words).save(dir.resolve(name));
  }

  private static void awaitRows(TestDesk desk, int rows) {
    Fx.await(rows + " rows", 20, () -> desk.shelfNow().shelves().openItems().size() == rows);
  }

  @Test
  void anEmptyDeskSaysWhereToPutDocumentsAndWhyNothingCanBeAsked() {
    try (TestDesk desk = desk(List.of())) {
      Fx.await("the welcome", 10, () -> desk.scene().lookup(".welcome-title") != null);
      assertFalse(desk.all(".welcome-note").isEmpty());
      TextInputControl question = Fx.get(() -> (TextInputControl) desk.scene().lookup("#question"));
      assertEquals("Nothing is read yet", question.getPromptText());
      Fx.run(() -> question.setText("May be written, waits until something is read?"));
      assertTrue(Fx.get(() -> desk.scene().lookup("#ask").isDisabled()));
    }
  }

  @Test
  void filesThatHoverOverTheWindowAreToldWhatADropDoes() {
    Path file = pdf("a.pdf", "Heading", "Words of a page.");
    try (TestDesk desk = desk(List.of())) {
      FileDropRobot.hover(desk.scene(), List.of(file));
      Fx.await("the overlay", 5, () -> desk.scene().lookup(".drop-overlay").isVisible());
    }
  }

  @Test
  void anEmptyFileStaysAsARowThatSaysWhatToDoAndStopsNothingElse() throws IOException {
    Path empty = Files.createFile(dir.resolve("empty.pdf"));
    Path good = pdf("good.pdf", "Heading", "Words of a page.");
    try (TestDesk desk = desk(List.of(empty, good))) {
      desk.awaitRead(1);
      ShelfItem row = desk.rows().getFirst();
      assertTrue(
          row.state() instanceof ItemState.Failed(CarrelException error)
              && error.code() == Code.FILE_EMPTY,
          "refused: " + row.state());
      Fx.await("its remedy", 5, () -> desk.scene().getRoot().lookup(".error-remedy") != null);
    }
  }

  @Test
  void anEncryptedFileAsksUntilThePasswordIsRight() {
    Path locked =
        new SamplePdf().page("Heading", "Words of a page.").save(dir.resolve("l.pdf"), "open");
    try (TestDesk desk = desk(List.of(locked))) {
      awaitRows(desk, 1);
      ShelfItem row = desk.rows().getFirst();
      Fx.await("it asks", 20, () -> row.state() instanceof ItemState.PasswordNeeded);
      type(desk, "wrong");
      Fx.await(
          "it asks again",
          20,
          () -> row.state() instanceof ItemState.PasswordNeeded(boolean wrong) && wrong);
      type(desk, "open");
      desk.awaitRead(1);
    }
  }

  private static void type(TestDesk desk, String password) {
    Fx.await("the field", 5, () -> desk.scene().getRoot().lookup(".password-field") != null);
    Fx.run(
        () -> {
          PasswordField field = (PasswordField) desk.scene().getRoot().lookup(".password-field");
          field.setText(password);
          field.fireEvent(new javafx.event.ActionEvent());
        });
  }

  @Test
  void aFileThatASecondStartHandsOverIsShown() {
    Path home = dir.resolve("home");
    Path first = pdf("first.pdf", "Heading", "Words of a page.");
    Path second = pdf("second.pdf", "Heading", "Words of another page.");
    try (TestDesk desk = desk(List.of(first))) {
      desk.awaitRead(1);
      Fx.await("it lets in", 20, () -> Files.exists(home.resolve(DeskDoor.NAME)));
      assertTrue(DeskDoor.knock(home, List.of(second)));
      Fx.await(
          "it is shown",
          20,
          () ->
              desk.shelfNow()
                  .shown()
                  .selectedProperty()
                  .get()
                  .filter(row -> row.name().equals("second.pdf"))
                  .isPresent());
    }
  }

  @Test
  void theSameFileTwiceIsOneRow() {
    Path file = pdf("a.pdf", "Heading", "Words of a page.");
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      Fx.run(() -> desk.desk().add(List.of(file)));
      Fx.await("one row again", 20, () -> desk.shelfNow().shelves().openItems().size() == 1);
      desk.awaitRead(1);
    }
  }

  @Test
  void aFolderGivesTheDocumentsInIt() throws IOException {
    Path folder = Files.createDirectories(dir.resolve("folder/within"));
    Files.copy(pdf("a.pdf", "Heading", "First words."), folder.resolve("a.pdf"));
    Files.writeString(folder.resolve("note.md"), "# Note\n\nSecond words.");
    Files.writeString(folder.resolve("picture.webp"), "no document");
    try (TestDesk desk = desk(List.of(dir.resolve("folder")))) {
      desk.awaitRead(2);
      assertEquals(2, desk.rows().size());
    }
  }

  @Test
  void whatWasRemovedIsBackInItsPlaceAndStillReadAfterUndo() {
    Path first = pdf("a.pdf", "Heading", "First words.");
    Path second = pdf("b.pdf", "Heading", "Second words.");
    try (TestDesk desk = desk(List.of(first, second))) {
      desk.awaitRead(2);
      ShelfModel shelf = desk.shelf();
      ShelfItem row = desk.rows().getFirst();
      Fx.run(() -> shelf.removal().remove(row));
      assertEquals(1, desk.rows().size());
      Fx.run(shelf.undo()::undo);
      assertEquals(row, desk.rows().getFirst());
      assertTrue(row.state() instanceof ItemState.Read);
    }
  }

  @Test
  void aRemovalThatIsSettledIsGoneAfterTheNextStart() {
    Path file = pdf("a.pdf", "Heading", "First words.");
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      ShelfModel shelf = desk.shelf();
      Fx.run(
          () -> {
            shelf.removal().remove(shelf.shelves().openItems().getFirst());
            shelf.undo().settle();
          });
    }
    try (TestDesk desk = desk(List.of(pdf("b.pdf", "Heading", "Other words.")))) {
      desk.awaitRead(1);
      assertEquals(List.of("b.pdf"), desk.rows().stream().map(ShelfItem::name).toList());
    }
  }

  @Test
  void withoutAModelOneIsOfferedAndReadingBeginsWhenItIsHere() {
    AtomicBoolean here = new AtomicBoolean();
    ModelLoader loader =
        (progress, cancellation) -> {
          if (!here.get()) {
            throw new CarrelException(Code.MODEL_MISSING, "No model.", "Get one.");
          }
          return new ScriptedModel("no answer", 100_000);
        };
    Path file = pdf("a.pdf", "Heading", "First words.");
    try (TestDesk desk =
        TestDesk.open(dir.resolve("home"), loader, Optional.of(new Offer(here)), List.of(file))) {
      Fx.await("the offer", 20, () -> desk.scene().getRoot().lookup("#get-model") != null);
      String words =
          desk.all(".model-offer .label").stream()
              .map(node -> ((Label) node).getText())
              .reduce("", (a, b) -> a + "\n" + b);
      assertTrue(words.contains("Apache-2.0") && words.contains("0.5 GB"), words);
      desk.press("#get-model");
      desk.awaitRead(1);
      Fx.await("the offer goes", 5, () -> desk.scene().getRoot().lookup("#get-model") == null);
    }
  }

  private record Offer(AtomicBoolean here) implements ModelOffer {
    @Override
    public String title() {
      return "A model";
    }

    @Override
    public String about() {
      return "for tests";
    }

    @Override
    public String licence() {
      return "Apache-2.0";
    }

    @Override
    public long sizeBytes() {
      return 491_400_064L;
    }

    @Override
    public String source() {
      return "nowhere";
    }

    @Override
    public void get(Progress progress, Cancellation cancellation) {
      progress.at(Progress.Stage.DOWNLOAD_BYTES, 1, sizeBytes());
      here.set(true);
    }
  }

  @Test
  void aHomeThatIsInUseIsSaidInTheWindowAndCanBeTriedAgain() {
    TestDesk first = desk(List.of());
    assertTrue(first.rows().isEmpty());
    Path home = dir.resolve("home");
    Desk second =
        Fx.get(
            () ->
                new Desk(
                    new DeskSetup(
                        TestPlatform.in(dir),
                        home,
                        ModelStore.of(TestPlatform.in(dir), HomeFiles.in(home)),
                        settings -> SCRIPTED,
                        SentenceEmbedder.Loader.NONE,
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        UnaryOperator.identity())));
    try {
      Fx.await("why not", 20, () -> second.scene().getRoot().lookup(".error-message") != null);
    } finally {
      first.close();
    }
    Fx.run(() -> ((Button) second.scene().getRoot().lookup(".error-note .button")).fire());
    Fx.await("it is open", 20, () -> second.modelsProperty().get().isPresent());
    Fx.run(second::close);
  }

  @Test
  void aSearchOpensThePageWithTheWordsMarked() {
    Path file =
        new SamplePdf()
            .page("First", "Nothing of note.")
            .page("Second", "The carrier insures the goods.")
            .save(dir.resolve("a.pdf"));
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      TextField field = Fx.get(() -> (TextField) desk.scene().lookup("#search"));
      Fx.run(() -> field.setText("carrier"));
      Fx.await(
          "a hit",
          10,
          () ->
              desk.desk()
                  .modelsProperty()
                  .get()
                  .orElseThrow()
                  .search()
                  .foundProperty()
                  .get()
                  .filter(found -> found.hits().size() == 1)
                  .isPresent());
      Fx.run(
          () ->
              field.fireEvent(
                  new javafx.scene.input.KeyEvent(
                      javafx.scene.input.KeyEvent.KEY_PRESSED,
                      "",
                      "",
                      javafx.scene.input.KeyCode.ENTER,
                      false,
                      false,
                      false,
                      false)));
      Fx.await("its page", 10, () -> desk.scene().getRoot().lookup(".ink-over .mark") != null);
      Fx.await(
          "page 2",
          10,
          () -> desk.desk().modelsProperty().get().orElseThrow().page().pageProperty().get() == 2);
    }
  }

  @Test
  void whatWasMarkedStaysWhereItIsWhenTheWindowOrTheThemeChanges() {
    SamplePdf pdf = new SamplePdf();
    for (int i = 1; i <= 12; i++) {
      pdf.page("Article " + i, "The carrier insures the goods.");
    }
    Path file = pdf.save(dir.resolve("a.pdf"));
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      var document = desk.rows().getFirst().document().orElseThrow();
      var page = desk.page();
      var place = new dev.carrel.engine.document.TextSpan(document.id(), 9, 0, 6);
      Fx.run(() -> page.open(document, Optional.empty(), List.of(place)));
      Fx.await("the mark", 10, () -> desk.scene().getRoot().lookup(".ink-over .mark") != null);
      awaitMarkInUpperThird(desk);
      for (int i = 0; i < 4; i++) {
        double width = i % 2 == 0 ? 1200 : 1440;
        Fx.run(
            () -> {
              desk.desk().toggleTheme();
              desk.scene().getWindow().setWidth(width);
            });
        Fx.await("its new width", 10, () -> desk.scene().getWidth() == width);
        org.testfx.util.WaitForAsyncUtils.waitForFxEvents(10);
        Fx.run(() -> desk.scene().snapshot(null));
        awaitMarkInUpperThird(desk);
      }
      Fx.run(page.look()::zoomIn);
      awaitMarkInUpperThird(desk);
    }
  }

  private static void awaitMarkInUpperThird(TestDesk desk) {
    Fx.await(
        "the mark is in the upper third of the page's pane",
        10,
        () -> {
          Node mark = desk.scene().getRoot().lookup(".ink-over .mark");
          Node pane = desk.scene().lookup("#pdf-pane");
          if (mark == null) {
            return false;
          }
          double y =
              mark.localToScene(mark.getBoundsInLocal()).getMinY() - pane.localToScene(0, 0).getY();
          double height = pane.getLayoutBounds().getHeight();
          return y > 0.22 * height && y < 0.28 * height;
        });
  }

  @Test
  void everyControlHasANameForAScreenReader() {
    Path file = pdf("a.pdf", "Heading", "First words.");
    try (TestDesk desk = desk(List.of(file))) {
      desk.awaitRead(1);
      for (Node node : desk.all("*")) {
        if (node instanceof Button || node instanceof TextInputControl) {
          String text = node instanceof Labeled labeled ? labeled.getText() : "";
          boolean named = node.getAccessibleText() != null || (text != null && !text.isBlank());
          assertTrue(named, "has no name: " + node);
        }
      }
    }
  }
}
