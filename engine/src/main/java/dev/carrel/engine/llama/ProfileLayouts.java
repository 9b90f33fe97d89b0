// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaModel;
import java.util.Optional;

/** What profiles mean on a model that a benchmark has loaded by itself. */
public final class ProfileLayouts {
  private ProfileLayouts() {}

  /**
   * The layout of a profile, from the model's calibration, which is made if it is not there.
   *
   * @param file what {@code model} was loaded from
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY
   */
  public static KvLayout of(
      KvProfile profile,
      LlamaModel model,
      InstalledModel file,
      Calibrations calibrations,
      Cancellation cancellation) {
    try (LlamaModel planner =
        LlamaModel.load(
            file.path(),
            LlamaModel.Options.DEFAULT.withMode(LlamaModel.Mode.PLAN),
            share -> true)) {
      LlamaKvProfiles profiles =
          LlamaKvProfiles.of(
              model, planner, Optional.of(new LlamaKvProfiles.Place(file, calibrations)));
      if (profiles.calibration() instanceof Calibration.NotYet) {
        profiles.calibrate(Progress.SILENT, cancellation);
      }
      return profiles.layout(profile);
    }
  }
}
