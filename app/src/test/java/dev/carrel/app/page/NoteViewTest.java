// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import dev.carrel.engine.document.Address;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.Mark;
import dev.carrel.engine.document.Page;
import dev.carrel.engine.document.TextSpan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.text.Text;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

/** A note that is read and written into. */
class NoteViewTest {
  private static final String NOTE =
      """
      # Call of 3 March

      The supplier **admits** that `two lots` are late.

      - Lots 4 to 6 come within *fifteen* days

      | Lot | Due |
      |-----|-----|
      | 1 | on 17 March |

      See [the agreement](https://example.org/a).
      """;

  @TempDir Path dir;

  private Document note(String text) {
    try {
      return PagePdf.document(Files.writeString(dir.resolve("note.md"), text));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TextSpan span(Document document, String words) {
    int start = document.page(1).text().indexOf(words);
    assertTrue(start >= 0, words);
    return new TextSpan(document.id(), 1, start, start + words.length());
  }

  /** Where words are shown, in the window. */
  private static Bounds shown(PageWindow window, String words) {
    return Fx.still(
        () -> {
          for (Node node : window.view().lookupAll(".paper-text")) {
            if (node instanceof Text text && text.getText().equals(words)) {
              return text.localToScene(text.getLayoutBounds());
            }
          }
          throw new AssertionError(words + " is not shown");
        });
  }

  @Test
  void whatWasDeletedIsPaintedSoAndAPageIsCalledAsItsDocumentCallsIt() {
    Document plain = note("The term is five (5) three (3) years.\n");
    Page page = plain.page(1);
    TextSpan deleted = span(plain, "five (5)");
    Document changed =
        plain.withPages(
            List.of(
                page.withAddresses(List.of(new Address(0, "¶ 4.2(b)")))
                    .withMarks(
                        List.of(new Mark(deleted.start(), deleted.end(), Mark.Kind.DELETED)))));
    try (PageWindow window = new PageWindow(900, 700)) {
      Fx.run(() -> window.model().open(changed, Optional.empty()));
      WaitForAsyncUtils.waitForFxEvents();
      Fx.run(
          () -> {
            assertEquals(1, window.view().lookupAll(".text-deleted").size());
            assertTrue(
                window.view().lookupAll(".paper-caption").stream()
                    .anyMatch(
                        node ->
                            node instanceof Label caption
                                && caption.getText().startsWith("¶ 4.2(b) · ")));
          });
    }
  }

  @Test
  void aQuoteIsMarkedWhereItsWordsAreReadThoughTheNoteHasSignsBetween() {
    Document note = note(NOTE);
    try (PageWindow window = new PageWindow(900, 700)) {
      for (String words :
          List.of("admits", "two lots", "fifteen", "on 17 March", "the agreement")) {
        TextSpan quote = span(note, words);
        Fx.run(() -> window.model().open(note, Optional.empty(), List.of(quote)));
        WaitForAsyncUtils.waitForFxEvents();
        Fx.await("a mark", 10, () -> window.view().lookupAll(".text-mark").size() == 1);
        Bounds mark =
            Fx.get(
                () -> {
                  Node path = window.view().lookup(".text-mark");
                  return path.localToScene(path.getLayoutBounds());
                });
        Bounds text = shown(window, words);
        assertEquals(text.getMinX(), mark.getMinX(), 3, words);
        assertEquals(text.getMaxX(), mark.getMaxX(), 3, words);
        assertTrue(mark.contains(text.getCenterX(), text.getCenterY()), words);
      }
    }
  }

  @Test
  void whatIsDraggedOverInANoteIsMarkedAndCopied() {
    Document note = note(NOTE);
    try (PageWindow window = new PageWindow(900, 700)) {
      Fx.run(() -> window.model().open(note, Optional.empty()));
      WaitForAsyncUtils.waitForFxEvents();
      Fx.await("the words", 10, () -> !window.view().lookupAll(".paper-text").isEmpty());
      Bounds from = onScreen(window, shown(window, "admits"));
      Bounds to = onScreen(window, shown(window, "fifteen"));
      FxRobot robot = new FxRobot();
      robot.moveTo(from.getMinX() + 1, from.getCenterY());
      robot.press(MouseButton.PRIMARY);
      robot.moveTo(to.getMinX() + 40, to.getCenterY());
      robot.moveTo(to.getMaxX() - 1, to.getCenterY());
      robot.release(MouseButton.PRIMARY);
      Fx.await("it is marked", 10, () -> window.view().lookupAll(".text-selected").size() > 2);
      String wanted = "admits** that `two lots` are late.\n\n- Lots 4 to 6 come within *fifteen";
      assertEquals(
          wanted,
          Fx.get(
              () ->
                  window
                      .model()
                      .selectionProperty()
                      .get()
                      .orElseThrow()
                      .text(new PageTexts(note))));
      robot.press(KeyCode.CONTROL).type(KeyCode.C).release(KeyCode.CONTROL);
      WaitForAsyncUtils.waitForFxEvents();
      assertEquals(wanted, Fx.get(() -> Clipboard.getSystemClipboard().getString()));

      Bounds word = onScreen(window, shown(window, "on 17 March"));
      Fx.doubleClick(word.getMinX() + 2, word.getCenterY());
      assertEquals(
          "on",
          Fx.get(
              () ->
                  window
                      .model()
                      .selectionProperty()
                      .get()
                      .orElseThrow()
                      .text(new PageTexts(note))));
    }
  }

  private static Bounds onScreen(PageWindow window, Bounds scene) {
    return Fx.get(() -> window.view().localToScreen(window.view().sceneToLocal(scene)));
  }

  @Test
  void whatIsWrittenIsADraftUntilItIsSavedAsANewVersion() {
    Document note = note(NOTE);
    KeptNotes kept = new KeptNotes();
    try (PageWindow window = new PageWindow(900, 700)) {
      Fx.run(() -> window.model().note().keepWith(kept));
      Fx.run(() -> window.model().open(note, Optional.empty()));
      Fx.run(window.model().note()::edit);
      Button save = window.find("#note-save", Button.class);
      assertTrue(Fx.get(save::isDisabled), "nothing to save yet");
      TextArea area = window.find("#note-text", TextArea.class);
      Fx.run(() -> area.appendText("One more line."));
      assertEquals(NOTE + "One more line.", kept.draft(note.id()).orElseThrow());
      assertFalse(Fx.get(save::isDisabled));
      Fx.run(save::fire);
      Fx.await(
          "the new version is shown",
          10,
          () ->
              window
                  .model()
                  .openProperty()
                  .get()
                  .filter(now -> !now.document().id().equals(note.id()))
                  .isPresent());
      assertEquals(Optional.empty(), kept.draft(note.id()));
      Fx.run(window.model().note()::read);
      WaitForAsyncUtils.waitForFxEvents();
      shown(window, "One more line.");
    }
  }

  @Test
  void aLinkOfANoteOnlyShowsWhereItLeads() {
    Document note = note(NOTE);
    try (PageWindow window = new PageWindow(900, 700)) {
      Fx.run(() -> window.model().open(note, Optional.empty()));
      WaitForAsyncUtils.waitForFxEvents();
      Bounds link = shown(window, "the agreement");
      window.robot().clickOn(link.getCenterX(), link.getCenterY());
      Fx.await("the address", 10, () -> window.view().lookup("#link-bar").isVisible());
      assertEquals(
          "https://example.org/a", window.find("#link-address", TextField.class).getText());
    }
  }

  @RepeatedTest(4) // whether paper was laid out before the file was missed is chance
  void theTextOfAFileThatIsGoneIsShownAtThePageThatWasRead() throws IOException {
    PagePdf pdf = new PagePdf();
    for (int i = 0; i < 12; i++) {
      pdf.twoColumns();
    }
    Document document = pdf.read(dir.resolve("gone.pdf"));
    Files.delete(document.file());
    try (PageWindow window = new PageWindow(900, 700)) {
      TextSpan quote = new TextSpan(document.id(), 7, 30, 60);
      Fx.run(() -> window.model().open(document, Optional.empty(), List.of(quote)));
      Fx.await("its text", 10, () -> window.view().lookup("#text-pane") != null);
      WaitForAsyncUtils.waitForFxEvents();
      Fx.await("the mark is in sight", 10, () -> inSight(window));
      assertEquals(7, Fx.get(() -> window.model().pageProperty().get()));
    }
  }

  /** The list also keeps a row that it only measures. */
  private static boolean inSight(PageWindow window) {
    Node list = window.view().lookup("#text-pane");
    Bounds pane = list.localToScene(list.getLayoutBounds());
    return window.view().lookupAll(".text-mark").stream()
        .filter(mark -> mark.localToScene(mark.getLayoutBounds()).getMinY() > pane.getMinY() + 20)
        .anyMatch(mark -> pane.contains(mark.localToScene(mark.getLayoutBounds())));
  }
}
