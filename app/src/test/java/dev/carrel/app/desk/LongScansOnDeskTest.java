// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.shelf.ItemState;
import dev.carrel.app.shelf.ItemState.Recognizing;
import dev.carrel.app.shelf.ItemState.Recognizing.Stage;
import dev.carrel.app.shelf.ShelfItem;
import dev.carrel.engine.Engine;
import dev.carrel.engine.TestPlatform;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.ocr.DrawnPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javafx.scene.Node;
import javafx.scene.control.Button;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Scans of many pages, read in the background by what really reads them. */
class LongScansOnDeskTest {
  /** So many that some are left when what happens meanwhile has happened: a second has six. */
  private static final int PAGES = 30;

  @TempDir Path dir;

  private TestDesk desk() {
    TestPlatform.bringWhatReadsScans(TestPlatform.in(dir.resolve("home-platform")));
    return TestDesk.open(
        dir.resolve("home"),
        (progress, cancellation) -> new ScriptedModel("Nothing is said of it.", 100_000),
        Optional.empty(),
        List.of());
  }

  private Path scan() throws IOException {
    return DrawnPage.scan(
        dir.resolve("Lease.pdf"),
        IntStream.rangeClosed(1, PAGES)
            .mapToObj(page -> List.of("Clause " + page + " binds the tenant."))
            .toList());
  }

  private Path note() throws IOException {
    return Files.writeString(dir.resolve("Note.txt"), "The garage is not let.");
  }

  private static ShelfItem row(TestDesk desk, String name) {
    Fx.await(
        name + " stands on the shelf",
        20,
        () ->
            desk.shelfNow().shelves().openItems().stream()
                .anyMatch(item -> item.name().equals(name)));
    return desk.rows().stream().filter(item -> item.name().equals(name)).findFirst().orElseThrow();
  }

  private static Stage stage(ShelfItem row) {
    return row.state() instanceof Recognizing scan ? scan.stage() : Stage.WAITING;
  }

  private static boolean isRead(ShelfItem row, int page) {
    return row.document().filter(text -> !text.page(page).text().isEmpty()).isPresent();
  }

  private static Button button(TestDesk desk, String words) {
    Fx.await("a button to " + words, 20, () -> found(desk, words).isPresent());
    return Fx.get(() -> found(desk, words).orElseThrow());
  }

  private static Optional<Button> found(TestDesk desk, String words) {
    Set<Node> all = desk.scene().getRoot().lookupAll(".row-action");
    return all.stream()
        .map(node -> (Button) node)
        .filter(one -> one.isVisible() && words.equals(one.getAccessibleText()))
        .findFirst();
  }

