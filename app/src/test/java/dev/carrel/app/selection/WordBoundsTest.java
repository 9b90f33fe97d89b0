// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class WordBoundsTest {
  private static String word(String text, int offset) {
    Selection.Range range = WordBounds.around(text, offset);
    return text.substring(range.start(), range.end());
  }

  @Test
  void aWordIsFoundFromAnyPlaceInItAndFromItsEnd() {
    String text = "She doesn’t pay file_name.";
    assertEquals("She", word(text, 0));
    assertEquals("doesn’t", word(text, 7));
    assertEquals("doesn’t", word(text, 11));
    assertEquals("file_name", word(text, text.length() - 1));
  }

  @Test
  void whereThereIsNoneASignIsTaken() {
    assertEquals("-", word("- item", 0));
    assertEquals("", word("", 0));
    assertEquals("?", word("??", 2));
  }
}
