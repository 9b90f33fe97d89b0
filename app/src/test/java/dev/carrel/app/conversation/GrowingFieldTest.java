// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.app.desk.Fx;
import java.util.concurrent.TimeoutException;
import javafx.stage.Stage;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

class GrowingFieldTest {
  private static final String LONG =
      "Ask already: the answer comes as soon as a document is read, however long that takes";

  @BeforeAll
  static void toolkit() throws TimeoutException {
    Stage _ = FxToolkit.registerPrimaryStage();
  }

  private static double height(String words, String prompt) {
    return Fx.get(
        () -> {
          GrowingField field = new GrowingField(9);
          field.setPromptText(prompt);
          field.setText(words);
          return field.prefHeight(200);
        });
  }

  @Test
  void whatItPromptsForHasRoomAsIfItWereTyped() {
    assertTrue(height("", LONG) > height("", "Ask"), "a long prompt has several lines");
    assertEquals(height(LONG, ""), height("", LONG));
    assertEquals(height("Why?", ""), height("Why?", LONG), "what is typed counts, not the prompt");
    assertEquals(height("Why?", ""), height("", ""));
  }
}
