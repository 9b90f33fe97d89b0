// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;

/**
 * Watches over the file of the model in use, so that nothing more is answered after it was found
 * changed. Thread-safe.
 */
public interface ModelGuard extends AutoCloseable {
  /** Watches over nothing: for a model that is no file. */
  ModelGuard NONE = new ModelGuard() {};

  /**
   * Called before the model is used again. Quick while the file was not touched.
   *
   * @throws dev.carrel.engine.ground.CarrelException MODEL_CHANGED if it is not what it was
   */
  default void requireUnchanged(Cancellation cancellation) {}

  /** Called when something was answered: from now on nobody waits for a first answer. */
  default void answered() {}

  /** Ends what goes on in the background. */
  @Override
  default void close() {}
}
