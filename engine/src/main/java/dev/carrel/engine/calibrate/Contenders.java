// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.engine.model.ProfileMeasure;
import java.util.ArrayList;
import java.util.List;

/** The ways to fill each profile, two for each, and which of them is better. */
final class Contenders {
  /** One way to fill a profile. */
  private record Contender(KvProfile profile, KvTypes types) {}

  /** Those of one profile one behind the other, the same types in all layers first. */
  private final List<Contender> contenders = new ArrayList<>();

  private final KvCosts costs;

  /**
   * Those of a model.
   *
   * @param chosen whether there are losses to choose by, so that there are two for each profile
   */
  Contenders(int layers, KvCosts costs, SlotLosses losses, boolean chosen) {
    this.costs = costs;
    for (KvProfile profile : KvProfile.values()) {
      if (profile.needsCalibration()) {
        KvTypes uniform = profile.uniform(layers);
        double mostBits = Math.max(profile.mostBits(), costs.bitsPerValue(uniform));
        contenders.add(new Contender(profile, uniform));
        if (chosen) {
          contenders.add(
              new Contender(profile, Assignment.within(mostBits, layers, costs, losses)));
        }
      }
    }
  }

  /** Those to measure, each once. */
  List<KvTypes> types() {
    return contenders.stream().map(Contender::types).distinct().toList();
  }

  /**
   * The better one of each profile.
   *
   * @param losses of {@link #types}, in order
   */
  List<ProfileMeasure> best(List<KvLoss> losses) {
    List<ProfileMeasure> best = new ArrayList<>();
    for (Contender contender : contenders) {
      ProfileMeasure measure = measure(contender, losses.get(types().indexOf(contender.types)));
      if (best.isEmpty() || best.getLast().profile() != contender.profile) {
        best.add(measure);
      } else if (measure.loss().meanKld() < best.getLast().loss().meanKld()) {
        best.set(best.size() - 1, measure);
      }
    }
    return best;
  }

  private ProfileMeasure measure(Contender contender, KvLoss loss) {
    return new ProfileMeasure(
        contender.profile,
        contender.types,
        costs.bitsPerValue(contender.types),
        loss,
        Guard.passes(loss));
  }
}
