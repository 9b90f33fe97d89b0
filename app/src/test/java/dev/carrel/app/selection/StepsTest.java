// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.selection.Selection.At;
import org.junit.jupiter.api.Test;

class StepsTest {
  private final Steps steps = new Steps(SelectingTest.texts("the second", "line", "שלום"));

  @Test
  void aStepIsASignOrAWord() {
    assertEquals(new At(1, 1), steps.sideways(new At(1, 0), false, false));
    assertEquals(new At(1, 10), steps.sideways(new At(1, 4), false, true));
    assertEquals(new At(1, 4), steps.sideways(new At(1, 10), true, true));
  }

  @Test
  void overTheEdgeOfATextItGoesToTheNextAndNowhereBeyondTheLast() {
    assertEquals(new At(2, 0), steps.sideways(new At(1, 10), false, false));
    assertEquals(new At(1, 10), steps.sideways(new At(2, 0), true, false));
    assertEquals(new At(1, 0), steps.sideways(new At(1, 0), true, false));
  }

  @Test
  void inHebrewLeftIsOnwards() {
    assertEquals(new At(3, 2), steps.sideways(new At(3, 1), true, false));
    assertEquals(new At(3, 4), steps.sideways(new At(3, 4), true, false));
  }
}
