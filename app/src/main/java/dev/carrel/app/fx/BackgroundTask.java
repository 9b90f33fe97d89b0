// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * One piece of work beside the FX thread, with its progress, and exactly one outcome: done, failed
 * or cancelled. Everything it tells is told on the FX thread.
 *
 * <p>Made by {@link Background#task}; listeners are set before {@link #start}.
 */
public final class BackgroundTask<T> {
  private static final System.Logger LOG = System.getLogger(BackgroundTask.class.getName());

  private final String title;
  private final Job<T> job;
  private final Executor lane;
  private final Executor ui;
  private final Consumer<BackgroundTask<?>> onLeft;
  private final Cancellation cancellation = new Cancellation();
  private final AtomicBoolean started = new AtomicBoolean();
  private final AtomicBoolean finished = new AtomicBoolean();
  private boolean finishedAtClose;

  private Runnable onRunning = () -> {};
  private Consumer<Step> onProgress = step -> {};
  private Consumer<T> onDone = result -> {};
  private Consumer<CarrelException> onFailed = error -> {};
  private Runnable onCancelled = () -> {};

  BackgroundTask(
      String title, Job<T> job, Executor lane, Executor ui, Consumer<BackgroundTask<?>> onLeft) {
    this.title = title;
    this.job = job;
    this.lane = lane;
    this.ui = ui;
    this.onLeft = onLeft;
  }

  /** What it does, for logs. */
  public String title() {
    return title;
  }

  /** Called when its turn has come. */
  public BackgroundTask<T> onRunning(Runnable listener) {
    onRunning = listener;
    return this;
  }

  public BackgroundTask<T> onProgress(Consumer<Step> listener) {
    onProgress = listener;
    return this;
  }

  public BackgroundTask<T> onDone(Consumer<T> listener) {
    onDone = listener;
    return this;
  }

  public BackgroundTask<T> onFailed(Consumer<CarrelException> listener) {
    onFailed = listener;
    return this;
  }

  public BackgroundTask<T> onCancelled(Runnable listener) {
    onCancelled = listener;
    return this;
  }

  /** The desk closes only when it is done: for what a person has already been told is done. */
  public BackgroundTask<T> finishedAtClose() {
    finishedAtClose = true;
    return this;
  }

  boolean isFinishedAtClose() {
    return finishedAtClose;
  }

  /** Takes its place in the lane. */
  public BackgroundTask<T> start() {
    try {
      lane.execute(this::run);
    } catch (RejectedExecutionException e) {
      // The desk is closing: it ends as if it had been cancelled.
      cancel();
    }
    return this;
  }

  /**
   * Asks it to stop. One that still waits for its turn is cancelled at once; one that runs, when
   * the work obeys.
   */
  public void cancel() {
    cancellation.request();
    if (started.compareAndSet(false, true)) {
      finish(onCancelled);
    }
  }

  public boolean isCancelRequested() {
    return cancellation.isRequested();
  }

  private void run() {
    if (!started.compareAndSet(false, true)) {
      return;
    }
    ui.execute(onRunning);
    Latest<Step> steps = new Latest<>(ui, this::tell);
    try {
      T result =
          job.run((stage, done, total) -> steps.set(new Step(stage, done, total)), cancellation);
      finish(() -> onDone.accept(result));
    } catch (CarrelException e) {
      finish(e.code() == Code.CANCELLED ? onCancelled : () -> onFailed.accept(e));
    } catch (RuntimeException | Error e) {
      LOG.log(System.Logger.Level.ERROR, "\"" + title + "\" failed unexpectedly", e);
      report(e);
      finish(() -> onFailed.accept(unexpected(e)));
    }
  }

  /** It is told where it belongs; what is to be repaired is reported as if nobody had caught it. */
  private static void report(Throwable cause) {
    Optional.ofNullable(Thread.getDefaultUncaughtExceptionHandler())
        .ifPresent(handler -> handler.uncaughtException(Thread.currentThread(), cause));
  }

  private void tell(Step step) {
    if (!finished.get()) {
      onProgress.accept(step);
    }
  }

  private void finish(Runnable outcome) {
    if (finished.compareAndSet(false, true)) {
      onLeft.accept(this);
      ui.execute(outcome);
    }
  }

  private CarrelException unexpected(Throwable cause) {
    Strings strings = Strings.of(BackgroundTask.class);
    return new CarrelException(
        Code.INTERNAL,
        strings.get("unexpected", title, String.valueOf(cause)),
        strings.get("unexpected.remedy"),
        cause);
  }
}
