// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.shelf;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TimeLeftTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void theRestGoesOnAtTheSpeedSoFar() {
    TimeLeft left = new TimeLeft(5 * SECOND);
    assertEquals(Optional.of(Duration.ofSeconds(30)), left.at(0.25, 15 * SECOND));
  }

  @Test
  void tooLittleIsNoGroundForAnEstimate() {
    assertEquals(Optional.empty(), new TimeLeft(0).at(0.01, SECOND));
    assertEquals(Optional.empty(), new TimeLeft(0).at(-1, SECOND));
  }
}
