// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.carrel.llama.LogitComparison.Position;
import java.util.List;
import org.junit.jupiter.api.Test;

class LossesTest {
  @Test
  void theFiguresAreThoseOfAllPositions() {
    Losses losses = new Losses();
    losses.add(List.of(new Position(4, false), new Position(1, true)));
    losses.add(List.of(new Position(2, true), new Position(1, true)));
    Loss loss = losses.figures(3.5);
    assertEquals(3.5, loss.bitsPerValue());
    assertEquals(2, loss.meanKld());
    assertEquals(Math.sqrt(1.5 / 4), loss.meanKldError(), 1e-12);
    assertEquals(1.5, loss.medianKld());
    assertEquals(3.94, loss.kld99(), 1e-12);
    assertEquals(4, loss.maxKld());
    assertEquals(0.75, loss.sameTop());
  }

  @Test
  void whatIsNoFiniteNumberFailsTheRow() {
    Losses losses = new Losses();
    assertThrows(RowFailure.class, () -> losses.add(List.of(new Position(Double.NaN, false))));
  }
}
