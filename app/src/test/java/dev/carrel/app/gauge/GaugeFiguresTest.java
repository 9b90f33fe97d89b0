package dev.carrel.app.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.model.MemoryUse;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaugeFiguresTest {
  private static GaugeFigures of(MemoryUse use, long budget) {
    return new GaugeFigures(use, budget, OptionalLong.empty(), Optional.empty());
  }

  @Test
  void whatIsFreeIsWhatTheBudgetLeaves() {
    GaugeFigures figures = of(new MemoryUse(1000, 0, 1000, 1000), 4000);
    assertEquals(2000, figures.freeBytes());
    assertEquals(0, figures.savedBytes());
  }

  @Test
  void whatCompressionSavedIsTheDifferenceToSixteenBits() {
    GaugeFigures figures = of(new MemoryUse(0, 0, 1000, 4500), 2000);
    assertEquals(3500, figures.savedBytes());
    assertEquals(4.5, figures.factor());
    assertEquals(4500, figures.scaleBytes());
  }
}
