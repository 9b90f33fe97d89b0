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
import dev.carrel.engine.model.KvUnsupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.ToDoubleFunction;

/**
 * A model whose losses are made up: each place adds its weight times what its type adds, and each
 * nat changes the most likely token so and so often.
 */
final class FakeMeter implements KvMeter {
  private static final int HEAD = 128;
  private static final Map<KvType, Long> HEAD_BYTES =
      Map.of(KvType.TURBO3, 50L, KvType.TURBO4, 66L, KvType.Q8_0, 136L, KvType.F16, 256L);
  private static final Map<KvType, Double> NOISE =
      Map.of(KvType.TURBO3, 1.0, KvType.TURBO4, 0.25, KvType.Q8_0, 0.001, KvType.F16, 0.0);

  private final int layers;
  private final double speed;
  private final ToDoubleFunction<KvSlot> weight;
  private final double changedPerNat;
  private int passes;

  FakeMeter(int layers, double speed, double changedPerNat, ToDoubleFunction<KvSlot> weight) {
    this.layers = layers;
    this.speed = speed;
    this.changedPerNat = changedPerNat;
    this.weight = weight;
  }

  /** Contexts that read a text, references left out. */
  int passes() {
    return passes;
  }

  @Override
  public int layers() {
    return layers;
  }

  @Override
  public int trainedContext() {
    return 2048;
  }

  @Override
  public int[] tokenize(String text) {
    return text.chars().toArray();
  }

  @Override
  public double tokensPerSecond(int[] sample, Cancellation cancellation) {
    return speed;
  }

  @Override
  public KvCosts costs() {
    List<KvCosts.Place> places = new ArrayList<>();
    for (int layer = 0; layer < layers; layer++) {
      for (Side side : Side.values()) {
        places.add(new KvCosts.Place(new KvSlot(layer, side), HEAD, HEAD_BYTES));
      }
    }
    return new KvCosts(places);
  }

  @Override
  public KvStatistics statistics(int[] tokens, Cancellation cancellation)
      throws KvUnsupportedException {
    cancellation.throwIfRequested();
    if (layers > 100) {
      throw new KvUnsupportedException("It has too many layers.");
    }
    return new KvStatistics(new byte[] {1, 2, 3});
  }

  @Override
  public boolean accepts(KvStatistics statistics) {
    return statistics.length() == 3;
  }

  @Override
  public String report(KvStatistics statistics) {
    return "made up";
  }

  @Override
  public List<KvLoss> losses(
      int[] tokens,
      int firstScored,
      Reference reference,
      List<KvTypes> candidates,
      KvStatistics statistics,
      IntConsumer read,
      Cancellation cancellation) {
    List<KvLoss> losses = new ArrayList<>();
    for (KvTypes types : candidates) {
      cancellation.throwIfRequested();
      read.accept(tokens.length);
      passes++;
      double kld =
          costs().places().stream()
              .mapToDouble(
                  p -> weight.applyAsDouble(p.slot()) * NOISE.getOrDefault(types.at(p.slot()), 0.0))
              .sum();
      losses.add(
          new KvLoss(kld, Math.max(0, 1 - kld * changedPerNat), tokens.length - firstScored));
    }
    return losses;
  }
}
