// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AnswerTaskTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ENGLISH | What is the rent?
          ENGLISH | Which law governs this agreement?
          ENGLISH | Rent?
          ENGLISH | Can we walk away if we change our minds?
          ENGLISH | Does "die Miete" include heating?
          GERMAN | Wie hoch ist die Miete?
          GERMAN | Welches Recht gilt für den Vertrag?
          GERMAN | Darf der Mieter untervermieten?
          GERMAN | Was passiert bei einer Kündigung durch den Vermieter?
          FRENCH | Quel est le loyer?
          FRENCH | Qui doit payer les charges?
          FRENCH | Est-ce que le locataire peut sous-louer?
          SPANISH | ¿Cuál es la renta?
          SPANISH | ¿Quién debe pagar los gastos?
          SPANISH | ¿Qué ley se aplica al contrato?
          ENGLISH | Quanto costa l'affitto?
          ENGLISH | 賃料はいくらですか
          """)
  void aQuestionIsToBeAnsweredInItsLanguageOrInEnglishWhereThatIsNotTold(
      AnswerTask task, String question) {
    assertEquals(task, AnswerTask.of(question));
  }
}
