// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.context;

import dev.carrel.engine.ground.ComputeDevice;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What may be taken of each memory, in bytes.
 *
 * @param ramBytes of the machine's
 * @param cards of each card's own, by its name
 */
public record MemoryBudget(long ramBytes, Map<String, Long> cards) {
  public MemoryBudget {
    cards = Map.copyOf(cards);
  }

  /**
   * What is free of the cards' memories now, less a margin ({@link ComputeDevice#budgetBytes}).
   *
   * @param heldBytes what this process has there already, by the card's name: it may go on having
   *     that
   */
  public static MemoryBudget of(
      long ramBytes, List<ComputeDevice> devices, Map<String, Long> heldBytes) {
    Map<String, Long> cards = new LinkedHashMap<>();
    for (ComputeDevice device : devices) {
      if (device.hasOwnMemory()) {
        cards.put(device.name(), device.budgetBytes(heldBytes.getOrDefault(device.name(), 0L)));
      }
    }
    return new MemoryBudget(ramBytes, cards);
  }

  /** Of a memory by its name; 0 of one that is not there. */
  public long of(MemoryPlan plan) {
    return plan.isRam() ? ramBytes : cards.getOrDefault(plan.memory(), 0L);
  }

  MemoryBudget withRam(long bytes) {
    return new MemoryBudget(bytes, cards);
  }
}
