// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class FitTest {
  private static double fit(double answers, double drawn) {
    return Fit.of(OptionalDouble.of(answers), OptionalDouble.of(drawn)).orElseThrow();
  }

  @Test
  void yesAsLikelyAsNoAndLookedAtAsUsualIsNaught() {
    assertEquals(0, fit(0.5, 0.1), 1e-12);
  }

  @Test
  void eachSignMakesUpForTheOther() {
    assertEquals(fit(0.5, 0.4), fit(0.8, 0.1), 1e-9);
    assertTrue(fit(0.9, 0.01) < Fit.LEAST, "hardly looked at");
    assertTrue(fit(0.2, 0.2) < Fit.LEAST, "the model says no");
    assertTrue(fit(0.5, 0.3) >= Fit.LEAST);
  }

  @Test
  void theExtremesAreFinite() {
    assertTrue(Double.isFinite(fit(1, 0)));
    assertTrue(Double.isFinite(fit(0, -0.2)), "less than a question that asks nothing draws");
  }

  @Test
  void oneSignAloneIsNotKnown() {
    assertEquals(OptionalDouble.empty(), Fit.of(OptionalDouble.empty(), OptionalDouble.of(0.1)));
    assertEquals(OptionalDouble.empty(), Fit.of(OptionalDouble.of(0.9), OptionalDouble.empty()));
  }
}
