// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.fx;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;

/** Work that may take long. It runs beside the FX thread and touches no node. */
@FunctionalInterface
public interface Job<T> {
  /**
   * Does the work.
   *
   * @param progress hears how far it has come
   * @param cancellation asks it to stop
   */
  T run(Progress progress, Cancellation cancellation);
}
