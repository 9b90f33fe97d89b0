package dev.carrel.engine;

import dev.carrel.engine.CarrelException.Code;
import java.util.concurrent.atomic.AtomicBoolean;

/** A request to stop, made on one thread and obeyed on another. It cannot be taken back. */
public final class Cancellation {
  private final AtomicBoolean requested = new AtomicBoolean();

  /** Asks the work to stop; returns at once. */
  public void request() {
    requested.set(true);
  }

  public boolean isRequested() {
    return requested.get();
  }

  /**
   * Called by the work between steps.
   *
   * @throws CarrelException with {@link Code#CANCELLED} if it was asked to stop
   */
  public void throwIfRequested() {
    if (isRequested()) {
      throw new CarrelException(
          Code.CANCELLED, "Cancelled.", "Nothing was lost; start again when you like.");
    }
  }
}
