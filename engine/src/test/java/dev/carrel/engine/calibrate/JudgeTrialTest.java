// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.JudgeMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class JudgeTrialTest {
  private static final int EACH = 40;

  /** Agreements that lie apart by so many times their spread. */
  private static JudgeMeasure measured(double apart) {
    Random random = new Random(8);
    List<JudgeTrial.Asked> asked = new ArrayList<>();
    for (int i = 0; i < 2 * EACH; i++) {
      boolean supported = i % 2 == 0;
      double agreement = 0.4 + 0.1 * random.nextGaussian() + (supported ? 0.1 * apart : 0);
      asked.add(new JudgeTrial.Asked(Math.clamp(agreement, 0, 1), supported, i / 2 % 2 == 0));
    }
    return JudgeTrial.measure(asked);
  }

  @Test
  void aModelThatTellsThemApartCanJudgeFromAThresholdBetweenThem() {
    JudgeMeasure judge = measured(4);
    assertTrue(judge.canJudge());
    assertEquals(0.6, judge.threshold().orElseThrow(), 0.1);
    assertTrue(judge.auroc() > 0.98 && judge.precision() >= 0.9 && judge.coverage() > 0.9);
    assertEquals(2 * EACH, judge.pairs());
  }

  @Test
  void aModelThatAgreesWithAnythingCannotJudge() {
    JudgeMeasure judge = measured(0);
    assertFalse(judge.canJudge());
    assertEquals(0.5, judge.auroc(), 0.15);
  }

  @Test
  void aModelThatSaysTheSameOfAllCannotJudge() {
    List<JudgeTrial.Asked> asked = new ArrayList<>();
    for (int i = 0; i < EACH; i++) {
      asked.add(new JudgeTrial.Asked(0.9, i % 2 == 0, i / 2 % 2 == 0));
    }
    JudgeMeasure judge = JudgeTrial.measure(asked);
    assertFalse(judge.canJudge());
    assertEquals(0.5, judge.auroc());
  }

  @Test
  void thePairsHaveBothKindsInEveryPassage() {
    List<JudgedPairs> pairs = JudgedPairs.bundled();
    assertEquals(20, pairs.size());
    for (JudgedPairs pair : pairs) {
      assertEquals(2, pair.supported().size(), pair.passage());
      assertEquals(2, pair.others().size(), pair.passage());
    }
  }
}
