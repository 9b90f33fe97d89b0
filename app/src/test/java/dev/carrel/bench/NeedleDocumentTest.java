// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.bench.NeedleDocument.Needle;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NeedleDocumentTest {
  private static final long SEED = 1;

  /** A token for each word. */
  private static int[] words(String text) {
    return Arrays.stream(text.strip().split("\\s+")).mapToInt(String::hashCode).toArray();
  }

  private static NeedleDocument document(int tokens, long seed) {
    return NeedleDocument.make(tokens, seed, NeedleDocumentTest::words);
  }

  private static int occurrences(String text, String part) {
    return (text.length() - text.replace(part, "").length()) / part.length();
  }

  @Test
  void theSameSeedMakesTheSameDocumentAndAnotherAnother() {
    assertEquals(document(5000, SEED).text(), document(5000, SEED).text());
    assertArrayEquals(document(5000, SEED).tokens(), document(5000, SEED).tokens());
    assertNotEquals(document(5000, SEED).text(), document(5000, SEED + 1).text());
  }

  @Test
  void eachFactStandsThereOnceAndItsValueNowhereElse() {
    for (int tokens : new int[] {NeedleDocument.LEAST_TOKENS, 5000, 24_000}) {
      NeedleDocument document = document(tokens, SEED);
      assertEquals(NeedleFacts.COUNT, document.needles().size());
      for (Needle needle : document.needles()) {
        assertEquals(1, occurrences(document.text(), needle.fact().sentence()), "" + tokens);
        String without = document.text().replace(needle.fact().sentence(), "");
        assertFalse(needle.fact().isFoundIn(without), needle.fact().value() + " in " + tokens);
      }
    }
  }

  @Test
  void theFactsAreOfDistinctKindsAndNoneAnswersAnotherQuestion() {
    for (long seed = 0; seed < 200; seed++) {
      List<NeedleFact> facts = NeedleFacts.twelve(seed);
      assertEquals(
          NeedleFacts.COUNT, new HashSet<>(facts.stream().map(NeedleFact::kind).toList()).size());
      for (NeedleFact fact : facts) {
        assertFalse(fact.isFoundIn(fact.question()), fact.question());
        for (NeedleFact other : facts) {
          assertEquals(fact.equals(other), fact.isFoundIn(other.sentence()), "seed " + seed);
        }
      }
    }
  }

  @Test
  void theFactsAreSpreadFromTheBeginningToTheEnd() {
    for (long seed = 0; seed < 20; seed++) {
      List<Needle> needles = document(24_000, seed).needles();
      for (int i = 0; i < needles.size(); i++) {
        double middle = (i + 0.5) / needles.size();
        double depth = needles.get(i).depth();
        assertTrue(Math.abs(depth - middle) < 0.5 / needles.size(), i + " at " + depth);
      }
    }
  }

  @Test
  void theDocumentIsAsLongAsAskedWithinAParagraph() {
    for (int tokens : new int[] {NeedleDocument.LEAST_TOKENS, 4000, 24_000, 120_000}) {
      int length = document(tokens, SEED).tokens().length;
      assertTrue(length <= tokens && length > tokens - 120, length + " of " + tokens);
    }
  }

  @Test
  void noParagraphComesTwice() {
    NeedleFiller filler = new NeedleFiller(SEED);
    HashSet<String> seen = new HashSet<>();
    for (int i = 0; i < 3000; i++) {
      String paragraph = String.join(" ", filler.next());
      assertFalse(paragraph.contains("{") || paragraph.contains("|"), paragraph);
      assertTrue(seen.add(paragraph), paragraph);
    }
  }

  @Test
  void anAnswerIsTakenWhateverItsCaseItsPunctuationAndItsCommas() {
    NeedleFact fact =
        new NeedleFact("amount", "It cost 48,310 pounds.", "What did it cost?", List.of("48,310"));
    assertTrue(fact.isFoundIn("It cost £48310."));
    assertTrue(fact.isFoundIn("**48,310**"));
    assertFalse(fact.isFoundIn("It cost 148,310 pounds."));
    assertFalse(fact.isFoundIn("It cost 48,3100."));
    assertFalse(fact.isFoundIn(""));
    NeedleFact name =
        new NeedleFact("name", "He is Casper Okell.", "Who is he?", List.of("Casper Okell"));
    assertTrue(name.isFoundIn("casper  OKELL!"));
    assertFalse(name.isFoundIn("Casper"));
  }
}
