// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What this process has of one model in its own memory: weights, and the contexts that are open.
 */
final class LlamaAllocations {
  private final long weightsBytes;
  private final LlamaMemory memory;
  private final List<LlamaContext> contexts = new ArrayList<>();

  /**
   * Without a context.
   *
   * @param weightsBytes that are loaded, but for those on a device
   * @param memory of the devices
   */
  LlamaAllocations(long weightsBytes, LlamaMemory memory) {
    this.weightsBytes = weightsBytes;
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
    return weightsBytes + contexts.stream().mapToLong(c -> ofContext(c.memory())).sum();
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
