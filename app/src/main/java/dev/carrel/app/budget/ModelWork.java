// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import java.util.Optional;

/** What can be found out about a model that is here; takes seconds, so not on the FX thread. */
public interface ModelWork {
  /**
   * What it could read on this machine.
   *
   * @param model its name
   * @return empty if it is not here
   * @throws dev.carrel.engine.ground.CarrelException MODEL_INVALID and others of its codes
   */
  Optional<Outlook> look(String model, ReadOptions options, Cancellation cancellation);

  /**
   * Measures what each profile loses on it: about a minute.
   *
   * @throws dev.carrel.engine.ground.CarrelException MODEL_MISSING, OUT_OF_MEMORY, CANCELLED
   */
  Calibration measure(String model, Progress progress, Cancellation cancellation);
}
