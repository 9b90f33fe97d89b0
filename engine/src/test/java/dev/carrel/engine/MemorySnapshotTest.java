// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.MemorySnapshot.CardMemory;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.ground.ComputeDevice;
import dev.carrel.engine.ground.ComputeDevice.Kind;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.List;
import org.junit.jupiter.api.Test;

class MemorySnapshotTest {
  private static final ModelMemory USE = new ModelMemory(1000, 0, 1000, 1000);

  @Test
  void roomIsWhatTheBudgetLeavesAtTheLengthOfThePagesSoFar() {
    // 2,000 bytes are free, a token takes 1, a page 500.
    Room room = Room.of(USE, 4000, List.of(), 1000, 1000, 0, 32_768, 2, 1000);
    assertEquals(2000, room.tokens());
    assertEquals(4, room.pages().orElseThrow());
  }

  @Test
  void roomEndsWhereTheModelWasTrainedToAndLeavesPlaceForAQuestion() {
    assertEquals(1000, Room.of(USE, 4000, List.of(), 1000, 1000, 0, 2000, 2, 1000).tokens());
    assertEquals(700, Room.of(USE, 4000, List.of(), 1000, 1000, 300, 2000, 2, 1000).tokens());
    assertEquals(0, Room.of(USE, 4000, List.of(), 1000, 1000, 300, 1000, 2, 1000).tokens());
  }

  @Test
  void beforeAnythingIsReadThereIsNoEstimateOfPages() {
    assertTrue(Room.of(USE, 4000, List.of(), 0, 0, 0, 32_768, 0, 0).pages().isEmpty());
    assertTrue(Room.of(USE, 4000, List.of(), 1000, 0, 0, 32_768, 0, 0).pages().isEmpty());
  }

  @Test
  void theRoomSaysWhatEndsIt() {
    assertEquals("RAM", Room.of(USE, 4000, List.of(), 1000, 1000, 0, 32_768, 2, 1000).limitedBy());
    assertEquals(
        Room.BY_MODEL, Room.of(USE, 4000, List.of(), 1000, 1000, 0, 2000, 2, 1000).limitedBy());
    assertEquals("", Room.of(USE, 4000, List.of(), 0, 0, 0, 32_768, 0, 0).limitedBy());
  }

  @Test
  void theTighterOfTwoMemoriesEndsTheRoom() {
    ModelMemory use =
        ModelMemory.of(
            List.of(
                MemoryPart.host(0, 0, 1000, 1000),
                new MemoryPart("Card", true, 5000, 0, 1000, 1000)));
    // A token takes a byte of either; the machine has 9,000 left, the card 500.
    List<CardMemory> cards = List.of(new CardMemory("Card", "A card", 6500));
    Room room = Room.of(use, 10_000, cards, 1000, 1000, 0, 32_768, 2, 1000);
    assertEquals(500, room.tokens());
    assertEquals("Card", room.limitedBy());
  }

  @Test
  void aCardWithoutKeysAndValuesEndsNothing() {
    ModelMemory use =
        ModelMemory.of(
            List.of(
                MemoryPart.host(0, 0, 1000, 1000), new MemoryPart("Card", true, 5000, 0, 0, 0)));
    List<CardMemory> full = List.of(new CardMemory("Card", "A card", 5000));
    assertEquals("RAM", Room.of(use, 10_000, full, 1000, 1000, 0, 32_768, 2, 1000).limitedBy());
  }

  @Test
  void cardsAreAskedOnceASecondAndNotAtAllWhereNothingLiesThere() {
    int[] asked = {0};
    long[] now = {0};
    CardBudgets budgets =
        new CardBudgets(
            () -> {
              asked[0]++;
              return List.of(
                  new ComputeDevice(
                      "Card", "A card", Kind.DISCRETE, 3_000_000_000L, 8_000_000_000L));
            },
            () -> now[0]);
    assertEquals(List.of(), budgets.of(USE));
    assertEquals(0, asked[0]);
    ModelMemory use =
        ModelMemory.of(List.of(new MemoryPart("Card", true, 4_000_000_000L, 0, 0, 0)));
    for (int i = 0; i < 10; i++) {
      // 7 GB less a margin of 6 % of 8 GB.
      assertEquals(List.of(new CardMemory("Card", "A card", 6_520_000_000L)), budgets.of(use));
      now[0] += 200_000_000;
    }
    assertEquals(2, asked[0]);
  }
}
