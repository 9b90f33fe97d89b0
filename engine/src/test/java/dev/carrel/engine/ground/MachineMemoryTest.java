// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineMemoryTest {
  /** 6,000 can be had, 1,000 this process has already. */
  private static final MachineMemory MEMORY = new MachineMemory(10_000, 6000, 1000);

  @Test
  void theBudgetIsWhatTheProcessHasAndMostOfWhatIsAvailable() {
    assertEquals(1000 + 5400, MEMORY.budgetBytes(OptionalLong.empty()));
  }

  @Test
  void aPersonsLimitCounts() {
    assertEquals(3000, MEMORY.budgetBytes(OptionalLong.of(3000)));
    assertEquals(6900, MEMORY.budgetBytes(OptionalLong.of(6900)));
  }

  @Test
  void aLimitBeyondWhatCanBeHadIsNoBudget() {
    assertEquals(7000, MEMORY.budgetBytes(OptionalLong.of(50_000)));
  }
}
