// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.util.ArrayList;
import java.util.List;

/** A plan for more tokens than are planned, from two that were: each figure grows in a line. */
final class Extrapolation {
  private Extrapolation() {}

  /**
   * Extends the line from {@code half} to {@code full}.
   *
   * @param factor tokens wanted over tokens of {@code full}, at least 1
   */
  static MemoryUse of(MemoryUse half, MemoryUse full, double factor) {
    List<MemoryUse.Buffer> buffers = new ArrayList<>();
    for (int i = 0; i < full.buffers().size(); i++) {
      MemoryUse.Buffer a = half.buffers().get(i);
      MemoryUse.Buffer b = full.buffers().get(i);
      buffers.add(
          new MemoryUse.Buffer(
              b.type(),
              b.device(),
              b.weightsBytes(),
              line(a.contextBytes(), b.contextBytes(), factor),
              line(a.computeBytes(), b.computeBytes(), factor),
              line(a.rowsBytes(), b.rowsBytes(), factor)));
    }
    List<MemoryUse.KvLayer> layers = new ArrayList<>();
    for (int i = 0; i < full.layers().size(); i++) {
      layers.add(layer(half.layers().get(i), full.layers().get(i), factor));
    }
    return new MemoryUse(buffers, layers, full.outputBytes(), 0, List.of());
  }

  private static MemoryUse.KvLayer layer(MemoryUse.KvLayer a, MemoryUse.KvLayer b, double factor) {
    return new MemoryUse.KvLayer(
        b.layer(),
        b.device(),
        b.kType(),
        b.vType(),
        line(a.kBytes(), b.kBytes(), factor),
        line(a.vBytes(), b.vBytes(), factor),
        line(a.kElements(), b.kElements(), factor),
        line(a.vElements(), b.vElements(), factor));
  }

  private static long line(long half, long full, double factor) {
    return Math.round(full + (full - half) * 2 * (factor - 1));
  }
}
