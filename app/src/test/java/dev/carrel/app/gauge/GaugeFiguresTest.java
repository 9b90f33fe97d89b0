// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.MemorySnapshot.CardMemory;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.model.ContextDetail;
import dev.carrel.engine.model.KvLayerBytes;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class GaugeFiguresTest {
  private static GaugeFigures of(ModelMemory use, long budget) {
    return of(use, budget, List.of(), Optional.empty());
  }

  private static GaugeFigures of(
      ModelMemory use, long budget, List<CardMemory> cards, Optional<Forecast> forecast) {
    MemorySnapshot memory =
        new MemorySnapshot(
            use,
            Optional.empty(),
            0,
            0,
            0,
            budget,
            cards,
            0,
            0,
            0,
            0,
            new Room(0, OptionalLong.empty(), ""),
            ContextDetail.NONE,
            Optional.empty());
    return GaugeFigures.of(memory, budget, forecast);
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
    assertEquals(4500, scale(figures));
  }

  @Test
  void whatIsHeldOverTheWindowMakesTheBarLongerWhereItWouldNotFit() {
    ModelMemory use = new ModelMemory(1000, 0, 1000, 1500);
    GaugeFigures figures = of(use, 4000, List.of(), Optional.of(new Forecast(3000, false)));
    assertEquals(5000, scale(figures));
    assertEquals(4000, scale(of(use, 4000)));
  }

  @Test
  void overTheBudgetNothingIsFree() {
    GaugeFigures figures = of(new ModelMemory(3000, 0, 2000, 2000), 4000);
    assertEquals(0, figures.freeBytes());
    assertEquals(1000, figures.overBytes());
    assertEquals(5000, scale(figures));
  }

  private static long scale(GaugeFigures figures) {
    return figures.memories().getFirst().scaleBytes();
  }

  @Test
  void eachMemoryHasItsBarWithWhatItWouldTakeInSixteenBitsAndItsBudget() {
    ModelMemory use =
        ModelMemory.of(
            List.of(
                MemoryPart.host(500, 50, 100, 400),
                new MemoryPart("Card", true, 3000, 300, 200, 900),
                new MemoryPart("In it", false, 70, 7, 0, 0)));
    GaugeFigures figures =
        of(
            use,
            1000,
            List.of(new CardMemory("Card", "A card", 3400)),
            Optional.of(new Forecast(30, true)));
    MemoryFigures ram = figures.memories().getFirst();
    MemoryFigures card = figures.memories().getLast();
    assertEquals(2, figures.memories().size(), "an integrated device has none of its own");
    assertEquals(727, ram.usedBytes());
    assertEquals(77, ram.sharedBytes());
    assertEquals(300, ram.savedBytes());
    assertEquals(10, ram.forecastBytes(), "a third of the context lies here");
    assertEquals(3500, card.usedBytes());
    assertEquals(100, card.overBytes());
    assertEquals(20, card.forecastBytes());
    assertEquals(4200, card.scaleBytes());
    assertEquals(use.totalBytes(), figures.usedBytes());
    assertEquals(100, figures.overBytes(), "what is free of the other makes up for nothing");
    assertEquals(273, figures.freeBytes());
  }

  @Test
  void layersInOtherPlacesAreToldApart() {
    assertEquals(
        List.of(
            new LayerGroup(1, 1, "f16", "f16", "CPU", "CPU", 2),
            new LayerGroup(2, 3, "f16", "f16", "Card", "CPU", 4)),
        LayerGroup.of(
            List.of(
                new KvLayerBytes(0, "f16", "f16", 1, 1),
                new KvLayerBytes(1, "f16", "f16", 1, 1, "Card", "CPU"),
                new KvLayerBytes(2, "f16", "f16", 1, 1, "Card", "CPU"))));
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
            new LayerGroup(1, 2, "turbo4", "turbo3", "CPU", "CPU", 36),
            new LayerGroup(3, 3, "q8_0", "turbo3", "CPU", "CPU", 28),
            new LayerGroup(6, 6, "q8_0", "turbo3", "CPU", "CPU", 28)),
        LayerGroup.of(layers));
    assertEquals(List.of(), LayerGroup.of(List.of()));
  }
}
