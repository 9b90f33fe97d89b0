// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.List;

/**
 * What this process has of one model in its own memory: weights, and the contexts that are open.
 */
final class LlamaAllocations {
  private final long weightsBytes;
  private final List<LlamaContext> contexts = new ArrayList<>();

  /**
   * Without a context.
   *
   * @param weightsBytes that are loaded, but for those on a GPU
   */
  LlamaAllocations(long weightsBytes) {
    this.weightsBytes = weightsBytes;
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

  private static long ofContext(MemoryUse use) {
    long device = use.deviceBytes() - use.deviceWeightsBytes();
    return use.kvBytes() + use.computeBytes() + use.outputBytes() - device;
  }
}
