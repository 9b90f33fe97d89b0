// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.context.PlacedPassage;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.passage.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NothingFitsTest {
  private static final OptionalDouble RIGHT = OptionalDouble.of(Measured.absence().share());
  private static final int SHORT = 500;

  /** The first is near in meaning, the second was looked at. */
  private static final List<PlacedPassage> PASSAGES =
      List.of(
          placed(0, "Notices are sent by letter."),
          placed(100, "The rent is 90 euros."),
          placed(200, "The garden is large."));

  private static PlacedPassage placed(int start, String text) {
    TextSpan place = new TextSpan(new DocumentId("a".repeat(64)), 1, start, start + text.length());
    return new PlacedPassage(new Passage(place, text), start, start + 5);
  }

  private static Ranking ranking(double lookedAtMost) {
    return new Ranking(
        Ranking.Kind.ATTENTION_AND_MEANING,
        PASSAGES,
        new double[] {3, 2, 1},
        Optional.of(new double[] {0.01, lookedAtMost, 0}),
        1);
  }

  /** A model that gives every passage the same chance, and remembers which it was asked about. */
  private static Agreement saying(OptionalDouble yes, List<String> asked) {
    return new Agreement() {
      @Override
      public OptionalDouble of(String passage, String claim) {
        return yes;
      }

      @Override
      public double least() {
        return 0.5;
      }

      @Override
      public boolean tellsNothing() {
        return true;
      }

      @Override
      public OptionalDouble answers(String question, String passage) {
        asked.add(passage);
        return yes;
      }
    };
  }

  private static OptionalDouble told(OptionalDouble yes, double lookedAtMost, int tokens) {
    return NothingFits.right(
        saying(yes, new ArrayList<>()), "Is there a dog?", ranking(lookedAtMost), tokens);
  }

  @Test
  void whereTheModelSaysNoToThePassagesThatComeNearestNothingFits() {
    List<String> asked = new ArrayList<>();
    assertEquals(
        RIGHT,
        NothingFits.right(
            saying(OptionalDouble.of(0.2), asked), "Is there a dog?", ranking(0.1), SHORT));
    assertEquals(List.of("Notices are sent by letter.", "The rent is 90 euros."), asked);
  }

  @Test
  void whatTheModelLookedAtMuchOrTakesForAnAnswerMayFit() {
    assertEquals(OptionalDouble.empty(), told(OptionalDouble.of(0.2), 0.6, SHORT));
    assertEquals(OptionalDouble.empty(), told(OptionalDouble.of(0.6), 0.1, SHORT));
  }

  @Test
  void itIsNotSaidByAModelThatCannotTellNorOfDocumentsLongerThanWasMeasured() {
    assertEquals(OptionalDouble.empty(), told(OptionalDouble.empty(), 0.1, SHORT));
    assertEquals(OptionalDouble.empty(), told(OptionalDouble.of(0.2), 0.1, 100_000));
    Ranking byMeaning =
        new Ranking(Ranking.Kind.MEANING, PASSAGES, new double[] {3, 2, 1}, Optional.empty(), 0);
    assertEquals(
        OptionalDouble.empty(),
        NothingFits.right(
            saying(OptionalDouble.of(0.2), new ArrayList<>()), "?", byMeaning, SHORT));
  }
}
