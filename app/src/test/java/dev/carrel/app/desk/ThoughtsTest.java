// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import javafx.scene.Node;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.Label;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a model thinks before it answers, on the desk. */
class ThoughtsTest {
  private static final String SCRIPT =
      "<think>Article 3 says forty-five.</think>\n\nWithin 45 days.";

  @TempDir Path dir;

  private static <T> T shown(TestDesk desk, String selector, Function<Node, T> look) {
    Fx.await(selector, 20, () -> desk.scene().getRoot().lookup(selector) != null);
    return Fx.get(() -> look.apply(desk.scene().getRoot().lookup(selector)));
  }

  private static void assertFoldedAway(TestDesk desk, String link) {
    Fx.await(
        "the thoughts",
        20,
        () -> desk.scene().getRoot().lookupAll(".thoughts").stream().anyMatch(Node::isVisible));
    assertFalse(shown(desk, ".thoughts-words", Node::isVisible));
    assertEquals(link, shown(desk, ".thoughts-open", node -> ((Hyperlink) node).getText()));
  }

  private static AskedTurn ask(TestDesk desk) {
    AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("When does the Buyer pay?"));
    Fx.await("the answer", 60, () -> !turn.state().isBusy());
    return turn;
  }

  @Test
  void theyAreFoldedAwayAndNoPartOfTheAnswerNorOfWhatIsCopied() {
    try (JudgedDesk judged = JudgedDesk.open(dir, SCRIPT)) {
      TestDesk desk = judged.desk();
      AskedTurn turn = ask(desk);
      assertEquals("Within 45 days.", Fx.get(() -> turn.textProperty().get()));
      assertFoldedAway(desk, "Show the model’s thoughts");
      Fx.run(() -> ((Hyperlink) desk.scene().getRoot().lookup(".thoughts-open")).fire());
      assertTrue(shown(desk, ".thoughts-words", Node::isVisible));
      assertEquals(
          "Article 3 says forty-five.", shown(desk, ".thought", node -> ((Label) node).getText()));
      Fx.run(() -> ((Hyperlink) desk.scene().getRoot().lookup(".turn-copy")).fire());
      String copied = Fx.get(() -> Clipboard.getSystemClipboard().getString());
      assertTrue(copied.startsWith("Within 45 days."), copied);
      assertFalse(copied.contains("Article 3 says"), copied);
    }
  }

  @Test
  void afterARestartTheyAreThereAndFoldedAway() {
    try (JudgedDesk judged = JudgedDesk.open(dir, SCRIPT)) {
      ask(judged.desk());
    }
    try (JudgedDesk judged = JudgedDesk.reopen(dir)) {
      TestDesk desk = judged.desk();
      Fx.await("the turn", 20, () -> !desk.conversationNow().turns().isEmpty());
      desk.inGerman();
      assertFoldedAway(desk, "Gedanken des Modells zeigen");
      assertEquals(
          List.of("Within 45 days."),
          Fx.get(
              () ->
                  desk.conversationNow().turns().stream()
                      .map(turn -> turn.textProperty().get())
                      .toList()));
    }
  }
}
