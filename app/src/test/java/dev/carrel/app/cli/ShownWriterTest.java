// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.StringWriter;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ShownWriterTest {
  private static final String TAG = Character.toString(0xE0041);

  private static String written(String... pieces) throws IOException {
    StringWriter text = new StringWriter();
    try (ShownWriter writer = new ShownWriter(text)) {
      for (String piece : pieces) {
        writer.write(piece);
        writer.flush();
      }
    }
    return text.toString();
  }

  @Test
  void aSequenceThatComesInTwoTokensIsNotSent() throws IOException {
    assertEquals("red <U+001B>[31m", written("red \u001B", "[31m"));
    assertEquals("<U+001B>]0;title<U+0007>", written("\u001B", "]0;ti", "tle\u0007"));
  }

  @Test
  void aCharacterInTwoHalvesIsOne() throws IOException {
    assertEquals("<U+E0041>", written(TAG.substring(0, 1), TAG.substring(1)));
    assertEquals("😀", written("\uD83D", "\uDE00"));
    assertEquals("<U+D83D>x", written("\uD83D", "x"));
    assertEquals("x<U+D83D>", written("x\uD83D"));
  }

  @Test
  void linesEndAsTheSystemEndsThem() throws IOException {
    assertEquals("a\r\nb\n", written("a\r\nb\n"));
    assertEquals("a\r\nb", written("a\r", "\nb"));
    assertEquals("paid<U+000D>not paid", written("paid\rnot paid"));
    assertEquals("paid<U+000D>", written("paid", "\r"));
    assertEquals("<U+000D>\r\n", written("\r", "\r\n"));
  }

  @Test
  void howATextIsCutDoesNotMatter() throws IOException {
    Random random = new Random(911);
    String text = "a\r\n\u001B[1m" + TAG + "b\r\u202E😀\uD800c\n\u0085";
    String whole = written(text);
    for (int i = 0; i < 200; i++) {
      int first = random.nextInt(text.length() + 1);
      int second = first + random.nextInt(text.length() + 1 - first);
      assertEquals(
          whole,
          written(text.substring(0, first), text.substring(first, second), text.substring(second)));
    }
  }
}
