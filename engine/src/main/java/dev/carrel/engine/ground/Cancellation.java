// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import dev.carrel.engine.ground.CarrelException.Code;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A request to stop, made on one thread and obeyed on another. It cannot be taken back. */
public final class Cancellation {
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private volatile boolean requested;

  /** A listener's stay; closing it ends it. */
  public interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /** Asks the work to stop; returns as soon as the listeners have heard of it. */
  public void request() {
    requested = true;
    listeners.forEach(Runnable::run);
  }

  public boolean isRequested() {
    return requested;
  }

  /**
   * Has something told of the request, for work that cannot look by itself; at once if it was made
   * before, and perhaps twice if it is made meanwhile.
   */
  public Registration onRequest(Runnable listener) {
    listeners.add(listener);
    if (requested) {
      listener.run();
    }
    return () -> listeners.remove(listener);
  }

  /**
   * Called by the work between steps.
   *
   * @throws CarrelException with {@link Code#CANCELLED} if it was asked to stop
   */
  public void throwIfRequested() {
    if (requested) {
      throw cancelled();
    }
  }

  /** What work that was asked to stop ends with. */
  public static CarrelException cancelled() {
    return new CarrelException(
        Code.CANCELLED, "Cancelled.", "Nothing was lost; start again when you like.");
  }
}
