// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.Gate;
import dev.carrel.engine.ground.Cancellation;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Stops reading between two batches: while a person has paused it, while others take the memory,
 * and for as long as others who want the model need it.
 */
final class PauseGate {
  /** How often memory is looked at while reading waits for it. */
  private static final long LOOK_AGAIN_MILLIS = 500;

  private final ReentrantLock computing;
  private final Supplier<Optional<Waiting>> memoryTrouble;
  private final Object monitor = new Object();
  private boolean paused;
  private volatile Optional<Waiting> waiting = Optional.empty();

  /**
   * Makes an open gate.
   *
   * @param computing held by the thread that passes
   * @param memoryTrouble says why reading must wait; empty if it need not
   */
  PauseGate(ReentrantLock computing, Supplier<Optional<Waiting>> memoryTrouble) {
    this.computing = computing;
    this.memoryTrouble = memoryTrouble;
  }

  void pause() {
    synchronized (monitor) {
      paused = true;
    }
  }

  void resume() {
    synchronized (monitor) {
      paused = false;
      monitor.notifyAll();
    }
  }

  boolean isPaused() {
    synchronized (monitor) {
      return paused;
    }
  }

  /** Why reading stands still; empty if it does not. */
  Optional<Waiting> waiting() {
    return waiting;
  }

  /** The gate of one reading, which a request to stop also opens. */
  Gate of(Cancellation cancellation) {
    return () -> {
      requireHeldOnce();
      if (!computing.hasQueuedThreads() && reason().isEmpty()) {
        return;
      }
      computing.unlock();
      try (Cancellation.Registration _ = cancellation.onRequest(this::wake)) {
        await(cancellation);
      } finally {
        computing.lock();
      }
      cancellation.throwIfRequested();
    };
  }

  /** Held twice, the lock would stay held while others are let through: all would stand still. */
  private void requireHeldOnce() {
    if (computing.getHoldCount() != 1) {
      throw new IllegalStateException(
          "the thread that reads must hold the model once, and holds it %d times"
              .formatted(computing.getHoldCount()));
    }
  }

  private Optional<Waiting> reason() {
    return isPaused() ? Optional.of(new Waiting.Paused()) : memoryTrouble.get();
  }

  private void wake() {
    synchronized (monitor) {
      monitor.notifyAll();
    }
  }

  private void await(Cancellation cancellation) {
    try {
      for (Optional<Waiting> why = reason(); why.isPresent(); why = reason()) {
        waiting = why;
        synchronized (monitor) {
          if (cancellation.isRequested()) {
            return;
          }
          monitor.wait(LOOK_AGAIN_MILLIS);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Cancellation.cancelled();
    } finally {
      waiting = Optional.empty();
    }
  }
}
