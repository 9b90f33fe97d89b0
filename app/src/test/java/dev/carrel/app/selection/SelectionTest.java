// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.app.selection.Selection.At;
import dev.carrel.app.selection.Selection.Range;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SelectionTest {
  @Test
  void aSelectionDrawnUpwardsIsTheSameAsOneDrawnDown() {
    Selection up = new Selection(new At(3, 10), new At(2, 4));
    assertEquals(new At(2, 4), up.first());
    assertEquals(new At(3, 10), up.last());
  }

  @Test
  void pagesBetweenItsEndsAreSelectedWhole() {
    Selection selection = new Selection(new At(1, 30), new At(3, 5));
    assertEquals(Optional.of(new Range(30, 100)), selection.on(1, 100));
    assertEquals(Optional.of(new Range(0, 80)), selection.on(2, 80));
    assertEquals(Optional.of(new Range(0, 5)), selection.on(3, 100));
    assertEquals(Optional.empty(), selection.on(4, 100));
  }

  @Test
  void itsTextGoesOverTheTexts() {
    Texts texts = SelectingTest.texts("One ends", "", "and two begins");
    assertEquals("ends|and two", new Selection(new At(1, 4), new At(3, 7)).text(texts));
    assertEquals("ends", new Selection(new At(1, 4), new At(3, 0)).text(texts));
  }
}
