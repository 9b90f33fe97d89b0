// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvSlot.Side;
import dev.carrel.engine.model.KvType;
import dev.carrel.llama.MemoryUse.KvLayer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/** Reads what each place takes from plans with one type in all layers. */
final class LlamaKvCosts {
  private LlamaKvCosts() {}

  /**
   * Costs.
   *
   * @param plan the layers of a cache with this type
   */
  static KvCosts of(Function<KvType, List<KvLayer>> plan) {
    List<List<KvLayer>> byType = KvMeter.TYPES.stream().map(plan).toList();
    List<KvCosts.Place> places = new ArrayList<>();
    for (int i = 0; i < byType.getFirst().size(); i++) {
      int index = i;
      List<KvLayer> layer = byType.stream().map(layers -> layers.get(index)).toList();
      places.add(place(layer, Side.KEYS, KvLayer::kElements, KvLayer::kBytes));
      places.add(place(layer, Side.VALUES, KvLayer::vElements, KvLayer::vBytes));
    }
    return new KvCosts(places);
  }

  private static KvCosts.Place place(
      List<KvLayer> layer,
      Side side,
      ToLongFunction<KvLayer> elements,
      ToLongFunction<KvLayer> bytes) {
    Map<KvType, Long> byType = new EnumMap<>(KvType.class);
    for (int t = 0; t < layer.size(); t++) {
      byType.put(KvMeter.TYPES.get(t), bytes.applyAsLong(layer.get(t)));
    }
    KvLayer any = layer.getFirst();
    return new KvCosts.Place(new KvSlot(any.layer(), side), elements.applyAsLong(any), byType);
  }
}
