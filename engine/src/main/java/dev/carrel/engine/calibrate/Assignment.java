// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import java.util.Optional;

/**
 * Gives each layer's keys and values a type under a budget: all begin with the smallest, then
 * whichever gains most for each byte more gets it, until nothing fits. Losses of single places add
 * up well enough for that; the result is judged as a whole afterwards.
 */
final class Assignment {
  /** One place with a larger type. */
  private record Step(KvSlot slot, KvType type, double gain, long bytes) {
    /** A type that takes no more memory and loses less comes first. */
    double worth() {
      return bytes <= 0 ? Double.POSITIVE_INFINITY : gain / bytes;
    }
  }

  private Assignment() {}

  /**
   * The types for a model of so many layers.
   *
   * @param mostBits a value, on average; where even the smallest types need more they are given
   */
  static KvTypes within(double mostBits, int layers, KvCosts costs, SlotLosses losses) {
    KvType smallest = KvMeter.TYPES.getFirst();
    KvTypes types = KvTypes.uniform(smallest, smallest, layers);
    long values = costs.places().stream().mapToLong(KvCosts.Place::values).sum();
    long room = (long) (mostBits * values / Byte.SIZE);
    long left = room - costs.places().stream().mapToLong(place -> place.bytes(smallest)).sum();
    for (Optional<Step> step = best(types, left, costs, losses);
        step.isPresent();
        step = best(types, left, costs, losses)) {
      left -= step.get().bytes;
      types = types.with(step.get().slot, step.get().type);
    }
    return types;
  }

  private static Optional<Step> best(KvTypes types, long left, KvCosts costs, SlotLosses losses) {
    Optional<Step> best = Optional.empty();
    for (KvCosts.Place place : costs.places()) {
      KvType has = types.at(place.slot());
      for (KvType type : KvMeter.TYPES) {
        Step step =
            new Step(
                place.slot(),
                type,
                losses.get(place.slot(), has) - losses.get(place.slot(), type),
                place.bytes(type) - place.bytes(has));
        boolean useful = type != has && step.gain > 0 && step.bytes <= left;
        if (useful && (best.isEmpty() || step.worth() > best.get().worth())) {
          best = Optional.of(step);
        }
      }
    }
    return best;
  }
}
