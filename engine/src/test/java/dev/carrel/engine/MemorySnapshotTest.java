// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.model.ModelMemory;
import org.junit.jupiter.api.Test;

class MemorySnapshotTest {
  private static final ModelMemory USE = new ModelMemory(1000, 0, 1000, 1000);

  @Test
  void roomIsWhatTheBudgetLeavesAtTheLengthOfThePagesSoFar() {
    // 2,000 bytes are free, a token takes 1, a page 500.
    Room room = Room.of(USE, 4000, 1000, 1000, 0, 32_768, 2, 1000);
    assertEquals(2000, room.tokens());
    assertEquals(4, room.pages().orElseThrow());
  }

  @Test
  void roomEndsWhereTheModelWasTrainedToAndLeavesPlaceForAQuestion() {
    assertEquals(1000, Room.of(USE, 4000, 1000, 1000, 0, 2000, 2, 1000).tokens());
    assertEquals(700, Room.of(USE, 4000, 1000, 1000, 300, 2000, 2, 1000).tokens());
    assertEquals(0, Room.of(USE, 4000, 1000, 1000, 300, 1000, 2, 1000).tokens());
  }

  @Test
  void beforeAnythingIsReadThereIsNoEstimateOfPages() {
    assertTrue(Room.of(USE, 4000, 0, 0, 0, 32_768, 0, 0).pages().isEmpty());
    assertTrue(Room.of(USE, 4000, 1000, 0, 0, 32_768, 0, 0).pages().isEmpty());
  }
}
