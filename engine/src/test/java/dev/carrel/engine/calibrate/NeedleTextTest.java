// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class NeedleTextTest {
  @Test
  void everyNeedleStandsInTheTextOnce() {
    for (NeedleText text :
        List.of(NeedleText.brief(), NeedleText.common(), NeedleText.full(), NeedleText.deep())) {
      List<Integer> places =
          text.pieces().stream().map(NeedleText.Piece::needle).filter(n -> n >= 0).toList();
      assertEquals(text.needles().size(), places.size());
      assertEquals(places.size(), Set.copyOf(places).size());
      String whole =
          text.pieces().stream().map(NeedleText.Piece::text).collect(Collectors.joining());
      for (Needle needle : text.needles()) {
        assertTrue(whole.contains(needle.fact()), needle.fact());
      }
    }
  }

  @Test
  void thereAreSeveralLanguagesAndQuestionsInAnotherOneThanTheFact() {
    List<Needle> needles = Needle.bundled();
    Set<String> languages = needles.stream().map(Needle::language).collect(Collectors.toSet());
    assertEquals(Set.of("en", "de", "fr", "es"), languages);
    assertTrue(needles.size() >= 24);
    Needle crossed =
        needles.stream().filter(n -> n.question().startsWith("Wie viele Bücher")).findFirst().get();
    assertEquals("en", crossed.language());
  }

  @Test
  void questionsAreInOtherWordsThanTheirFacts() {
    for (Needle needle : Needle.bundled()) {
      Set<String> fact = words(needle.fact());
      List<String> shared =
          words(needle.question()).stream()
              .filter(fact::contains)
              .filter(w -> w.length() > 4)
              .toList();
      assertFalse(shared.size() > 1, needle.question() + " shares " + shared);
    }
  }

  private static Set<String> words(String text) {
    return java.util.Arrays.stream(text.toLowerCase(java.util.Locale.ROOT).split("\\P{L}+"))
        .collect(Collectors.toSet());
  }
}
