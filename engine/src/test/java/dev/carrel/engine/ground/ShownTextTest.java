// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShownTextTest {
  @Test
  void whatWouldActOnATerminalStandsAsItsNumber() {
    assertEquals("<U+001B>[31mred<U+0007>", ShownText.of("\u001B[31mred\u0007"));
    assertEquals(
        "over<U+000D>written<U+007F><U+009B>2J", ShownText.of("over\rwritten\u007F\u009B2J"));
  }

  @Test
  void whatTurnsTheWritingStandsAsItsNumber() {
    assertEquals("contract<U+202E>fdp.exe", ShownText.of("contract\u202Efdp.exe"));
    for (int point : new int[] {0x202A, 0x202B, 0x202C, 0x202D, 0x2066, 0x2067, 0x2068, 0x2069}) {
      assertTrue(ShownText.isHidden(point), ShownText.number(point));
    }
  }

  @Test
  void whatHidesStandsAsItsNumber() {
    assertEquals(
        "a<U+200B>b<U+FEFF>c<U+2060><U+E0041>",
        ShownText.of("a\u200Bb\uFEFFc\u2060" + Character.toString(0xE0041)));
    assertEquals("<U+D800>x<U+DC00>", ShownText.of("\uD800x\uDC00"));
    assertEquals("a<U+2028>b<U+2029>", ShownText.of("a\u2028b\u2029"));
  }

  @Test
  void whatPeopleWriteStaysAsItIs() {
    String text =
        "Zeile\n"
            + "\tÄrger — 漢字 سلام می\u200Cخواهم שלום\u200F क्\u200Dष 👩\u200D👩\u200D👧 so\u00ADft"
            + " ☺\uFE0F";
    assertSame(text, ShownText.of(text));
  }

  @Test
  void aLineHasNoBreaks() {
    assertEquals("a b c <U+001B>", ShownText.line(" a\r\n\tb\u2028c \u001B "));
  }

  @Test
  void nothingIsHiddenInWhatIsShown() {
    IntStream.rangeClosed(0, Character.MAX_CODE_POINT)
        .filter(ShownText::isHidden)
        .forEach(
            point -> {
              String shown = ShownText.of(Character.toString(point));
              assertFalse(shown.codePoints().anyMatch(ShownText::isHidden), shown);
            });
  }
}