  @Test
  void aLongScanKeepsNoFileWaitingAndIsLookedAtMeanwhile() throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan(), note()));
      ShelfItem scan = row(desk, "Lease.pdf");
      ShelfItem note = row(desk, "Note.txt");
      Fx.await("the note is read", 60, () -> note.state() instanceof ItemState.Read);
      assertInstanceOf(Recognizing.class, Fx.get(scan::state), "the scan is still being read");
      Fx.await(
          "its picture is shown",
          30,
          () -> !desk.scene().getRoot().lookupAll(".paper-sheet").isEmpty());
      Fx.await("its pages are counted", 30, () -> stage(scan) == Stage.READING);
      Recognizing now = (Recognizing) Fx.get(scan::state);
      assertEquals(PAGES, now.pages());
      desk.awaitRead(2);
      Document text = Fx.get(() -> scan.documentProperty().get().orElseThrow());
      assertEquals("Clause 30 binds the tenant.", text.page(PAGES).text());
      Node sheet = Fx.get(() -> desk.scene().getRoot().lookup(".paper-sheet"));
      assertTrue(
          String.valueOf(Fx.get(sheet::getAccessibleText)).contains("Clause 1 binds"),
          "its text came to the page that is shown");
    }
  }

  @Test
  void thePageThatAPersonTurnsToIsReadNext() throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("it waits, or is being read", 30, () -> scan.state() instanceof Recognizing);
      Fx.run(() -> desk.shelfNow().scanning().pause(scan));
      Fx.await("it is shown", 30, () -> desk.scene().lookup("#pdf-pane") != null);
      Fx.await("its text is there", 30, () -> scan.document().isPresent());
      DeskModels models = desk.models();
      List<Boolean> earlier = new ArrayList<>();
      Fx.run(
          () ->
              scan.documentProperty()
                  .addListener(
                      (text, was, now) -> {
                        if (isRead(scan, PAGES) && earlier.isEmpty()) {
                          earlier.add(isRead(scan, PAGES - 1));
                        }
                      }));
      Fx.await(
          "its pages lie there",
          30,
          () -> !desk.scene().getRoot().lookupAll(".paper-sheet").isEmpty());
      Fx.run(() -> models.page().goTo(PAGES));
      Fx.await("the last one is turned to", 10, () -> models.page().pageProperty().get() == PAGES);
      int coming =
          Fx.get(
              () -> {
                assertEquals(PAGES, models.page().pageProperty().get(), "still looked at");
                desk.shelfNow().scanning().resume(scan);
                return models.shelf().reading().counts().documentsComingProperty().get();
              });
      assertEquals(1, coming, "a question can be asked that waits for it");
      Fx.await("the last page is read", 60, () -> isRead(scan, PAGES));
      assertEquals(List.of(false), earlier, "before the one that stands before it");
      assertTrue(
          models.engine().documents().search("\"Clause 30\"", 5).stream()
              .anyMatch(hit -> hit.page() == PAGES),
          "and it is found");
      Fx.run(() -> desk.shelfNow().scanning().pause(scan));
    }
  }

  @Test
  void ofTwoScansTheOneThatAPersonLooksAtIsReadFirst() throws IOException {
    Path other =
        DrawnPage.scan(dir.resolve("Other.pdf"), List.of(List.of("One."), List.of("Two.")));
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      ShelfItem lease = row(desk, "Lease.pdf");
      Fx.await("its first page is being read", 60, () -> isAt(lease, 1));
      Fx.run(() -> desk.shelfNow().intake().add(List.of(other)));
      ShelfItem second = row(desk, "Other.pdf");
      Fx.await("the other waits", 30, () -> second.state() instanceof Recognizing);
      Fx.run(() -> desk.shelfNow().shown().select(second));
      Fx.await("it is whole", 60, () -> second.state() instanceof ItemState.Read);
      assertInstanceOf(Recognizing.class, Fx.get(lease::state), "before the one that was first");
      desk.awaitRead(2);
    }
  }

  @Test
  void aPausedScanStaysPausedOverARestartAndGoesOnWhereItWas() throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("its second page is being read", 60, () -> isAt(scan, 2));
      Fx.run(button(desk, "Pause recognition")::fire);
      Fx.await("it is paused", 10, () -> stage(scan) == Stage.PAUSED);
      Fx.picture(
          desk.scene(), Path.of(System.getProperty("carrel.screens", "" + dir), "scan-paused.png"));
      Engine engine = desk.models().engine();
      Fx.await(
          "what was read is found", 20, () -> !engine.documents().search("tenant", 5).isEmpty());
    }
    try (TestDesk desk = desk()) {
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("it is still paused", 20, () -> stage(scan) == Stage.PAUSED);
      Fx.run(button(desk, "Go on with recognition")::fire);
      desk.awaitRead(1);
      Document text = Fx.get(() -> scan.documentProperty().get().orElseThrow());
      assertTrue(text.pages().stream().noneMatch(page -> page.text().isEmpty()));
      assertEquals(List.of(), text.unreadable());
    }
  }

  private static boolean isAt(ShelfItem row, int page) {
    return row.state() instanceof Recognizing scan && scan.page() >= page;
  }

  @Test
  void oneThatWasBrokenOffByTheEndOfTheDeskGoesOnAtTheNextStart() throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("its second page is being read", 60, () -> isAt(scan, 2));
    }
    try (TestDesk desk = desk()) {
      desk.awaitRead(1);
      ShelfItem scan = desk.rows().getFirst();
      Document text = Fx.get(() -> scan.documentProperty().get().orElseThrow());
      assertEquals("Clause 30 binds the tenant.", text.page(PAGES).text());
    }
  }

  @Test
  void oneThatIsCancelledIsADocumentAsFarAsItWasReadAndOneOfWhichNothingWasGoes()
      throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan()));
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("its second page is being read", 60, () -> isAt(scan, 2));
      Fx.run(button(desk, "Cancel")::fire);
      Fx.await("the model reads what there is", 60, () -> scan.state() instanceof ItemState.Read);
      assertTrue(Fx.get(() -> scan.entry().orElseThrow()).unreadable() > 0);

      Path other = DrawnPage.scan(dir.resolve("Other.pdf"), List.of(List.of("One."), List.of("2")));
      Fx.run(() -> desk.shelfNow().intake().add(List.of(other)));
      ShelfItem second = row(desk, "Other.pdf");
      Fx.await("it is taken in", 30, () -> second.state() instanceof Recognizing);
      Fx.run(() -> desk.shelfNow().reading().cancel(second));
      Fx.await(
          "it goes, or stays with what it has",
          30,
          () ->
              !desk.shelfNow().shelves().openItems().contains(second)
                  || second.state() instanceof ItemState.Read);
    }
  }

  @Test
  void oneThatIsTakenOffTheShelfIsReadNoFurtherAndGoesOnWhenItIsBack() throws IOException {
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(scan(), note()));
      ShelfItem scan = row(desk, "Lease.pdf");
      Fx.await("it is being read", 60, () -> isAt(scan, 1));
      Fx.run(() -> desk.shelfNow().removal().remove(scan));
      Fx.run(() -> desk.shelfNow().undo().undo());
      Fx.await("it is being read again", 60, () -> isAt(scan, 2));
      Fx.run(() -> desk.shelfNow().scanning().pause(scan));
      Fx.run(
          () -> {
            desk.shelfNow().removal().remove(scan);
            desk.shelfNow().undo().settle();
          });
      Engine engine = desk.models().engine();
      Fx.await("it is removed", 30, () -> engine.documents().entries().size() == 1);
      Fx.run(() -> desk.shelfNow().intake().add(List.of(dir.resolve("Lease.pdf"))));
      ShelfItem again = row(desk, "Lease.pdf");
      Fx.await("added again it is read", 60, () -> isAt(again, 2));
    }
  }

  @Test
  void aLockedScanAsksForItsPasswordOnceMoreAfterARestartAndThenGoesOn() throws IOException {
    Path file = scan();
    try (PDDocument scan = Loader.loadPDF(file.toFile())) {
      scan.protect(new StandardProtectionPolicy("open", "open", new AccessPermission()));
      scan.save(dir.resolve("Locked.pdf").toFile());
    }
    try (TestDesk desk = desk()) {
      FileDropRobot.drop(desk.scene(), List.of(dir.resolve("Locked.pdf")));
      ShelfItem scan = row(desk, "Locked.pdf");
      unlock(desk, scan);
      Fx.await("its second page is being read", 60, () -> isAt(scan, 2));
    }
    try (TestDesk desk = desk()) {
      ShelfItem scan = row(desk, "Locked.pdf");
      unlock(desk, scan);
      desk.awaitRead(1);
      Document text = Fx.get(() -> scan.documentProperty().get().orElseThrow());
      assertTrue(text.pages().stream().noneMatch(page -> page.text().isEmpty()));
    }
  }

  private static void unlock(TestDesk desk, ShelfItem row) {
    Fx.await("it asks", 30, () -> row.state() instanceof ItemState.PasswordNeeded);
    Fx.run(() -> desk.shelfNow().intake().unlock(row, "open"));
  }
}
