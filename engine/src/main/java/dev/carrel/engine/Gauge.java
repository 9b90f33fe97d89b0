// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What is in memory, as a value that can be watched: ten times a second while anybody does, also
 * while the model computes. Thread-safe.
 */
public final class Gauge implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Gauge.class.getName());
  private static final long PERIOD_MILLIS = 100;

  private final Supplier<MemorySnapshot> look;
  private final CopyOnWriteArrayList<Consumer<MemorySnapshot>> watchers =
      new CopyOnWriteArrayList<>();
  private Optional<ScheduledExecutorService> clock = Optional.empty();
  private Optional<MemorySnapshot> told = Optional.empty();

  Gauge(Supplier<MemorySnapshot> look) {
    this.look = look;
  }

  /** A watcher's stay; closing it ends it. */
  public interface Watch extends AutoCloseable {
    @Override
    void close();
  }

  /** The figures now. */
  public MemorySnapshot now() {
    return look.get();
  }

  /**
   * Tells the figures now, and from then on whenever they have changed.
   *
   * @param watcher called on a thread of the gauge's own; returns at once
   */
  public Watch watch(Consumer<MemorySnapshot> watcher) {
    synchronized (this) {
      told = Optional.empty(); // so that the new one hears too
      watchers.add(watcher);
      if (clock.isEmpty()) {
        clock = Optional.of(start());
      }
    }
    return () -> leave(watcher);
  }

  private ScheduledExecutorService start() {
    ScheduledExecutorService started =
        Executors.newSingleThreadScheduledExecutor(
            work -> Thread.ofPlatform().daemon().name("gauge").unstarted(work));
    var _ = started.scheduleAtFixedRate(this::tick, 0, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    return started;
  }

  private void tick() {
    try {
      MemorySnapshot now = look.get();
      synchronized (this) {
        if (told.filter(now::equals).isPresent()) {
          return;
        }
        told = Optional.of(now);
      }
      watchers.forEach(watcher -> watcher.accept(now));
    } catch (RuntimeException e) {
      // The gauge must not be the first to die of somebody else's trouble; it looks again.
      LOG.log(System.Logger.Level.DEBUG, "no figures for the gauge", e);
    }
  }

  private synchronized void leave(Consumer<MemorySnapshot> watcher) {
    watchers.remove(watcher);
    if (watchers.isEmpty()) {
      clock.ifPresent(ScheduledExecutorService::shutdown);
      clock = Optional.empty();
    }
  }

  /** Tells nobody any more. */
  @Override
  public synchronized void close() {
    watchers.clear();
    clock.ifPresent(ScheduledExecutorService::shutdown);
    clock = Optional.empty();
  }
}
