// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ocr.RecognizedCharacter;
import dev.carrel.engine.ocr.RecognizedLine;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersOnScansTest {
  private static RecognizedLine line(String text) {
    return line(text, 0.99f);
  }

  private static RecognizedLine line(String text, float sure) {
    List<RecognizedCharacter> characters = new ArrayList<>();
    for (int i = 0; i < text.length(); i++) {
      float x = 20 + 6 * i;
      characters.add(
          new RecognizedCharacter(text.substring(i, i + 1), sure, x, x + 6, x, 20, 6, 12));
    }
    return new RecognizedLine(20, 32, 30, 10, characters);
  }

  @ParameterizedTest
  @CsvSource({
    "³. Directly or indirectly, 3. Directly or indirectly",
    "¹²) The premises, 12) The premises",
    "³ See the annex of May, ³ See the annex of May",
    "An area of 5 m². And more, An area of 5 m². And more",
  })
  void aRaisedNumberWithAStopBehindItIsThatOfAClause(String read, String stands) {
    RecognizedText.Read page =
        RecognizedText.page(1, 400, 400, new RecognizedPage(0, List.of(line(read))), 1);
    assertEquals(stands, page.page().text());
  }

  @Test
  void aPageOfWordsOfWhichHardlyOneWasSureIsGuesswork() {
    String words = "uIu tcta UxLLi LAxi LUIU UAICL iA40 ACLIU";
    assertTrue(page(line(words, 0.4f)).isGuesswork());
    assertFalse(page(line(words, 0.9f)).isGuesswork());
    assertFalse(page(line("Paid 3 May", 0.4f)).isGuesswork()); // a stamp, say
  }

  private static RecognizedText.Read page(RecognizedLine line) {
    return RecognizedText.page(1, 400, 400, new RecognizedPage(0, List.of(line)), 1);
  }
}
