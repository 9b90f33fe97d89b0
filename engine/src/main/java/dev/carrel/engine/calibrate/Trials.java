// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Finds out how much each layer's keys and values matter: each is rounded alone while all others
 * stay in 16 bits.
 *
 * <p>Some of what is then lost is not the rounding's. However small a change is, it makes
 * activations fall on the other side of a rounding further on; the earlier the layer, the more.
 * That does not add up over places as the rounding's own loss does. It is what a place loses with 8
 * bits, so what counts is what it loses beyond that.
 */
final class Trials {
  /** Of the text, the share that is only read before the rest is scored. */
  private static final int SCORED_FROM = 4;

  private final KvMeter meter;
  private final KvStatistics statistics;
  private final List<Integer> layers;
  private final int[] tokens;

  /** Some layers' keys or values with one type. */
  private record Trial(Side side, List<Integer> layers, KvType type) {
    KvTypes in(KvTypes exact) {
      KvTypes types = exact;
      for (int layer : layers) {
        types = types.with(new KvSlot(layer, side), type);
      }
      return types;
    }
  }

  Trials(KvMeter meter, KvStatistics statistics, KvCosts costs, int[] tokens) {
    this.meter = meter;
    this.statistics = statistics;
    this.layers =
        costs.places().stream().map(place -> place.slot().layer()).distinct().sorted().toList();
    this.tokens = tokens;
  }

  SlotLosses run(Effort effort, Work work, Cancellation cancellation) {
    List<Trial> trials = new ArrayList<>();
    for (Side side : Side.values()) {
      KvMeter.TYPES.forEach(type -> trials.add(new Trial(side, layers, type)));
      for (List<Integer> group : groups(effort.layersTogether())) {
        trials.add(new Trial(side, group, KvType.TURBO3));
        if (effort.withFloors()) {
          trials.add(new Trial(side, group, KvType.Q8_0));
        }
      }
    }
    Map<Trial, Double> lost = losses(trials, work, cancellation);
    SlotLosses losses = new SlotLosses();
    for (Side side : Side.values()) {
      groups(effort.layersTogether()).forEach(group -> learn(side, group, lost, losses));
    }
    return losses;
  }

  private List<List<Integer>> groups(int size) {
    return IntStream.iterate(0, i -> i < layers.size(), i -> i + size)
        .mapToObj(i -> layers.subList(i, Math.min(layers.size(), i + size)))
        .toList();
  }

  private Map<Trial, Double> losses(List<Trial> trials, Work work, Cancellation cancellation) {
    KvTypes exact = KvTypes.uniform(KvType.F16, KvType.F16, meter.layers());
    List<KvLoss> losses =
        meter.losses(
            tokens,
            tokens.length / SCORED_FROM,
            KvMeter.Reference.CODEC_F16,
            trials.stream().map(trial -> trial.in(exact)).toList(),
            statistics,
            work::read,
            cancellation);
    Map<Trial, Double> byTrial = new HashMap<>();
    for (int i = 0; i < trials.size(); i++) {
      byTrial.put(trials.get(i), losses.get(i).meanKld());
    }
    return byTrial;
  }

  /** A group's loss in equal parts; the types in between by how they compare in all layers. */
  private void learn(Side side, List<Integer> group, Map<Trial, Double> lost, SlotLosses losses) {
    double floorOfAll = of(side, layers, KvType.Q8_0, lost);
    double floor =
        lost.getOrDefault(
            new Trial(side, group, KvType.Q8_0), floorOfAll * remaining(group.getFirst()));
    double beyond = Math.max(0, of(side, group, KvType.TURBO3, lost) - floor) / group.size();
    double worst = of(side, layers, KvType.TURBO3, lost) - floorOfAll;
    double middle = of(side, layers, KvType.TURBO4, lost) - floorOfAll;
    double ratio = worst <= 0 ? 1 : Math.clamp(middle / worst, 0.0, 1.0);
    for (int layer : group) {
      KvSlot slot = new KvSlot(layer, side);
      losses.set(slot, KvType.TURBO3, beyond);
      losses.set(slot, KvType.TURBO4, beyond * ratio);
      losses.set(slot, KvType.Q8_0, 0);
    }
  }

  /**
   * How much of the floor is left from a layer on, where it was not measured: what was measured on
   * SmolLM2's 30 layers follows this root within a tenth or so.
   */
  private double remaining(int layer) {
    return Math.sqrt(1 - (double) layers.indexOf(layer) / layers.size());
  }

  private static double of(Side side, List<Integer> layers, KvType type, Map<Trial, Double> lost) {
    return lost.getOrDefault(new Trial(side, layers, type), 0.0);
  }
}
