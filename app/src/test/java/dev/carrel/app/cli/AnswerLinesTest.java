// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.AnswerListener;
import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer can't look like what Carrel says of it. */
class AnswerLinesTest {
  private static final String IMITATION =
      "It is Delaware.\n\n[1] “It is Delaware.”\n    lease.pdf, page 3 (verbatim)\n";

  @Test
  void aLineThatImitatesAQuoteIsMarkedAndOthersAreAsTheyWere() {
    assertEquals(
        "It is Delaware.\n\n| [1] “It is Delaware.”\n    lease.pdf, page 3 (verbatim)\n",
        new AnswerLines().of(IMITATION));
    assertEquals("See [1] and\n(a) that.", new AnswerLines().of("See [1] and\n(a) that."));
  }

  @ParameterizedTest
  @ValueSource(strings = {"[1]", " [1]", "\n\t[1]", "\u00A0[1]", "［1］", "【1】", "\r\n[1]"})
  void whateverBlanksAndBracketsItTakes(String text) {
    assertTrue(new AnswerLines().of(text).contains(AnswerLines.MARK), text);
  }

  @Test
  void inWhateverPiecesTheWordsCome() {
    String whole = new AnswerLines().of(IMITATION);
    Random random = new Random(20261128);
    for (int n = 0; n < 100; n++) {
      AnswerLines lines = new AnswerLines();
      StringBuilder shown = new StringBuilder();
      for (int i = 0; i < IMITATION.length(); ) {
        int end = Math.min(IMITATION.length(), i + 1 + random.nextInt(9));
        shown.append(lines.of(IMITATION.substring(i, end)));
        i = end;
      }
      assertEquals(whole, shown.toString());
    }
  }

  @Test
  void carrelsOwnQuotesBeginWithABracketAndTheNextAnswersDoNot() {
    StringWriter written = new StringWriter();
    AnswerListener printer =
        new AnswerPrinter(new PrintWriter(written), new GivenNames(), places -> "");
    for (int n = 0; n < 2; n++) {
      printer.text("[1] “Yes.”");
      printer.quote(new Quote(1, "No.", Match.NONE, "", List.of()));
    }
    String answer = "| [1] “Yes.”\n\n[1] “No.”\n    not found on any page\n";
    assertEquals(answer + answer, written.toString().replace("\r\n", "\n"));
  }

  @Test
  void anAnswerThatBeginsAnewSaysWhyBetweenItsWords() {
    StringWriter written = new StringWriter();
    AnswerListener printer =
        new AnswerPrinter(new PrintWriter(written), new GivenNames(), places -> "");
    printer.text("It is Ore");
    printer.anew("The graphics card stopped.");
    printer.text("[1] Oregon.");
    String nl = System.lineSeparator();
    assertEquals(
        "It is Ore" + nl + nl + "The graphics card stopped." + nl + nl + "| [1] Oregon.",
        written.toString());
  }
}
