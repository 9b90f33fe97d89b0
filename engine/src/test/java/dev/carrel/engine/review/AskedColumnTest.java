// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AskedColumnTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          When does it begin?         | Answer with the date.
          Wann beginnt der Vertrag?   | Antworten Sie mit dem Datum.
          Quand commence le contrat ? | Répondez par la date.
          ¿Cuándo empieza?            | Responda con la fecha.
          Name the first day.         | Answer with the date.
          """)
  void theFormIsAskedForInTheLanguageOfTheQuestion(String question, String form) {
    ReviewColumn column = new ReviewColumn("Begin", ColumnType.DATE, question);
    assertEquals(question + " " + form, AskedColumn.first(column));
  }

  @Test
  void choicesAndInstructionsAreToldAndATextHasNoForm() {
    ReviewColumn column =
        new ReviewColumn(
            "Law",
            ColumnType.ONE_OF,
            "Which law governs?",
            "Count the main contract only.",
            List.of("Utah", "Ohio"),
            Optional.empty());
    assertEquals(
        "Which law governs? Count the main contract only. Answer with one of: Utah, Ohio.",
        AskedColumn.first(column));
    ReviewColumn text = new ReviewColumn("Law", ColumnType.TEXT, "Which law governs?");
    assertEquals("Which law governs?", AskedColumn.first(text));
  }

  @Test
  void everyShippedQuestionIsAskedTheSecondTimeInOtherWordsAndInItsLanguage() {
    for (Playbooks.Shipped shipped : Playbooks.shipped()) {
      for (ReviewColumn column : shipped.playbook().columns()) {
        String second = AskedColumn.second(column);
        assertFalse(second.equals(AskedColumn.first(column)));
        boolean german = second.contains("Gehen Sie das ganze Dokument");
        assertTrue(german == shipped.language().equals("de"), shipped.id() + ": " + second);
      }
    }
  }
}
