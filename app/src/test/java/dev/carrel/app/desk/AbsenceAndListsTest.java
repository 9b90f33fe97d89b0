// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.app.conversation.MadeUp;
import dev.carrel.app.conversation.quote.QuoteChip;
import dev.carrel.engine.answer.GoneThrough;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.evidence.Evidence;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.control.ProgressBar;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.util.WaitForAsyncUtils;

/** What was not found, and what was counted, on the desk. */
class AbsenceAndListsTest {
  @TempDir Path dir;
  private JudgedDesk judged;
  private TestDesk desk;

  @BeforeEach
  void open() {
    judged = JudgedDesk.open(dir);
    desk = judged.desk();
  }

  @AfterEach
  void close() {
    judged.close();
  }

  private List<String> words(String selector) {
    Fx.nextFrame();
    Fx.nextFrame();
    WaitForAsyncUtils.waitForFxEvents();
    return desk.all(selector).stream().map(node -> ((Labeled) node).getText()).toList();
  }

  private void german() {
    desk.inGerman();
    Fx.await("the turn", 20, () -> desk.scene().getRoot().lookup(".turn-evidence") != null);
  }

  @Test
  void thatNothingFitsIsSaidWithHowOftenThatIsRightAndWhatWasRead() {
    judged.nothingFits(true, OptionalDouble.of(0.93));
    assertEquals(List.of("Found nothing that fits", "Nearest passages"), words(".evidence-title"));
    assertEquals(
        List.of(
            "Where it was measured, on four short contracts in English, saying so was right 93% of"
                + " the time. That there is nothing is not shown by it."),
        words(".absence > .measured"));
    assertEquals(
        List.of("8 pages of these documents are read, 4 pages are not."),
        words(".absence > .found"));
    assertEquals(2, desk.all(".quote-card").size(), "the nearest passages in full");
    german();
    assertEquals(
        List.of("Nichts Passendes gefunden", "Nächstliegende Stellen"), words(".evidence-title"));
    assertEquals(
        List.of("8 Seiten dieser Dokumente sind gelesen, 4 Seiten nicht."),
        words(".absence > .found"));
  }

  @Test
  void whereItCannotBeToldThereAreTheNearestPassagesAndNoVerdict() {
    judged.nothingFits(false, OptionalDouble.empty());
    assertEquals(List.of("Nearest passages"), words(".evidence-title"));
    assertEquals(List.of(), words(".absence > .measured"));
    assertEquals(List.of(), words(".absence > .found"));
    assertEquals(2, desk.all(".quote-card").size());
  }

  @Test
  void aListHasATotalAQuoteForEachAndSaysWhatWasLeftOut() {
    judged.listed(false);
    assertEquals(List.of("3 found"), words(".evidence-title"));
    assertEquals(
        List.of("Payment within 45 days", "Thirty days of delay", "Four per cent a year"),
        words(".counted-item > .found"));
    assertEquals(List.of("2 were found again and left out."), words(".counted > .found"));
    assertEquals(List.of("Stopped before the end: there may be more."), words(".counted-stopped"));
    assertEquals(List.of("14 passages were shown to the model."), words(".counted > .measured"));
    assertEquals(
        List.of("1", "2", "3"),
        desk.all(".counted-item .quote-chip").stream()
            .map(chip -> "" + ((QuoteChip) chip).quote().number())
            .toList());
    german();
    assertEquals(List.of("3 gefunden"), words(".evidence-title"));
    assertEquals(
        List.of("Vor dem Ende angehalten: Es kann mehr geben."), words(".counted-stopped"));
  }

  @Test
  void aListThatCameToItsEndDoesNotSayThatItStopped() {
    judged.listed(true);
    assertEquals(List.of(), words(".counted-stopped"));
  }

  @Test
  void theQuotesOfAListAreSteppedThrough() {
    judged.listed(true);
    Fx.run(() -> desk.desk().panes().orElseThrow().stepQuote(1));
    Fx.nextFrame();
    Node focused = Fx.get(() -> desk.scene().getFocusOwner());
    assertTrue(focused instanceof QuoteChip chip && chip.quote().number() == 1, "" + focused);
    Fx.await("its page", 20, () -> desk.scene().getRoot().lookup(".quote-card") != null);
  }

  @Test
  void whilePagesAreGoneThroughItSaysHowFarAndCanBeStopped() {
    AskedTurn turn =
        Fx.get(
            () ->
                MadeUp.goingThrough(
                    desk.conversationNow(), "How many terms?", new GoneThrough(12, 40, 5)));
    assertEquals(
        List.of("Going through the pages: 12 of 40, 5 found so far"),
        words(".going-through > .quiet"));
    Node bar = desk.all(".going-through > .progress-bar").iterator().next();
    assertEquals(0.3, Fx.get(() -> ((ProgressBar) bar).getProgress()), 1e-9);
    assertEquals(1, desk.all(".turn-stop").size());
    Counted counted = new Counted(List.of(), 0, 3, true);
    Evidence found = new Evidence(List.of(), Optional.empty(), List.of(), Optional.of(counted));
    Fx.run(() -> MadeUp.more(turn, "None.", List.of(), found));
    assertEquals(List.of(), words(".going-through > .quiet"));
    assertEquals(List.of("None found"), words(".evidence-title"));
    assertFalse(Fx.get(() -> turn.textProperty().get()).isEmpty());
  }
}
