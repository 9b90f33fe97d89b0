// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.answer.Match;
import dev.carrel.engine.answer.Quote;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecondReadingTest {
  private static Quote quote(int number, int page, int start, int end) {
    TextSpan place = new TextSpan(new DocumentId("a".repeat(64)), page, start, end);
    return new Quote(number, "words", Match.VERBATIM, "a.pdf", List.of(place));
  }

  @Test
  void aQuoteStandsBehindBothAnswersIfHalfOfItOrOfTheOtherIsInBoth() {
    List<Quote> first = List.of(quote(1, 1, 0, 100), quote(2, 1, 200, 300), quote(3, 2, 0, 100));
    List<Quote> second = List.of(quote(1, 1, 90, 110), quote(2, 1, 280, 400), quote(3, 3, 0, 100));
    assertEquals(List.of(1), SecondReading.common(first, second));
  }

  @Test
  void aQuoteThatStandsNowhereIsBehindNone() {
    Quote nowhere = new Quote(1, "words", Match.NONE, "", List.of());
    assertEquals(List.of(), SecondReading.common(List.of(nowhere), List.of(nowhere)));
  }
}
