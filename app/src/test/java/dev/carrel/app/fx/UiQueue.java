// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * Stands for the FX thread where a test drives view models: what is told is told while it waits.
 */
public final class UiQueue implements Executor {
  private final BlockingQueue<Runnable> told = new LinkedBlockingQueue<>();

  @Override
  public void execute(Runnable work) {
    told.add(work);
  }

  /** Runs what is told, on this thread, until something is so. */
  public void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    try {
      while (!condition.getAsBoolean()) {
        Runnable next = told.poll(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        if (next == null) {
          throw new AssertionError("not in time: " + what);
        }
        next.run();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted while waiting: " + what, e);
    }
  }
}
