// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.embedding;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnglishQuestionTest {
  private static WordPieces pieces;

  @BeforeAll
  static void read() throws IOException {
    pieces = BgeEmbedder.tokenizer();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "may I walk away",
        "Can they walk away whenever they like?",
        "Who pays the insurance?",
        "governing law",
        "walk away",
        "notice period",
        "What happens in case of a change of control?",
        "Is the Café allowed to sell wine?",
        "passages about late payment"
      })
  void englishIsTold(String question) {
    assertTrue(EnglishQuestion.isOne(question, pieces));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Darf ich den Vertrag jederzeit beenden?",
        "Wann endet der Vertrag?",
        "Wer haftet für Schäden?",
        "Wer haftet fuer Schaeden?",
        "Was kostet die Miete?",
        "Kündigungsfrist",
        "Haftung",
        "Combien coûte le loyer ?",
        "Quelle est la durée du contrat ?",
        "¿Cuándo termina el contrato?",
        "Quando scade il contratto?",
        "Wanneer eindigt het contract?",
        "契約はいつ終わりますか",
        "Когда заканчивается договор?",
        "12,000.00",
        ""
      })
  void otherLanguagesAndNoWordsAreNotTakenForEnglish(String question) {
    assertFalse(EnglishQuestion.isOne(question, pieces));
  }
}
