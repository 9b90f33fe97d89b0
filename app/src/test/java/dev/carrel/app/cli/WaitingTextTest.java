// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.Waiting;
import dev.carrel.engine.ground.MemoryWatch.Pressure;
import org.junit.jupiter.api.Test;

class WaitingTextTest {
  private static final long MB = 1_000_000;

  @Test
  void thePersonIsToldWhatOthersHoldAndWhatIsMissing() {
    String sentence =
        WaitingText.of(new Waiting.ForMemory(new Pressure(100 * MB, 1300 * MB, 8900 * MB)));
    assertTrue(sentence.contains("8.9 GB"), sentence);
    assertTrue(sentence.contains("100 MB") && sentence.contains("1.3 GB"), sentence);
  }

  @Test
  void aPauseIsCalledAPause() {
    assertEquals("Reading is paused.", WaitingText.of(new Waiting.Paused()));
  }
}
