// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import java.util.List;

/** The middle of what was measured: one disturbed turn does not move it. */
public final class Median {
  private Median() {}

  /** Of one value at least; between the two in the middle where there are two. */
  public static double of(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}
