// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.model.KvLoss;
import org.junit.jupiter.api.Test;

class GuardTest {
  @Test
  void oneInTenMayChange() {
    assertTrue(Guard.passes(new KvLoss(0.03, 0.90, 100_000)));
    assertFalse(Guard.passes(new KvLoss(0.03, 0.89, 100_000)));
  }

  @Test
  void aFewTokensDoNotMarkAProfileByChance() {
    assertTrue(Guard.passes(new KvLoss(0.03, 0.88, 256)));
    assertFalse(Guard.passes(new KvLoss(0.05, 0.853, 512)));
  }

  @Test
  void aCacheThatHasLostItsKeysIsMarkedOnAnyNumberOfTokens() {
    assertFalse(Guard.passes(new KvLoss(1.5, 0.5, 128)));
    assertFalse(Guard.passes(new KvLoss(Double.NaN, 1, 128)));
  }
}
