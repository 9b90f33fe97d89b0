// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.Gate;
import dev.carrel.engine.ground.Cancellation;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.junit.jupiter.api.Test;

class PauseGateTest {
  private final ReentrantLock computing = new ReentrantLock(true);
  private final PauseGate pause = new PauseGate(computing, Optional::empty);
  private final Gate gate = pause.of(new Cancellation());

  @Test
  void aThreadThatDoesNotHoldTheModelOrHoldsItTwiceIsAMistakeThatIsSaid() {
    assertThrows(IllegalStateException.class, gate::pass);
    computing.lock();
    try {
      gate.pass();
      assertEquals(1, computing.getHoldCount());
      assertTrue(computing.tryLock());
      IllegalStateException twice = assertThrows(IllegalStateException.class, gate::pass);
      assertTrue(String.valueOf(twice.getMessage()).contains("2 times"), twice.getMessage());
      assertEquals(2, computing.getHoldCount());
    } finally {
      computing.unlock();
    }
  }
}
