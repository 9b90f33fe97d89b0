// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.passage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.answer.Documents;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class WholeClauseTest {
  /** What is quoted for the passage that has these words. */
  private static List<String> quoted(String words, String... pages) {
    List<Passage> passages = PassageCutter.of(Documents.of("d", pages));
    int number =
        IntStream.range(0, passages.size())
            .filter(i -> passages.get(i).text().contains(words))
            .findFirst()
            .orElseThrow();
    return new WholeClause(passages).of(number).stream().map(Passage::text).toList();
  }

  @Test
  void aSentenceOverAPageEndIsQuotedWhole() {
    String[] pages = {
      "This is one thing that has been agreed here. The notice period of the lease runs",
      "for thirty days from the end of a month. Two more things are agreed below."
    };
    List<String> whole =
        List.of("The notice period of the lease runs for thirty days from the end of a month.");
    assertEquals(whole, quoted("The notice", pages));
    assertEquals(whole, quoted("thirty days", pages));
  }

  @Test
  void aProvisoComesWithWhatItRestrictsAndTheOtherWayRound() {
    String page =
        "Either party may end this agreement at any time without cause; provided that the customer"
            + " pays for all that was ordered. The seat of the court is in Kiel, near the sea.";
    List<String> whole =
        List.of(
            "Either party may end this agreement at any time without cause; provided that the"
                + " customer pays for all that was ordered.");
    assertEquals(whole, quoted("Either party", page));
    assertEquals(whole, quoted("provided", page));
    assertEquals(
        List.of("The seat of the court is in Kiel, near the sea."), quoted("The seat", page));
    String sentence =
        "The supplier repairs all goods for two years from the day they came. However, this does"
            + " not apply to goods that were opened by the buyer.";
    assertEquals(List.of(sentence), quoted("The supplier", sentence));
    assertEquals(List.of(sentence), quoted("However", sentence));
  }

  @Test
  void anItemOfAListComesWithItsLeadIn() {
    String list =
        "The following is not allowed to the tenant of the house or to his guests at any time:\n\n"
            + "(a) keeping of any animals in the house or in its garden;\n"
            + "(b) smoking in the rooms or on the stairs of the house.\n\n"
            + "The end of it all is near.";
    assertEquals(
        List.of(
            "The following is not allowed to the tenant of the house or to his guests at any time:"
                + " (a) keeping of any animals in the house or in its garden;"),
        quoted("animals", list));
    List<String> far =
        quoted(
            "smoking", list.replace("animals", "animals " + "of one kind or another ".repeat(25)));
    assertEquals(2, far.size());
    assertEquals("(b) smoking in the rooms or on the stairs of the house.", far.getFirst());
    assertTrue(far.getLast().startsWith("The following is not allowed"));
  }

  @Test
  void nothingReachesIntoAnotherDocument() {
    List<Passage> passages =
        List.of(
            PassageCutter.of(Documents.of("a", "The rent is 900")).getFirst(),
            PassageCutter.of(Documents.of("b", "however it is 800.")).getFirst());
    assertEquals(List.of(passages.get(0)), new WholeClause(passages).of(0));
    assertEquals(List.of(passages.get(1)), new WholeClause(passages).of(1));
  }
}
