package dev.carrel.engine.calibrate;

import dev.carrel.engine.Cancellation;
import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.llama.KvType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds out how much each layer's keys and values matter: each is rounded alone while all others
 * stay in 16 bits. What was not tried with some type is taken from what was, by how the types
 * compare when all layers have them.
 */
final class Trials {
  private final KvMeter meter;
  private final KvStatistics statistics;
  private final List<Integer> layers;
  private final int[] tokens;

  /** Some places of one side with one type. */
  private record Trial(List<KvSlot> slots, KvType type) {
    KvTypes in(KvTypes exact) {
      KvTypes types = exact;
      for (KvSlot slot : slots) {
        types = types.with(slot, type);
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
    List<Trial> whole = new ArrayList<>();
    List<Trial> parts = new ArrayList<>();
    for (Side side : Side.values()) {
      KvMeter.TYPES.forEach(type -> whole.add(new Trial(slots(layers, side), type)));
      for (List<Integer> group : groups(effort.layersTogether())) {
        tried(effort).forEach(type -> parts.add(new Trial(slots(group, side), type)));
      }
    }
    List<KvLoss> ofWhole = losses(whole, work, cancellation);
    List<KvLoss> ofParts = losses(parts, work, cancellation);
    SlotLosses losses = new SlotLosses();
    for (int i = 0; i < parts.size(); i++) {
      spread(parts.get(i), ofParts.get(i).meanKld(), whole, ofWhole, effort, losses);
    }
    return losses;
  }

  private static List<KvType> tried(Effort effort) {
    return effort.twoTypes() ? List.of(KvType.TURBO3, KvType.TURBO4) : List.of(KvType.TURBO3);
  }

  private List<List<Integer>> groups(int size) {
    return IntStream.iterate(0, i -> i < layers.size(), i -> i + size)
        .mapToObj(i -> layers.subList(i, Math.min(layers.size(), i + size)))
        .toList();
  }

  private static List<KvSlot> slots(List<Integer> layers, Side side) {
    return layers.stream().map(layer -> new KvSlot(layer, side)).toList();
  }

  private List<KvLoss> losses(List<Trial> trials, Work work, Cancellation cancellation) {
    KvTypes exact = KvTypes.uniform(KvType.F16, KvType.F16, meter.layers());
    return meter.losses(
        tokens,
        tokens.length / 2,
        KvMeter.Reference.CODEC_F16,
        trials.stream().map(trial -> trial.in(exact)).toList(),
        statistics,
        work::read,
        cancellation);
  }

  /** A group's loss in equal parts, and from the smallest type to those that were not tried. */
  private static void spread(
      Trial trial,
      double loss,
      List<Trial> whole,
      List<KvLoss> ofWhole,
      Effort effort,
      SlotLosses losses) {
    double share = loss / trial.slots.size();
    for (KvSlot slot : trial.slots) {
      losses.set(slot, trial.type, share);
      if (trial.type == KvType.TURBO3) {
        for (KvType type : KvMeter.TYPES) {
          if (!tried(effort).contains(type)) {
            losses.set(slot, type, share * ratio(slot.side(), type, whole, ofWhole));
          }
        }
      }
    }
  }

  private static double ratio(Side side, KvType type, List<Trial> whole, List<KvLoss> ofWhole) {
    double smallest = loss(side, KvType.TURBO3, whole, ofWhole);
    return smallest <= 0 ? 1 : Math.clamp(loss(side, type, whole, ofWhole) / smallest, 0.0, 1.0);
  }

  private static double loss(Side side, KvType type, List<Trial> whole, List<KvLoss> ofWhole) {
    for (int i = 0; i < whole.size(); i++) {
      Trial trial = whole.get(i);
      if (trial.type == type && trial.slots.getFirst().side() == side) {
        return ofWhole.get(i).meanKld();
      }
    }
    throw new IllegalStateException("no trial of all " + side + " with " + type);
  }
}
