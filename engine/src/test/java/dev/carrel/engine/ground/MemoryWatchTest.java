// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class MemoryWatchTest {
  private static final long MB = 1_000_000;

  private long available = 5000 * MB;
  private final MemoryWatch watch =
      new MemoryWatch(() -> new MachineMemory(10_000 * MB, available, 1000 * MB));

  private boolean mustWait(long stillNeeded, long nowAvailable) {
    available = nowAvailable;
    return watch.check(stillNeeded).isPresent();
  }

  @Test
  void workGoesOnWhileWhatItNeedsAndSomeAirAreThere() {
    assertEquals(false, mustWait(4000 * MB, 5000 * MB));
    assertEquals(true, mustWait(4000 * MB, 4200 * MB));
  }

  @Test
  void threePercentStayFreeEvenIfNothingMoreIsNeeded() {
    assertEquals(false, mustWait(0, 301 * MB));
    assertEquals(true, mustWait(0, 299 * MB));
  }

  @Test
  void onceItWaitsItGoesOnOnlyWhenThereIsClearlyMoreRoom() {
    assertEquals(true, mustWait(0, 299 * MB));
    assertEquals(true, mustWait(0, 310 * MB));
    assertEquals(true, mustWait(0, 590 * MB));
    assertEquals(false, mustWait(0, 610 * MB));
    assertEquals(false, mustWait(0, 310 * MB));
  }

  @Test
  void onALargeMachineTheAirIsNoShareOfIt() {
    MemoryWatch large =
        new MemoryWatch(() -> new MachineMemory(1_000_000 * MB, 600 * MB, 1000 * MB));
    assertTrue(large.check(0).isEmpty());
  }

  @Test
  void itSaysWhatOthersHoldAndWhatIsMissing() {
    available = 100 * MB;
    // Others: 10,000 - 100 - 1,000; needed: 1,000 and three percent.
    assertEquals(
        Optional.of(new MemoryWatch.Pressure(100 * MB, 1300 * MB, 8900 * MB)),
        watch.check(1000 * MB));
  }
}
