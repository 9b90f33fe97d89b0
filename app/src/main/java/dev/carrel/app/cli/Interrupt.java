// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.Cancellation;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Turns Ctrl-C into a cancellation: the shutdown that it begins waits, for a few seconds at most,
 * until the command has put things in order. The process then exits with 130, or with 143 when it
 * was terminated.
 */
final class Interrupt implements AutoCloseable {
  static final Duration GRACE = Duration.ofSeconds(5);

  private static final int INTERRUPTED = 130;

  /** The exit statuses of processes that other signals have ended, by Java's threads for those. */
  private static final Map<String, Integer> ENDED =
      Map.of("SIGHUP handler", 129, "SIGTERM handler", 143);

  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread hook;

  Interrupt(Cancellation cancellation, PrintWriter err, Duration grace) {
    hook =
        new Thread(
            () -> {
              cancellation.request();
              awaitEnd(err, grace);
            },
            "carrel-interrupt");
    Runtime.getRuntime().addShutdownHook(hook);
  }

  private void awaitEnd(PrintWriter err, Duration grace) {
    try {
      if (!done.await(grace.toNanos(), TimeUnit.NANOSECONDS)) {
        err.println("carrel: the work did not stop in time and was ended");
        err.flush();
        // An exit in order takes down what threads of the model still compute with, and they crash.
        // What the store keeps survives a process that is gone at once.
        Runtime.getRuntime().halt(status());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Java does not say which signal it was, but the thread that waits for this one does. */
  private static int status() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(thread -> ENDED.get(thread.getName()))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(INTERRUPTED);
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
