// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaugeFiguresTest {
  private static GaugeFigures of(ModelMemory use, long budget) {
    return new GaugeFigures(use, budget, OptionalLong.empty(), Optional.empty(), Optional.empty());
  }

  @Test
  void whatIsFreeIsWhatTheBudgetLeaves() {
    GaugeFigures figures = of(new ModelMemory(1000, 0, 1000, 1000), 4000);
    assertEquals(2000, figures.freeBytes());
    assertEquals(0, figures.savedBytes());
  }

  @Test
  void whatCompressionSavedIsTheDifferenceToSixteenBits() {
    GaugeFigures figures = of(new ModelMemory(0, 0, 1000, 4500), 2000);
    assertEquals(3500, figures.savedBytes());
    assertEquals(4.5, figures.factor());
    assertEquals(4500, figures.scaleBytes());
  }

  @Test
  void whatIsHeldOverTheWindowMakesTheBarLongerWhereItWouldNotFit() {
    ModelMemory use = new ModelMemory(1000, 0, 1000, 1500);
    GaugeFigures figures =
        new GaugeFigures(
            use,
            4000,
            OptionalLong.empty(),
            Optional.empty(),
            Optional.of(new Forecast(3000, false)));
    assertEquals(5000, figures.scaleBytes());
    assertEquals(4000, of(use, 4000).scaleBytes());
  }

  @Test
  void overTheBudgetNothingIsFree() {
    GaugeFigures figures = of(new ModelMemory(3000, 0, 2000, 2000), 4000);
    assertEquals(0, figures.freeBytes());
    assertEquals(1000, figures.overBytes());
    assertEquals(5000, figures.scaleBytes());
  }

  @Test
  void layersThatAreStoredAlikeAreToldTogether() {
    List<KvLayerBytes> layers =
        List.of(
            new KvLayerBytes(0, "turbo4", "turbo3", 10, 8),
            new KvLayerBytes(1, "turbo4", "turbo3", 10, 8),
            new KvLayerBytes(2, "q8_0", "turbo3", 20, 8),
            new KvLayerBytes(5, "q8_0", "turbo3", 20, 8));
    assertEquals(
        List.of(
            new LayerGroup(1, 2, "turbo4", "turbo3", 36),
            new LayerGroup(3, 3, "q8_0", "turbo3", 28),
            new LayerGroup(6, 6, "q8_0", "turbo3", 28)),
        LayerGroup.of(layers));
    assertEquals(List.of(), LayerGroup.of(List.of()));
  }
}
