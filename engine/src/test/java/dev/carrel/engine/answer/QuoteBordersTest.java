// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.MixedText;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page proves depends on where its words and numbers end. */
class QuoteBordersTest {
  private static Match match(String page, String quote) {
    String text = page.replace("\\n", "\n");
    return new QuoteFinder(List.of(Documents.of("d", text))).find(1, quote, 0).match();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Seller is now here bound by it. | The Seller is nowhere bound by it.",
        "The Seller is nowhere bound by it. | The Seller is now here bound by it.",
        "The Seller is now\\nhere bound by it. | The Seller is nowhere bound by it.",
        "He always—\\nnever once late—paid. | He alwaysnever once late",
        "Now pay the sum of 1 00,000 dollars. | Now pay the sum of 100,000 dollars.",
        "Now pay the sum of 100,000 dollars. | Now pay the sum of 1 00,000 dollars.",
        "Now pay the sum of 100,000 dollars. | Now pay the sum of 100, 000 dollars.",
        "Now pay for rooms 1, 200 and 300. | Now pay for rooms 1,200 and 300.",
        "Now pay between 5 - 10 dollars. | Now pay between 5-10 dollars.",
        "Now add - 5 percent to the sum. | Now add -5 percent to the sum.",
        "Der Mieter darf nach Kiel reisen. | Der Mieter darfnach Kiel reisen.",
      })
  void otherBordersAreNoQuote(String page, String quote) {
    assertEquals(Match.NONE, match(page, quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The Seller shall de-\\nliver it. | The Seller shall deliver it.",
        "Any third-\\nparty claim counts. | Any third-party claim counts.",
        "Any third-\\nparty claim counts. | Any thirdparty claim counts.",
        "an eﬃcient oﬃce is open | an efficient office is open",
        "an efficient office is open | an eﬃcient oﬃce is open",
        "This A G R E E M E N T is made | This AGREEMENT is made",
        "a sum of $ 100,000.50 is due | a sum of $100,000.50 is due",
        "a rate of 5 % is due | a rate of 5% is due",
        "never say never—always pay | always pay",
        "at the end\\nof the line | at the end of the line",
        "der Mieter, der Ver-\\nmieter und | der Mieter, der Vermieter und",
        "本协议受纽约\\n州法律管辖。 | 本协议受纽约州法律管辖。",
        "本协议 受纽约州法律管辖。 | 本协议受纽约州法律管辖。",
        "สัญญานี้อยู่ภายใต้กฎหมาย ไทย | สัญญานี้อยู่ภายใต้กฎหมายไทย",
      })
  void howThePageBrokeOrSetItsWordsIsNotTheQuotesAffair(String page, String quote) {
    assertEquals(Match.VERBATIM, match(page, quote));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "The fee is $1,000,000 a year. | The fee is $1",
        "The fee is $1,000,000 a year. | 000,000 a year",
        "The share is 5.25 here. | The share is 5",
        "The share is 5% here. | The share is 5",
        "The area is 10² here. | The area is 10",
        "The sum is US$100 here. | $100 here",
        "The sum is $100 here. | 100 here",
        "The change is -5 here. | 5 here",
        "a non-refundable fee | refundable fee",
        "a non-\\nrefundable fee | refundable fee",
        "thirty-five days | thirty",
        "an unable party | able party",
      })
  void aQuoteDoesNotCutAWordOrANumber(String page, String quote) {
    assertEquals(Match.NONE, match(page, quote));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "The price is 5,000 dollars and 1/2 a cent, less 3.5% (10²).",
        "Zahlbar sind 5.000,50 € bis zum 1.2.2020, s. § 12 Abs. 3.",
        "Von 1990–2000, um 12:30 Uhr, –5 °C, +3, O'Brien & Co.",
      })
  void everySentenceIsAQuoteOfItself(String sentence) {
    assertEquals(Match.VERBATIM, match("Before. " + sentence + " Behind.", sentence));
  }

  @Test
  void spacedLettersKeepWiderGapsAsBorders() {
    assertEquals(Match.VERBATIM, match("N O W  H E R E ends", "NOW HERE ends"));
    assertEquals(Match.NONE, match("N O W  H E R E ends", "NOWHERE ends"));
  }

  @Test
  void everyPartOfAnyPageThatCutsNothingIsAQuoteOfItAndNothingIsEverThrown() {
    long seed = 20261128;
    Random random = new Random(seed);
    int quoted = 0;
    for (int n = 0; n < 3000; n++) {
      String page = MixedText.of(random, 5 + random.nextInt(60));
      WordBorders borders = WordBorders.of(page);
      int length = borders.text().length();
      if (length == 0) {
        continue;
      }
      int from = random.nextInt(length);
      int to = from + 1 + random.nextInt(length - from);
      String quote = page.substring(borders.text().start(from), borders.text().end(to - 1));
      Match match = match(page, quote);
      boolean whole =
          borders.mayCut(from)
              && borders.mayCut(to)
              && !borders.text().hyphenBefore(from)
              && !borders.text().hyphenBefore(to);
      if (whole && !quote.isBlank()) {
        quoted++;
        assertEquals(Match.VERBATIM, match, "seed %d, text %d: %s".formatted(seed, n, quote));
      }
    }
    assertTrue(quoted > 500, "only " + quoted);
  }
}
