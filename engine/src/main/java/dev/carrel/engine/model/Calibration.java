// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.model;

import java.util.List;
import java.util.Optional;

/** What is known of how compressed contexts do on a model. */
public sealed interface Calibration {
  /** The model was not measured yet. */
  record NotYet() implements Calibration {}

  /**
   * The model cannot be kept by our codec: it is read with {@link KvProfile#EXACT}.
   *
   * @param reason as a sentence
   */
  record Unsupported(String reason) implements Calibration {}

  /**
   * The model was measured.
   *
   * @param statistics what the codec needs
   * @param profiles all but {@link KvProfile#EXACT}, largest first
   * @param method how the types were chosen, in a few words
   * @param evidence how the model finds passages and judges sentences; empty if that was not
   *     measured
   */
  record Measured(
      KvStatistics statistics,
      List<ProfileMeasure> profiles,
      String method,
      Optional<EvidenceMeasure> evidence)
      implements Calibration {
    public Measured {
      profiles = List.copyOf(profiles);
      for (ProfileMeasure measure : profiles) {
        if (measure.types().layers() != profiles.getFirst().types().layers()) {
          throw new IllegalArgumentException("profiles of different numbers of layers");
        }
      }
    }

    /** With what a context needs alone. */
    public Measured(KvStatistics statistics, List<ProfileMeasure> profiles, String method) {
      this(statistics, profiles, method, Optional.empty());
    }

    /** The same with another measurement of evidence. */
    public Measured with(Optional<EvidenceMeasure> measured) {
      return new Measured(statistics, profiles, method, measured);
    }

    /** The best profile that is no larger than allowed: the wanted one, if it passed. */
    public KvProfile bestUpTo(KvProfile wanted) {
      KvProfile profile = wanted;
      while (profile.needsCalibration() && !passed(profile)) {
        profile = profile.better();
      }
      return profile;
    }

    private boolean passed(KvProfile profile) {
      return measure(profile).filter(ProfileMeasure::passed).isPresent();
    }
  }

  /** The measurement of a profile, if there is one. */
  default Optional<ProfileMeasure> measure(KvProfile profile) {
    return this instanceof Measured measured
        ? measured.profiles().stream().filter(m -> m.profile() == profile).findFirst()
        : Optional.empty();
  }
}
