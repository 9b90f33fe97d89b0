package dev.carrel.engine.llama;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.llama.PhysicalMemory;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class MachineTest {
  /** 6,000 can be had, 1,000 this process has already. */
  private static final PhysicalMemory MEMORY = new PhysicalMemory(10_000, 6000, 1000);

  @Test
  void theBudgetIsWhatTheProcessHasAndMostOfWhatIsAvailable() {
    assertEquals(1000 + 5400, Machine.budgetBytes(OptionalLong.empty(), MEMORY));
  }

  @Test
  void aPersonsLimitCounts() {
    assertEquals(3000, Machine.budgetBytes(OptionalLong.of(3000), MEMORY));
    assertEquals(6900, Machine.budgetBytes(OptionalLong.of(6900), MEMORY));
  }

  @Test
  void aLimitBeyondWhatCanBeHadIsNoBudget() {
    assertEquals(7000, Machine.budgetBytes(OptionalLong.of(50_000), MEMORY));
  }
}
