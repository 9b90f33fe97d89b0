// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;

/**
 * Watches a transfer that may hang in a blocking call: closes it when it is cancelled or when
 * nothing has come for too long, so that the blocked call ends.
 */
final class Stall implements AutoCloseable {
  private static final long LOOK_MILLIS = 50;

  private final Closeable transfer;
  private final Cancellation cancellation;
  private final Duration patience;
  private final Thread watcher;
  private volatile long lastNanos = System.nanoTime();
  private volatile boolean stalled;

  Stall(Closeable transfer, Duration patience, Cancellation cancellation) {
    this.transfer = transfer;
    this.cancellation = cancellation;
    this.patience = patience;
    this.watcher = Thread.ofVirtual().name("carrel-stall").start(this::watch);
  }

  private void watch() {
    try {
      while (!cancellation.isRequested() && !isOverdue()) {
        Thread.sleep(LOOK_MILLIS);
      }
      stalled = !cancellation.isRequested();
      transfer.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the transfer ended by itself
    } catch (IOException e) {
      System.getLogger(Stall.class.getName())
          .log(System.Logger.Level.DEBUG, "closing a stalled transfer", e);
    }
  }

  private boolean isOverdue() {
    return System.nanoTime() - lastNanos > patience.toNanos();
  }

  /** Something has come. */
  void alive() {
    lastNanos = System.nanoTime();
  }

  /** The better reason for a call that failed because the transfer was closed from here. */
  IOException explain(IOException e) {
    cancellation.throwIfRequested();
    return stalled ? new IOException("nothing came for " + patience.toSeconds() + " s", e) : e;
  }

  @Override
  public void close() {
    watcher.interrupt();
  }
}
