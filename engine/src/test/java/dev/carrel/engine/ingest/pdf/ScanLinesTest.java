// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.pdf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ocr.RecognizedCharacter;
import dev.carrel.engine.ocr.RecognizedLine;
import dev.carrel.engine.ocr.RecognizedPage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a network that reads each line alone takes for something else. */
class ScanLinesTest {
  private static final int PITCH = 14;

  /** One of a page: its characters are six pixels wide. */
  private static RecognizedLine line(float number, float size, String text) {
    float top = 20 + PITCH * number;
    float indent = text.length() - text.stripLeading().length();
    List<RecognizedCharacter> characters = new ArrayList<>();
    for (int i = 0; i < text.strip().length(); i++) {
      float x = 20 + 6 * (indent + i);
      String read = text.strip().substring(i, i + 1);
      characters.add(new RecognizedCharacter(read, 0.99f, x, x + 6, x, top, 6, 12));
    }
    return new RecognizedLine(top, top + 12, top + 10, size, characters);
  }

  private static String read(RecognizedLine... lines) {
    return RecognizedText.page(1, 600, 400, new RecognizedPage(0, List.of(lines)), 1).page().text();
  }

  private static String read(String... lines) {
    RecognizedLine[] page = new RecognizedLine[lines.length];
    for (int i = 0; i < lines.length; i++) {
      page[i] = line(i, 10, lines[i]);
    }
    return read(page);
  }

  @ParameterizedTest
  @CsvSource({
    "WHEREAs the parties agree, WHEREAS the parties agree",
    "CoMPANY and COMPANY agree, COMPANY and COMPANY agree",
    "HPs pays what HPS owes, HPS pays what HPS owes",
    "Both LLCs pay the PCs, Both LLCs pay the PCs",
    "Ms. McDONALD of DoD uses VoIP, Ms. McDONALD of DoD uses VoIP",
    "The DeLOREAN is in STOCKHOLm, The DeLOREAN is in STOCKHOLm",
  })
  void aWordSetInCapitalsHasNoSmallLetterThatOnlyItsSizeTellsApart(String read, String stands) {
    assertEquals(stands, read(read));
  }

  @ParameterizedTest
  @CsvSource({
    "a fee of $[ * 1 a day, a fee of $[ * ] a day",
    "a fee of ($[***J) a day, a fee of ($[***]) a day",
    "a fee of [ * ] 1 a day, a fee of [ * ] 1 a day",
    "a fee of [ * 12] a day, a fee of [ * 12] a day",
    "a fee of [1] a day, a fee of [1] a day",
  })
  void aMarkOfWhatWasLeftOutEndsWithItsBracket(String read, String stands) {
    assertEquals(stands, read(read));
  }

  @ParameterizedTest
  @CsvSource({
    "to Distributor thᵉ exclusive, to Distributor the exclusive",
    "le XIXᵉ siècle et Mᵐᵉ Roy, le XIXᵉ siècle et Mᵐᵉ Roy",
    "the 21ˢᵗ day and nᵒ 5, the 21ˢᵗ day and nᵒ 5"
  })
  void aLetterWithinAWordIsNotRaised(String read, String stands) {
    assertEquals(stands, read(read));
  }

  @ParameterizedTest
  @ValueSource(floats = {0.3f, 0.5f, 1})
  void hyphensBeneathAHeadingAreALineAndNoText(float below) {
    assertEquals(
        "10. Binding Effect. This Agreement shall be binding upon\nthe parties hereto.",
        read(
            line(0, 10, "10. Binding Effect. This Agreement shall be binding upon"),
            line(below, 10, "    -—------------"),
            line(below == 1 ? 2 : 1, 10, "the parties hereto.")));
  }

  @Test
  void theNumberOfAClauseIsNotRaisedForBeingTooShortToMeasure() {
    String clause = "    The company will flag the celebrity at level six for a";
    RecognizedLine number = new RecognizedLine(20, 28, 27, 7, line(0, 7, "(i)").characters());
    assertEquals("(i) " + clause.strip(), read(number, line(0, 10, clause)));
  }
}
