// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import javafx.application.Platform;

/**
 * How long the FX thread lets others wait. A probe is sent to it every few milliseconds; how late
 * it comes, less what the threads that make frames waited for a processor, is the pause. A second
 * thread that only sleeps tells how late the machine itself is, which is no fault of the desk.
 */
final class PauseWatch implements AutoCloseable {
  private static final long PERIOD = 4_000_000;

  private final SchedulerDelay delay = new SchedulerDelay();
  private final AtomicLong probes = new AtomicLong();
  private final AtomicBoolean over = new AtomicBoolean();
  private final Thread probing;
  private final Thread sleeping;
  private volatile long longest;
  private volatile long machine;
  private volatile String where = "";

  private PauseWatch(Thread fx) {
    probing = Thread.ofPlatform().daemon().start(() -> probe(fx));
    sleeping = Thread.ofPlatform().daemon().start(this::sleep);
  }

  static PauseWatch start() {
    return new PauseWatch(Fx.get(Thread::currentThread));
  }

  private void probe(Thread fx) {
    while (!over.get()) {
      AtomicBoolean seen = new AtomicBoolean();
      long delayed = delay.nanos();
      long sent = System.nanoTime();
      Platform.runLater(() -> seen.set(true));
      String busyWith = "";
      while (!seen.get() && !over.get()) {
        LockSupport.parkNanos(PERIOD / 4);
        if (busyWith.isEmpty() && System.nanoTime() - sent > 40_000_000) {
          busyWith = stack(fx);
        }
      }
      long pause = System.nanoTime() - sent - (delay.nanos() - delayed);
      if (pause > longest) {
        longest = pause;
        where = busyWith;
      }
      probes.incrementAndGet();
      LockSupport.parkNanos(PERIOD);
    }
  }

  private static String stack(Thread fx) {
    StringBuilder text = new StringBuilder();
    for (StackTraceElement frame : fx.getStackTrace()) {
      text.append("\n  at ").append(frame);
    }
    return text.toString();
  }

  private void sleep() {
    while (!over.get()) {
      long before = System.nanoTime();
      LockSupport.parkNanos(PERIOD);
      machine = Math.max(machine, System.nanoTime() - before - PERIOD);
    }
  }

  /** Returns when a probe that was sent after this call came back. */
  void settle() {
    long before = probes.get();
    // The one under way may have been sent before.
    while (probes.get() < before + 2) {
      LockSupport.parkNanos(PERIOD);
    }
  }

  /** The longest pause so far, in milliseconds. */
  double longest() {
    return longest / 1e6;
  }

  /** By how much the machine was late at most, in milliseconds. */
  double machine() {
    return machine / 1e6;
  }

  /** What the FX thread did in the longest pause. */
  String where() {
    return where;
  }

  @Override
  public void close() {
    over.set(true);
    try {
      probing.join();
      sleeping.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
