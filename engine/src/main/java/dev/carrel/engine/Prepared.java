// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.KvProfile;
import java.util.Locale;
import java.util.Optional;

/**
 * Options that the model can be read with.
 *
 * @param options those wanted, perhaps with another profile
 * @param note why the profile is another, or why it should be, as a sentence; empty if all is well
 */
public record Prepared(ReadOptions options, Optional<String> note) {

  static Prepared of(ReadOptions wanted, boolean insist, String model, Calibration calibration) {
    KvProfile profile = wanted.profile();
    return switch (calibration) {
      case Calibration.Unsupported unsupported when profile.needsCalibration() ->
          new Prepared(
              wanted.with(KvProfile.EXACT),
              Optional.of(
                  "%s is read with profile exact: %s".formatted(model, unsupported.reason())));
      case Calibration.Measured measured -> judged(wanted, insist, model, measured);
      default -> new Prepared(wanted, Optional.empty());
    };
  }

  private static Prepared judged(
      ReadOptions wanted, boolean insist, String model, Calibration.Measured measured) {
    KvProfile profile = wanted.profile();
    KvProfile best = measured.bestUpTo(profile);
    if (best == profile) {
      return new Prepared(wanted, Optional.empty());
    }
    double changed = measured.measure(profile).map(m -> 1 - m.loss().sameTop()).orElse(1.0);
    String found =
        String.format(
            Locale.ROOT,
            "Profile %s changes %.0f %% of next tokens on %s, too many for a default",
            profile.label(),
            100 * changed,
            model);
    return insist
        ? new Prepared(wanted, Optional.of(found + "."))
        : new Prepared(
            wanted.with(best),
            Optional.of("%s: %s is used instead.".formatted(found, best.label())));
  }
}
