// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.conversation.quote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuoteTextTest {
  private static final Quote TURNED =
      new Quote(
          1,
          "the rent\u202E is due",
          Match.VERBATIM,
          "contract\u202Efdp\n.exe",
          List.of(new TextSpan(new DocumentId("a".repeat(64)), 3, 0, 1)));

  @Test
  void whatTurnsTheWritingOfANameOrAQuoteIsShown() {
    QuoteText words = new QuoteText();
    assertTrue(words.document(TURNED).startsWith("contract<U+202E>fdp<U+000A>"));
    for (String said :
        List.of(
            words.where(TURNED),
            words.fullWhere(TURNED),
            words.quoted(TURNED),
            words.hover(TURNED),
            words.accessible(TURNED))) {
      assertTrue(said.contains("<U+202E>"), said);
      assertFalse(said.contains("\u202E"), said);
    }
    assertEquals("contract<U+202E>fdp<U+000A>", words.document(TURNED));
  }
}
