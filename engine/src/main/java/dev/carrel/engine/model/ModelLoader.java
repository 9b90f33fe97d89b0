// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;

/** Brings a language model into memory when it is first needed. */
@FunctionalInterface
public interface ModelLoader {
  /**
   * Loads the model.
   *
   * @throws dev.carrel.engine.ground.CarrelException MODEL_MISSING, MODEL_INVALID, MODEL_CHANGED,
   *     OUT_OF_MEMORY, CANCELLED
   */
  LanguageModel load(Progress progress, Cancellation cancellation);

  /**
   * From now on loads for the processor alone, whatever was wished: a device was lost, which no
   * process gets back.
   *
   * @return false if it does already
   */
  default boolean withoutDevices() {
    return false;
  }

  /** What watches over the model that was loaded last; closed by whoever loads. */
  default ModelGuard guard() {
    return ModelGuard.NONE;
  }
}
