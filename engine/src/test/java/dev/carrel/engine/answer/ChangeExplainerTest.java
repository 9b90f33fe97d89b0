// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.compare.Change;
import dev.carrel.engine.compare.Change.Kind;
import dev.carrel.engine.compare.Change.Side;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ScriptedModel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChangeExplainerTest {
  private static final String BEFORE = "The notice period is 30 days.";
  private static final String AFTER = "The notice period is 60 days.";

  private static Change change(Kind kind, String before, String after) {
    return new Change(
        kind,
        new Side(before, List.of()),
        new Side(after, List.of()),
        List.of(),
        List.of(),
        Set.of());
  }

  private static Optional<String> explained(String says, Change change) {
    try (ScriptedModel model = new ScriptedModel(says, 6_000);
        ChangeExplainer explainer = new ChangeExplainer(model, 1)) {
      return explainer.explain(change, new Cancellation());
    }
  }

  @Test
  void aSentenceWhoseFiguresStandThereIsGiven() {
    String says = "Notice must be given 60 days before instead of 30 days.";
    assertEquals(Optional.of(says), explained(says, change(Kind.CHANGED, BEFORE, AFTER)));
  }

  @Test
  void aSentenceWithAFigureOfTheModelsOwnIsNotGiven() {
    String says = "Notice must be given 90 days before.";
    assertEquals(Optional.empty(), explained(says, change(Kind.CHANGED, BEFORE, AFTER)));
    assertTrue(ChangeExplainer.figuresStand("It is sixty days now.", AFTER));
    assertFalse(ChangeExplainer.figuresStand("It costs $5 more.", BEFORE + AFTER));
  }

  @Test
  void whatIsTooLongOrOnlyRenumberedIsNotAskedAbout() {
    assertEquals(Optional.empty(), explained("It moved.", change(Kind.RENUMBERED, BEFORE, BEFORE)));
    assertEquals(
        Optional.empty(),
        explained("It is long.", change(Kind.CHANGED, "word ".repeat(600), AFTER)));
  }
}
