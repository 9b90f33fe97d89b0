// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What this process has of one model: weights, and the contexts that are open. */
final class LlamaAllocations {
  private final ModelMemory weights;
  private final LlamaMemory memory;
  private final List<LlamaContext> contexts = new ArrayList<>();

  /**
   * Without a context.
   *
   * @param weights that are loaded
   * @param memory of the devices
   */
  LlamaAllocations(ModelMemory weights, LlamaMemory memory) {
    this.weights = weights;
    this.memory = memory;
  }

  /** Counts a context until it is closed. */
  synchronized LlamaContext add(LlamaContext context) {
    contexts.add(context);
    return context;
  }

  synchronized boolean hasContexts() {
    contexts.removeIf(LlamaContext::isClosed);
    return !contexts.isEmpty();
  }

  synchronized long bytes() {
    contexts.removeIf(LlamaContext::isClosed);
    return inProcess(weights) + contexts.stream().mapToLong(c -> ofContext(c.memory())).sum();
  }

  /** What lies in cards' own memories, by the card's name. */
  synchronized Map<String, Long> onCards() {
    contexts.removeIf(LlamaContext::isClosed);
    Map<String, Long> cards = new HashMap<>();
    add(cards, weights);
    contexts.forEach(
        c -> add(cards, new ModelMemory(0, 0, 0, 0).withContextOf(memory.use(c.memory()))));
    return cards;
  }

  private static void add(Map<String, Long> cards, ModelMemory use) {
    use.cards().forEach(part -> cards.merge(part.device(), part.bytes(), Long::sum));
  }

  private long ofContext(MemoryUse use) {
    return inProcess(memory.use(use)) - inProcess(memory.use(use).weights());
  }

  /**
   * Of what a model takes, what the system counts as this process's: what an integrated device
   * works with is the machine's memory too, but its driver's.
   */
  static long inProcess(ModelMemory use) {
    return use.parts().stream()
        .filter(part -> part.device().equals(MemoryPart.HOST))
        .mapToLong(MemoryPart::bytes)
        .sum();
  }
}
