// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.model.MemoryPart;

/**
 * What one bar of the gauge shows: a memory, in bytes.
 *
 * @param name {@link MemoryPart#RAM}, or the card's
 * @param description the card's own name; empty of the machine's memory
 * @param use weights, compute and context as allocated there
 * @param sharedBytes of these, what an integrated device works with
 * @param budgetBytes what may be used of it
 * @param forecastBytes what files would take of it that are held over the window
 */
record MemoryFigures(
    String name,
    String description,
    MemoryPart use,
    long sharedBytes,
    long budgetBytes,
    long forecastBytes) {

  /** The machine's memory before anything is known. */
  static final MemoryFigures NONE =
      new MemoryFigures(MemoryPart.RAM, "", MemoryPart.host(0, 0, 0, 0), 0, 0, 0);

  boolean isRam() {
    return name.equals(MemoryPart.RAM);
  }

  /** Weights, compute and context. */
  long usedBytes() {
    return use.bytes();
  }

  /** What 16-bit keys and values would take on top; 0 if nothing is compressed. */
  long savedBytes() {
    return Math.max(0, use.kvF16Bytes() - use.kvBytes());
  }

  /** Of the budget; 0 if it is spent. */
  long freeBytes() {
    return Math.max(0, budgetBytes - usedBytes());
  }

  /** By which what is used is over the budget; 0 if it is not. */
  long overBytes() {
    return Math.max(0, usedBytes() - budgetBytes);
  }

  /** What the whole bar stands for: the budget, or more where something would pass it. */
  long scaleBytes() {
    long most = usedBytes() + Math.max(savedBytes(), forecastBytes);
    return Math.max(1, Math.max(budgetBytes, most));
  }
}
