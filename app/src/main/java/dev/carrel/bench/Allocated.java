// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.MemoryUse;
import dev.carrel.llama.MemoryUse.KvLayer;

/** Figures of a cache as it lies in memory. */
final class Allocated {
  private Allocated() {}

  /** Bits for each number of keys and values. */
  static double bitsPerValue(MemoryUse use) {
    long bytes = use.layers().stream().mapToLong(layer -> layer.kBytes() + layer.vBytes()).sum();
    long values = use.layers().stream().mapToLong(Allocated::values).sum();
    return values == 0 ? 0 : 8.0 * bytes / values;
  }

  private static long values(KvLayer layer) {
    return layer.kElements() + layer.vElements();
  }
}
