// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.calibrate;

import dev.carrel.engine.model.KvSlot;
import dev.carrel.engine.model.KvType;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;

/** What the model loses if one place alone has a type and all others stay in 16 bits, in nats. */
final class SlotLosses {
  private final Map<KvSlot, Map<KvType, Double>> losses = new HashMap<>();

  void set(KvSlot slot, KvType type, double loss) {
    losses.computeIfAbsent(slot, s -> new EnumMap<>(KvType.class)).put(type, loss);
  }

  /** 0 where nothing was measured. */
  double get(KvSlot slot, KvType type) {
    return losses.getOrDefault(slot, Map.of()).getOrDefault(type, 0.0);
  }
}
