// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.document.Box;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Page;
import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.input.PickResult;
import javafx.scene.input.ZoomEvent;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** The page pane as a person uses it, with pointer and keyboard, over PDFs made for it. */
class PageViewTest {
  @TempDir Path dir;

  private static Box boxOf(Document document, int number, String words) {
    Page page = document.page(number);
    int start = page.text().indexOf(words);
    assertTrue(start >= 0, words + " in " + page.text());
    return page.layout().boxes(start, start + words.length()).getFirst();
  }

  private static void drag(PageWindow window, Point2D from, Point2D to) {
    window.robot().moveTo(from).press(MouseButton.PRIMARY);
    window.robot().moveTo(to).release(MouseButton.PRIMARY);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private static String selected(PageWindow window, Document document) {
    return Fx.get(
        () ->
            window
                .model()
                .selectionProperty()
                .get()
                .map(s -> s.text(new PageTexts(document)))
                .orElse(""));
  }

  @Test
  void whatIsDraggedOverInOneColumnIsSelectedAndCopiedWithoutTheOther() {
    Document document = new PagePdf().twoColumns().read(dir.resolve("columns.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Box first = boxOf(document, 1, "with words");
      Box last = boxOf(document, 1, "down to the last of its");
      drag(
          window,
          window.onScreen(1, first.x() + 0.5, first.y() + 5),
          window.onScreen(1, last.right() - 0.5, last.y() + 5));
      String words = selected(window, document);
      assertTrue(words.startsWith("with words of its own and"), words);
      assertTrue(words.endsWith("down to the last of its"), words);
      assertFalse(words.contains("beside it"), words);
      window.robot().press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
      assertEquals(words, Fx.get(() -> Clipboard.getSystemClipboard().getString()));
    }
  }

  @Test
  void whereThePictureOfAPageCannotBeDecodedWordsStandInItsPlace() {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "words")
            .page()
            .damagedPicture(800)
            .read(dir.resolve("damaged.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(() -> window.model().goTo(2));
      Fx.await(
          "it is said",
          10,
          () ->
              window.view().lookupAll(".error-message").stream()
                  .anyMatch(node -> ((Label) node).getText().contains("cannot be decoded")));
    }
  }

  @Test
  void onATurnedPageTheWordUnderThePointerIsSelected() {
    Document document =
        new PagePdf()
            .page(PDRectangle.A4, 90)
            .lines(100, 500, List.of("Alpha beta gamma", "delta epsilon zeta"))
            .read(dir.resolve("turned.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      Fx.run(window.model().look()::fitPage);
      window.open(document);
      for (int turns = 0; turns < 3; turns++) {
        Box box = boxOf(document, 1, "epsilon");
        Point2D word = window.onScreen(1, box.x() + box.width() / 2, box.y() + box.height() / 2);
        Fx.doubleClick(word.getX(), word.getY());
        assertEquals("epsilon", selected(window, document));
        Fx.run(
            () -> {
              window.model().selectionProperty().set(java.util.Optional.empty());
              window.model().look().rotate();
            });
        window.awaitDrawn();
      }
    }
  }

  @Test
  void aWordBrokenOverTwoLinesIsFoundAndBothItsPartsAreMarked() {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "nothing here")
            .twoColumns()
            .page()
            .line(60, 700, "its comprehension again")
            .read(dir.resolve("hyphen.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(window.view()::openFind);
      window.robot().write("comprehension");
      FindModel find = window.model().find();
      Fx.await("it is found", 10, () -> find.foundProperty().get().spans().size() == 2);
      Fx.await("its page is shown", 10, () -> window.model().pageProperty().get() == 2);
      assertEquals("1 of 2", window.find("#find-count", Label.class).getText());
      assertEquals(2, Fx.get(() -> window.view().lookupAll(".hit-now").size()));
      window.robot().type(KeyCode.F3);
      Fx.await("the next one", 10, () -> window.model().pageProperty().get() == 3);
      assertEquals(1, Fx.get(() -> window.view().lookupAll(".hit-now").size()));
      window.robot().type(KeyCode.ESCAPE);
      Fx.await("nothing is marked", 10, () -> window.view().lookupAll(".hit-now").isEmpty());
    }
  }

  @Test
  void whatIsUnderThePointerStaysThereWhileOneEnlarges() {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 20; i++) {
      pdf.twoColumns();
    }
    Document document = pdf.read(dir.resolve("many.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(() -> window.model().goTo(12));
      window.awaitDrawn();
      PdfPane pane = window.pane();
      Point2D at = new Point2D(400, 300);
      for (double factor : new double[] {1.3, 2, 2, 0.7}) {
        Point2D before = Fx.get(() -> pagePoint(pane, at));
        int page = Fx.get(() -> pane.sheetAt(at.getX(), at.getY()).orElseThrow().number());
        Fx.run(() -> pane.zoomAt(factor, at.getX(), at.getY()));
        assertEquals(page, Fx.get(() -> pane.sheetAt(at.getX(), at.getY()).orElseThrow().number()));
        Point2D after = Fx.get(() -> pagePoint(pane, at));
        assertTrue(before.distance(after) < 2.5, factor + ": " + before + " became " + after);
      }
    }
  }

  @Test
  void aPinchEnlargesAboutThePointUnderTheFingers() {
    Document document =
        new PagePdf().twoColumns().twoColumns().twoColumns().read(dir.resolve("pinch.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      PdfPane pane = window.pane();
      Point2D at = new Point2D(420, 380);
      double scale = Fx.get(() -> window.model().look().shownScaleProperty().get());
      Point2D before = Fx.get(() -> pagePoint(pane, at));
      for (int step = 0; step < 8; step++) {
        Fx.run(() -> pane.fireEvent(pinch(pane, at, 1.1)));
      }
      double grown = Fx.get(() -> window.model().look().shownScaleProperty().get()) / scale;
      assertEquals(Math.pow(1.1, 8), grown, 0.02);
      Point2D after = Fx.get(() -> pagePoint(pane, at));
      assertTrue(before.distance(after) < 2.5, before + " became " + after);
      Fx.run(() -> pane.fireEvent(pinch(pane, at, 0)));
      assertEquals(
          grown * scale, Fx.get(() -> window.model().look().shownScaleProperty().get()), 1e-9);
    }
  }

  private static ZoomEvent pinch(PdfPane pane, Point2D at, double factor) {
    Point2D scene = pane.localToScene(at);
    Point2D screen = pane.localToScreen(at);
    return new ZoomEvent(
        ZoomEvent.ZOOM,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        false,
        false,
        false,
        false,
        true,
        false,
        factor,
        factor,
        new PickResult(pane, scene.getX(), scene.getY()));
  }

  private static Point2D pagePoint(PdfPane pane, Point2D at) {
    pane.layout();
    Sheet sheet = pane.sheetAt(at.getX(), at.getY()).orElseThrow();
    Point2D local = sheet.sceneToLocal(pane.localToScene(at));
    return sheet.pagePoint(local.getX(), local.getY());
  }

  @Test
  void theKeysMoveThePagesAndWhatWasReadSurvivesANewViewAndANewSize() {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 30; i++) {
      pdf.twoColumns();
    }
    Document document = pdf.read(dir.resolve("keys.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(window.view()::focusPages);
      window.robot().type(KeyCode.END);
      Fx.await("the last page", 10, () -> window.model().pageProperty().get() == 30);
      window.robot().press(KeyCode.ALT).type(KeyCode.LEFT).release(KeyCode.ALT);
      Fx.await("back at the first", 10, () -> window.model().pageProperty().get() == 1);
      for (int i = 0; i < 6; i++) {
        window.robot().type(KeyCode.PAGE_DOWN);
      }
      WaitForAsyncUtils.waitForFxEvents();
      int page = Fx.get(() -> window.model().pageProperty().get());
      assertTrue(page > 2, "page " + page);
      window.makeViewAnew();
      assertEquals(page, Fx.get(() -> window.model().pageProperty().get()));
      window.resize(620, 500);
      assertEquals(page, Fx.get(() -> window.model().pageProperty().get()));
    }
  }

  @Test
  void theLastPageStaysTheOneThatIsReadWhenThePaneGetsAnotherSize() {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 9; i++) {
      pdf.twoColumns();
    }
    Document document = pdf.read(dir.resolve("last.pdf"));
    try (PageWindow window = new PageWindow(400, 1000)) {
      window.open(document);
      Fx.run(() -> window.model().goTo(9));
      Fx.await("the last page", 10, () -> window.model().pageProperty().get() == 9);
      window.resize(380, 1000);
      assertEquals(9, Fx.get(() -> window.model().pageProperty().get()));
      window.resize(420, 900);
      assertEquals(9, Fx.get(() -> window.model().pageProperty().get()));
    }
  }

  @Test
  void aPageNumberThatIsTypedIsGoneTo() {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 9; i++) {
      pdf.twoColumns();
    }
    Document document = pdf.read(dir.resolve("number.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(window.view()::focusPages);
      window.robot().press(KeyCode.CONTROL).type(KeyCode.G).release(KeyCode.CONTROL);
      assertTrue(window.find("#page-number", TextField.class).isFocused());
      window.robot().write("7").type(KeyCode.ENTER);
      Fx.await("page 7", 10, () -> window.model().pageProperty().get() == 7);
      assertTrue(window.pane().isFocused());
    }
  }

  @Test
  void aLinkInsideTheDocumentIsFollowedAndOneOutOfItOnlyShown() {
    Document document =
        new PagePdf()
            .page()
            .line(60, 700, "target")
            .page()
            .line(60, 700, "See page one or the web")
            .link(new PDRectangle(60, 695, 80, 20), 1)
            .link(new PDRectangle(200, 695, 80, 20), "https://example.org/x")
            .read(dir.resolve("links.pdf"));
    try (PageWindow window = new PageWindow(1000, 800)) {
      window.open(document);
      Fx.run(() -> window.model().goTo(2));
      Fx.await("links", 10, () -> window.view().lookupAll(".link-area").size() == 2);
      window.awaitDrawn();
      double y = PDRectangle.A4.getHeight() - 705;
      window.robot().clickOn(window.onScreen(2, 240, y), MouseButton.PRIMARY);
      Fx.await("the address", 10, () -> window.view().lookup("#link-bar").isVisible());
      assertEquals(
          "https://example.org/x", window.find("#link-address", TextField.class).getText());
      window.robot().clickOn(window.onScreen(2, 100, y), MouseButton.PRIMARY);
      Fx.await("page 1", 10, () -> window.model().pageProperty().get() == 1);
    }
  }
}
