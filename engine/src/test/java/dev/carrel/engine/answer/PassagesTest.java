// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Passages.Passage;
import java.util.List;
import org.junit.jupiter.api.Test;

class PassagesTest {
  private static Passages passages(String... pages) {
    return new Passages(PassageText.of(List.of(Documents.of("d", pages))));
  }

  private static String best(Passages passages, String wanted) {
    return passages.quotable(passages.best(wanted, 1, 0).getFirst());
  }

  @Test
  void theSentenceWithTheRareWordsWinsWhateverItsEndings() {
    Passages passages =
        passages(
            "The parties agree to this agreement. The agreement is governed by the laws of Utah."
                + " The agreement has an appendix.");
    assertEquals(
        "The agreement is governed by the laws of Utah.",
        best(passages, "Which law governs the agreement?"));
  }

  @Test
  void aHeadingGoesOnIntoWhatItHeads() {
    Passages passages = passages("12. Insurance.\n\nEach party keeps what cover it needs.\n\nEnd.");
    assertTrue(
        best(passages, "insurance").contains("Each party keeps what cover it needs."),
        best(passages, "insurance"));
  }

  @Test
  void aSentenceOverAPageEndIsOnePassage() {
    Passages passages =
        passages("One. The notice period of the lease runs", "for thirty days. Two.");
    assertEquals(
        "The notice period of the lease runs for thirty days.",
        best(passages, "notice period thirty days"));
  }

  @Test
  void wordsThatStandNowhereFindNothing() {
    assertTrue(passages("Some text here.").best("xylophone", 3, 0).isEmpty());
    assertTrue(passages("").best("anything", 3, 0).isEmpty());
    assertTrue(passages("Some text here.").best("?!", 3, 0).isEmpty());
  }

  @Test
  void aLongPassageEndsWithAWord() {
    Passages passages = passages("insurance " + "word ".repeat(400));
    String quote = best(passages, "insurance");
    assertTrue(quote.length() <= 600, quote);
    assertTrue(quote.endsWith("word"), quote);
  }

  @Test
  void passagesThatFitMuchLessThanTheBestAreLeftOut() {
    Passages passages =
        passages("The insurance covers fire and theft. The annex names the insurance. A cat sat.");
    List<Passage> best = passages.best("does the insurance cover fire and theft", 3, 0.9);
    assertEquals(1, best.size());
    assertFalse(passages.string(best.getFirst()).contains("annex"));
  }
}
