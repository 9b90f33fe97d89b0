// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AssignmentTest {
  private static final int LAYERS = 8;
  private static final KvCosts COSTS = new FakeMeter(LAYERS, 1, 1, slot -> 0).costs();

  private static SlotLosses losses(int layer, Side side, double much) {
    SlotLosses losses = new SlotLosses();
    for (KvCosts.Place place : COSTS.places()) {
      boolean bad = place.slot().equals(new KvSlot(layer, side));
      set(losses, place.slot(), bad ? much : 0.001);
    }
    return losses;
  }

  private static void set(SlotLosses losses, KvSlot slot, double loss) {
    losses.set(slot, KvType.TURBO3, loss);
    losses.set(slot, KvType.TURBO4, loss / 4);
    losses.set(slot, KvType.Q8_0, loss / 1000);
  }

  @Test
  void thePlaceThatLosesMostGetsTheMostBits() {
    KvTypes types = Assignment.within(3.7, LAYERS, COSTS, losses(2, Side.KEYS, 1));
    assertEquals(KvType.Q8_0, types.keys().get(2));
    assertEquals(
        1,
        Stream.concat(types.keys().stream(), types.values().stream())
            .filter(type -> type == KvType.Q8_0)
            .count());
    assertTrue(COSTS.bitsPerValue(types) <= 3.7, types.toString());
    assertTrue(COSTS.bitsPerValue(types) > 3.6, "the budget is used: " + types);
  }

  @Test
  void aBudgetOfTheSmallestTypesGivesTheSmallestTypes() {
    KvTypes types = Assignment.within(3.125, LAYERS, COSTS, losses(0, Side.VALUES, 1));
    assertEquals(KvTypes.uniform(KvType.TURBO3, KvType.TURBO3, LAYERS), types);
    assertEquals(types, Assignment.within(1, LAYERS, COSTS, losses(0, Side.VALUES, 1)));
  }

  @Test
  void aBudgetForAllGivesAllTheBest() {
    KvTypes types = Assignment.within(16, LAYERS, COSTS, losses(0, Side.VALUES, 1));
    assertEquals(KvTypes.uniform(KvType.Q8_0, KvType.Q8_0, LAYERS), types);
  }

  @Test
  void nothingIsSpentWhereNothingIsGained() {
    assertEquals(
        KvTypes.uniform(KvType.TURBO3, KvType.TURBO3, LAYERS),
        Assignment.within(8, LAYERS, COSTS, new SlotLosses()));
  }

  @Test
  void aTypeThatTakesNoMoreAndLosesLessIsTakenWithoutRoom() {
    KvSlot slot = new KvSlot(0, Side.KEYS);
    KvCosts fallsBack =
        new KvCosts(
            List.of(
                new KvCosts.Place(
                    slot,
                    80,
                    Map.of(KvType.TURBO3, 160L, KvType.TURBO4, 160L, KvType.Q8_0, 160L))));
    SlotLosses losses = new SlotLosses();
    set(losses, slot, 1);
    assertEquals(KvType.Q8_0, Assignment.within(16, 1, fallsBack, losses).at(slot));
  }

  @Test
  void atRandomTheBudgetHoldsAndNoSameTypesForAllAreBetter() {
    long seed = 20261124;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      SlotLosses losses = new SlotLosses();
      COSTS.places().forEach(p -> set(losses, p.slot(), Math.exp(4 * random.nextGaussian())));
      double most = 3.2 + 5 * random.nextDouble();
      KvTypes types = Assignment.within(most, LAYERS, COSTS, losses);
      assertTrue(COSTS.bitsPerValue(types) <= most, "seed " + seed + " round " + round);
      for (KvType type : KvMeter.TYPES) {
        KvTypes same = KvTypes.uniform(type, type, LAYERS);
        assertTrue(
            COSTS.bitsPerValue(same) > most || total(losses, types) <= total(losses, same) + 1e-9,
            "seed " + seed + " round " + round);
      }
    }
  }

  private static double total(SlotLosses losses, KvTypes types) {
    return COSTS.places().stream()
        .mapToDouble(place -> losses.get(place.slot(), types.at(place.slot())))
        .sum();
  }

  @Test
  void layersWithoutKeysKeepAnyType() {
    KvTypes types = Assignment.within(4, LAYERS + 1, COSTS, losses(2, Side.KEYS, 1));
    assertEquals(LAYERS + 1, types.layers());
    assertEquals(Collections.nCopies(1, KvType.TURBO3), types.values().subList(LAYERS, LAYERS + 1));
  }
}
