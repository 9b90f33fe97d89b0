// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.ForkedJvm;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import dev.carrel.llama.TestModels;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;

class InterruptTest {
  /** Run in a process of its own: has a model compute, and hears of no cancellation. */
  static final class Deaf {
    private static final int TOKENS = 256;

    private Deaf() {}

    public static void main(String[] arguments) {
      LlamaModel model =
          LlamaModel.load(Path.of(arguments[0]), LlamaModel.Options.DEFAULT, LoadProgress.NONE);
      LlamaContext context =
          model.newContext(LlamaContext.Options.of(2 * TOKENS).withThreads(2, 2));
      int[] tokens = IntStream.range(0, TOKENS).map(n -> 5 + n % 9).toArray();
      Interrupt _ =
          new Interrupt(
              new Cancellation(),
              new PrintWriter(System.out, false, UTF_8),
              Duration.ofMillis(100));
      System.out.println("begin");
      while (true) {
        context.clear();
        context.decode(Batch.of(tokens, 0, 0));
      }
    }
  }

  @Test
  @DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no signals")
  void aProcessWhoseModelComputesOnIsEndedByTheSignalAndDoesNotCrash() throws Exception {
    for (int round = 0; round < 3; round++) {
      try (ForkedJvm deaf = ForkedJvm.start(Deaf.class, TestModels.smolLm2().toString())) {
        assertEquals("begin", deaf.nextLine());
        deaf.terminate();
        assertEquals("carrel: the work did not stop in time and was ended", deaf.nextLine());
        assertEquals(143, deaf.end());
      }
    }
  }
}
