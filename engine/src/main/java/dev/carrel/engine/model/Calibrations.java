// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.util.Optional;

/** Where a model's calibration comes from: kept from before, or measured now. */
public interface Calibrations {
  /** What was measured before; empty if nothing was, or if what is there is of no use. */
  Optional<Calibration.Measured> find(InstalledModel model, KvMeter meter);

  /**
   * Measures the model and keeps the result.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY: nothing is kept then
   */
  Calibration make(
      InstalledModel model, KvMeter meter, Progress progress, Cancellation cancellation);

  /**
   * Measures which heads find what answers a question and whether the model can judge, and keeps
   * that with what was measured before, which stays as it is.
   *
   * @param progress hears of {@link Progress.Stage#CALIBRATE_TOKENS}
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY: nothing is kept then
   */
  Calibration.Measured addEvidence(
      InstalledModel file,
      LanguageModel model,
      Calibration.Measured measured,
      Progress progress,
      Cancellation cancellation);

  /** Threads that a measurement computes with. */
  int threads();
}
