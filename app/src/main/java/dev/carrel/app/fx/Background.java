// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;

/**
 * Where the desk's work is done. Each {@link Lane} does one thing after another; lanes run beside
 * one another.
 */
public final class Background implements AutoCloseable {
  private static final long CLOSE_SECONDS = 5;

  /** A queue of its own, named for what waits in it. */
  public enum Lane {
    /** Files into documents. */
    FILES,
    /** Pictures of documents into text: minutes to hours. */
    SCANS,
    /** Documents into the model, one after another in the order of the queue. */
    READING,
    /** Questions: beside the reading queue, so that a question is next when a document is done. */
    ANSWERS,
    /** Reviews: minutes to days, until they are paused. */
    REVIEWS,
    /** Models that are fetched or measured, and the move of the data folder: minutes. */
    MODELS,
    /** What models could do on this machine: a second or two each. */
    OUTLOOKS,
    /** What two documents differ in: seconds where they are long. */
    COMPARISONS,
    /** Searchable copies of scans: seconds where they are long. */
    COPIES,
    /** Drawings of pages. */
    PAGES,
    /** What files would take that hover over the window. */
    ESTIMATES,
    /** Searches by meaning: milliseconds, but the first loads a model. */
    MEANING,
    /** What takes milliseconds: searches, lists, memory. */
    QUICK
  }

  private final Executor ui;
  private final Map<Lane, ExecutorService> lanes = new EnumMap<>(Lane.class);
  private final Set<BackgroundTask<?>> unfinished = ConcurrentHashMap.newKeySet();

  /** Tells outcomes on the FX thread. */
  public Background() {
    this(Platform::runLater);
  }

  /**
   * Tells outcomes elsewhere, for tests.
   *
   * @param ui runs what the tasks tell, one after another
   */
  public Background(Executor ui) {
    this.ui = ui;
    for (Lane lane : Lane.values()) {
      lanes.put(lane, Executors.newSingleThreadExecutor(work -> thread(lane, work)));
    }
  }

  private static Thread thread(Lane lane, Runnable work) {
    return Thread.ofPlatform().daemon().name("desk-" + lane).unstarted(work);
  }

  /**
   * Makes a task; nothing happens before it is started.
   *
   * @param title what it does, for logs
   */
  public <T> BackgroundTask<T> task(Lane lane, String title, Job<T> job) {
    BackgroundTask<T> task = new BackgroundTask<>(title, job, lane(lane), ui, unfinished::remove);
    unfinished.add(task);
    return task;
  }

  /** The FX thread. */
  public Executor ui() {
    return ui;
  }

  private Executor lane(Lane lane) {
    ExecutorService service = lanes.get(lane);
    if (service == null) {
      throw new IllegalStateException("no lane " + lane);
    }
    return service;
  }

  /**
   * Asks everything to stop that need not be {@linkplain BackgroundTask#finishedAtClose finished},
   * and waits a few seconds until all has ended.
   */
  @Override
  public void close() {
    unfinished.stream().filter(task -> !task.isFinishedAtClose()).forEach(BackgroundTask::cancel);
    // Not shutdownNow: an interrupt would close the file channels of the index under its feet.
    lanes.values().forEach(ExecutorService::shutdown);
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(CLOSE_SECONDS);
    for (ExecutorService lane : lanes.values()) {
      try {
        if (!lane.awaitTermination(until - System.nanoTime(), TimeUnit.NANOSECONDS)) {
          System.getLogger(Background.class.getName())
              .log(System.Logger.Level.WARNING, "A background task did not stop in time.");
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }
}
