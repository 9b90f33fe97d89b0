// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.PassageCutter;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordRankingTest {
  private static WordRanking ranking(String... pages) {
    return new WordRanking(PassageCutter.of(Documents.of("d", pages)));
  }

  private static String best(WordRanking ranking, String wanted) {
    return ranking.best(wanted, 1, 0).getFirst().text();
  }

  @Test
  void theSentenceWithTheRareWordsWinsWhateverItsEndings() {
    WordRanking ranking =
        ranking(
            "The parties agree to this agreement, as is said above. The agreement is governed by"
                + " the laws of Utah. The agreement has an appendix.");
    assertEquals(
        "The agreement is governed by the laws of Utah.",
        best(ranking, "Which law governs the agreement?"));
  }

  @Test
  void aHeadingGoesOnIntoWhatItHeads() {
    WordRanking ranking =
        ranking("12. Insurance.\n\nEach party keeps what cover it needs.\n\nEnd.");
    assertTrue(
        best(ranking, "insurance").contains("Each party keeps what cover it needs."),
        best(ranking, "insurance"));
  }

  @Test
  void wordsThatStandNowhereFindNothing() {
    assertTrue(ranking("Some text here.").best("xylophone", 3, 0).isEmpty());
    assertTrue(ranking("").best("anything", 3, 0).isEmpty());
    assertTrue(ranking("Some text here.").best("?!", 3, 0).isEmpty());
  }

  @Test
  void aLongPassageEndsWithAWord() {
    String quote = best(ranking("insurance " + "word ".repeat(400)), "insurance");
    assertTrue(quote.length() <= PassageCutter.LONGEST, quote);
    assertTrue(quote.endsWith("word"), quote);
  }

  @Test
  void passagesThatFitMuchLessThanTheBestAreLeftOut() {
    WordRanking ranking =
        ranking(
            "The insurance covers fire and theft, and nothing besides. The annex names the"
                + " insurance and its seat. A cat sat on the mat of the house in town.");
    List<Passage> best = ranking.best("does the insurance cover fire and theft", 3, 0.9);
    assertEquals(1, best.size());
    assertFalse(best.getFirst().text().contains("annex"));
  }
}
