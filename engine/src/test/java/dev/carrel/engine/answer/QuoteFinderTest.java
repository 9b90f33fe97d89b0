// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuoteFinderTest {
  private static final Document CONTRACT =
      Documents.of(
          "contract.pdf",
          "SUPPLY AGREEMENT\n\nThis Agreement is governed by the laws of the\nState of New York.",
          "9.2 The Buyer may terminate this Agreement by written notice if delivery is de-\n"
              + "layed by more than thirty (30) days. Any third-\n"
              + "party claim is the “Seller’s” concern – always.",
          "State of New York. The end of page three runs",
          "on to page four. The parties agree.");

  private final QuoteFinder finder = new QuoteFinder(List.of(CONTRACT));

  private Quote find(String quote) {
    return finder.find(1, quote, 0);
  }

  private static String textAt(TextSpan place) {
    return CONTRACT.page(place.page()).text().substring(place.start(), place.end());
  }

  @Test
  void aQuoteOverALineBreakIsVerbatimWithItsPageAndRange() {
    Quote quote = find("governed by the laws of the State of New York");
    assertEquals(Match.VERBATIM, quote.match());
    assertEquals(1, quote.places().size());
    assertEquals(1, quote.places().getFirst().page());
    assertEquals(
        "governed by the laws of the\nState of New York", textAt(quote.places().getFirst()));
    assertEquals("contract.pdf", quote.documentName());
  }

  @Test
  void aWordBrokenAtALineEndAgreesWithTheWholeWord() {
    assertEquals(Match.VERBATIM, find("delivery is delayed by more than thirty").match());
  }

  @Test
  void aCompoundBrokenAtItsHyphenAgreesWithAndWithoutIt() {
    assertEquals(Match.VERBATIM, find("Any third-party claim").match());
    assertEquals(Match.VERBATIM, find("Any thirdparty claim").match());
  }

  @Test
  void theShapeOfQuotesAndDashesDoesNotMatter() {
    assertEquals(Match.VERBATIM, find("the \"Seller's\" concern - always").match());
  }

  @Test
  void aQuoteOverAPageEndHasAPlaceOnEachPage() {
    Quote quote = find("The end of page three runs on to page four.");
    assertEquals(Match.VERBATIM, quote.match());
    assertEquals(List.of(3, 4), quote.places().stream().map(TextSpan::page).toList());
    assertEquals("on to page four.", textAt(quote.places().get(1)));
  }

  @Test
  void ofSeveralPlacesTheOneOnTheNamedPageIsTaken() {
    assertEquals(3, finder.find(1, "State of New York", 3).places().getFirst().page());
    assertEquals(1, finder.find(1, "State of New York", 2).places().getFirst().page());
  }

  @Test
  void aQuoteThatCutsWordsIsNotVerbatim() {
    assertEquals(Match.NONE, find("ork").match());
    assertEquals(Match.CLOSE, find("he Buyer may term").match());
  }

  @Test
  void aFewChangedLettersAreCloseAndPointAtTheRightPlace() {
    Quote quote = find("The buyer may terminate the Agreement by written notice if delivery");
    assertEquals(Match.CLOSE, quote.match());
    assertEquals(2, quote.places().getFirst().page());
    assertTrue(textAt(quote.places().getFirst()).startsWith("The Buyer may terminate"));
  }

  @Test
  void whatStandsNowhereIsNone() {
    assertEquals(Match.NONE, find("The Seller shall pay a penalty of ten percent.").match());
    assertEquals(Match.NONE, find("").match());
    assertEquals(Match.NONE, find("  \n ").match());
    assertTrue(find("no such words").places().isEmpty());
  }

  @Test
  void aQuoteInAScriptWithoutSpacesMayBeginAnywhere() {
    Document chinese = Documents.of("zh.txt", "本协议受纽约州法律管辖。");
    Quote quote = new QuoteFinder(List.of(chinese)).find(1, "纽约州法律", 0);
    assertEquals(Match.VERBATIM, quote.match());
    assertEquals(4, quote.places().getFirst().start());
  }

  @Test
  void everyRunOfWordsOfARandomTextIsFoundWhereItStands() {
    long seed = 20261124;
    Random random = new Random(seed);
    List<String> words = new ArrayList<>();
    for (int i = 0; i < 2000; i++) {
      words.add(word(random));
    }
    StringBuilder page = new StringBuilder();
    List<Integer> starts = new ArrayList<>();
    for (String word : words) {
      starts.add(page.length());
      page.append(word).append(random.nextInt(8) == 0 ? "\n" : " ");
    }
    QuoteFinder random2 = new QuoteFinder(List.of(Documents.of("r", page.toString())));
    for (int i = 0; i < 200; i++) {
      int from = random.nextInt(words.size() - 12);
      Quote quote = random2.find(1, String.join(" ", words.subList(from, from + 12)), 0);
      assertEquals(Match.VERBATIM, quote.match(), "seed " + seed + ", words from " + from);
      assertEquals(starts.get(from), quote.places().getFirst().start(), "seed " + seed);
    }
  }

  private static String word(Random random) {
    int length = 2 + random.nextInt(8);
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(26)));
    }
    return word.toString();
  }
}
