// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.model.ModelMemory;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the gauge shows, in bytes.
 *
 * @param use weights, compute and context as allocated
 * @param budgetBytes what may be used
 * @param roomPages pages that still fit, at the length of those read; empty while none was read
 * @param waiting why reading stands still; empty if it does not
 * @param forecast what files would take that are held over the window
 */
public record GaugeFigures(
    ModelMemory use,
    long budgetBytes,
    OptionalLong roomPages,
    Optional<Waiting> waiting,
    Optional<Forecast> forecast) {
  /** Before anything is known. */
  static final GaugeFigures NONE =
      new GaugeFigures(
          new ModelMemory(0, 0, 0, 0), 0, OptionalLong.empty(), Optional.empty(), Optional.empty());

  static GaugeFigures of(MemorySnapshot memory, long budgetBytes, Optional<Forecast> forecast) {
    return new GaugeFigures(
        memory.use(), budgetBytes, memory.room().pages(), memory.waiting(), forecast);
  }

  /** Weights, compute and context. */
  public long usedBytes() {
    return use.totalBytes();
  }

  /** What 16-bit keys and values would take on top; 0 if nothing is compressed. */
  public long savedBytes() {
    return Math.max(0, use.kvF16Bytes() - use.kvBytes());
  }

  /** How many times smaller the context is than in 16 bits; 1 if nothing is compressed. */
  public double factor() {
    return savedBytes() == 0 ? 1 : (double) use.kvF16Bytes() / use.kvBytes();
  }

  /** Of the budget; 0 if it is spent. */
  public long freeBytes() {
    return Math.max(0, budgetBytes - usedBytes());
  }

  /** By which what is used is over the budget; 0 if it is not. */
  public long overBytes() {
    return Math.max(0, usedBytes() - budgetBytes);
  }

  /** What is held over the window; 0 if nothing is. */
  public long forecastBytes() {
    return forecast.map(Forecast::bytes).orElse(0L);
  }

  /** What the whole bar stands for: the budget, or more where something would pass it. */
  public long scaleBytes() {
    long most = usedBytes() + Math.max(savedBytes(), forecastBytes());
    return Math.max(1, Math.max(budgetBytes, most));
  }
}
