// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.Locale;

/**
 * Whether a context fits in memory, asked before anything is allocated: Linux grants memory that is
 * not there and kills the process later.
 */
final class ContextFit {
  /** Beyond this, figures are extrapolated: even a plan costs some bytes for each cell. */
  private static final int PLANNED_CELLS = 1 << 20;

  private ContextFit() {}

  static void require(LlamaModel model, LlamaContext.Options options) {
    long available = PhysicalMemory.now().availableBytes();
    if (upperBound(model, options) < available / 2) {
      return;
    }
    MemoryUse use = model.plan(options);
    // The weights are there already, so only what the context adds counts.
    long needed = use.kvBytes() + use.computeBytes() + use.outputBytes();
    if (needed > available) {
      throw new LlamaException(
          LlamaException.Kind.OUT_OF_MEMORY,
          String.format(
              Locale.ROOT,
              "a context of %,d tokens (%s) needs %,d MB (%,d MB of it the KV cache), and"
                  + " %,d MB of memory are available. Ask for a smaller context or smaller KV"
                  + " types",
              options.nCtx(),
              options.kv(),
              needed >> 20,
              use.kvBytes() >> 20,
              available >> 20));
    }
  }

  /** The plan of a model in {@link LlamaModel.Mode#PLAN}. */
  static MemoryUse plan(LlamaModel model, LlamaContext.Options options) {
    if (options.nCtx() <= PLANNED_CELLS) {
      return planned(model, options);
    }
    MemoryUse half = planned(model, options.withNCtx(PLANNED_CELLS / 2));
    MemoryUse full = planned(model, options.withNCtx(PLANNED_CELLS));
    return Extrapolation.of(half, full, (double) options.nCtx() / PLANNED_CELLS);
  }

  private static MemoryUse planned(LlamaModel model, LlamaContext.Options options) {
    try (LlamaContext context = new LlamaContext(model.handle(), options, true)) {
      return context.memory();
    }
  }

  /** Certainly more than the context takes: every head of every layer with keys and values. */
  private static long upperBound(LlamaModel model, LlamaContext.Options options) {
    long perToken =
        (long) model.layerCount()
            * model.headCount()
            * (model.keyHeadSize() + model.valueHeadSize())
            * Float.BYTES;
    long scratch = (long) options.nUbatch() * (options.nCtx() + (long) model.vocabulary().size());
    return options.nCtx() * perToken + scratch * Float.BYTES;
  }
}
