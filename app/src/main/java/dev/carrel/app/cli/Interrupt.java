// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.Cancellation;
import java.io.PrintWriter;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a cancellation: the shutdown that it begins waits, for a few seconds at most,
 * until the command has put things in order. The JVM then exits with 130 (or 143 when terminated).
 */
final class Interrupt implements AutoCloseable {
  private static final long GRACE_SECONDS = 5;

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Interrupt(Cancellation cancellation, PrintWriter err) {
    hook =
        new Thread(
            () -> {
              cancellation.request();
              awaitEnd(err);
            },
            "carrel-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd(PrintWriter err) {
    try {
      if (!done.await(GRACE_SECONDS, TimeUnit.SECONDS)) {
        err.println("carrel: the work did not stop in time and was ended");
        err.flush();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The command has ended, one way or the other. */
  @Override
  public void close() {
    done.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // The shutdown is under way: the hook itself is what waits for this.
    }
  }
}
