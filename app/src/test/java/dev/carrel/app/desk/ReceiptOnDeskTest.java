// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.conversation.AskedTurn;
import dev.carrel.engine.answer.Receipt;
import dev.carrel.engine.answer.ReceiptJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.input.Clipboard;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How an answer was made, on the desk. */
class ReceiptOnDeskTest {
  @TempDir Path dir;

  private static void ask(TestDesk desk) {
    AskedTurn turn = Fx.get(() -> desk.conversationNow().ask("When does the Buyer pay?"));
    Fx.await("the answer", 60, () -> !turn.state().isBusy());
    Fx.await("its menu", 20, () -> desk.scene().getRoot().lookup(".turn-more") != null);
    Fx.run(
        () ->
            ((MenuButton) desk.scene().getRoot().lookup(".turn-more"))
                .getItems().stream()
                    .filter(item -> "turn-receipt".equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire());
    Fx.await("its lines", 20, () -> desk.scene().getRoot().lookup("#receipt .sent-title") != null);
  }

  private static List<String> lines(TestDesk desk, String style) {
    return desk.all("#receipt " + style).stream().map(node -> ((Label) node).getText()).toList();
  }

  @Test
  void itSaysHowAnAnswerWasMade() {
    try (JudgedDesk judged = JudgedDesk.open(dir, "Within 45 days.")) {
      TestDesk desk = judged.desk();
      ask(desk);
      List<String> titles = lines(desk, ".sent-title");
      for (String title :
          List.of("Question", "Made", "Document", "Model and context", "Compute path", "Threads")) {
        assertTrue(titles.contains(title), title + " in " + titles);
      }
      String all = String.join("\n", lines(desk, ".receipt-value"));
      assertTrue(all.contains("When does the Buyer pay?"), all);
      assertTrue(all.contains("SHA-256 " + judged.contract().id().sha256()), all);
      assertTrue(all.contains("always the most likely one"), all);
      assertFalse(all.contains("insured at its own cost"), "no words of a document");
    }
  }

  @Test
  void itIsCopiedAndSavedAsJson() throws IOException {
    try (JudgedDesk judged = JudgedDesk.open(dir, "Within 45 days.")) {
      TestDesk desk = judged.desk();
      Path file = dir.resolve("receipt.json");
      Fx.run(() -> desk.desk().exportWith((owner, ending, name) -> Optional.of(file)));
      ask(desk);
      desk.press("#receipt-copy");
      String copied = Fx.get(() -> Clipboard.getSystemClipboard().getString());
      Receipt receipt = ReceiptJson.receipt(copied);
      assertEquals("Within 45 days.", receipt.written().text());
      desk.press("#receipt-save");
      Fx.await("the file", 20, () -> Files.exists(file));
      assertEquals(receipt, ReceiptJson.receipt(Files.readString(file)));
      assertEquals(List.of(), receipt.words());
      desk.press("#receipt-words");
      desk.press("#receipt-copy");
      String full = Fx.get(() -> Clipboard.getSystemClipboard().getString());
      assertTrue(ReceiptJson.receipt(full).words().size() > 0, full);
      desk.press("#receipt-back");
      Fx.await("the conversation", 20, () -> desk.scene().getRoot().lookup("#receipt") == null);
    }
  }
}
