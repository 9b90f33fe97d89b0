// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Brings the newest of many values to the FX thread. Values that come faster than they are taken
 * replace one another, so that a thousand reports a second never flood its queue.
 */
public final class Latest<T> {
  private final Executor ui;
  private final Consumer<T> consumer;
  private final AtomicReference<@Nullable T> waiting = new AtomicReference<>();

  /**
   * Makes a channel to the FX thread.
   *
   * @param ui runs things on the FX thread
   * @param consumer takes values there
   */
  public Latest(Executor ui, Consumer<T> consumer) {
    this.ui = ui;
    this.consumer = consumer;
  }

  /** Hands over a value from any thread; returns at once. */
  public void set(T value) {
    if (waiting.getAndSet(value) == null) {
      ui.execute(this::take);
    }
  }

  private void take() {
    T value = waiting.getAndSet(null);
    if (value != null) {
      consumer.accept(value);
    }
  }
}
