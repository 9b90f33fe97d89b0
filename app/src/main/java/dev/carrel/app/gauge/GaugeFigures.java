// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.model.MemoryPart;
import dev.carrel.engine.model.ModelMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/**
 * What the gauge shows, in bytes.
 *
 * @param memories the machine's first, then each card's that is in use
 * @param roomPages pages that still fit, at the length of those read; empty while none was read
 * @param limitedBy what ends that room: as {@link MemorySnapshot.Room#limitedBy}
 * @param longestContext tokens that the model was trained for
 * @param waiting why reading stands still; empty if it does not
 * @param forecast what files would take that are held over the window
 */
public record GaugeFigures(
    List<MemoryFigures> memories,
    OptionalLong roomPages,
    String limitedBy,
    int longestContext,
    Optional<Waiting> waiting,
    Optional<Forecast> forecast) {
  /** Before anything is known. */
  static final GaugeFigures NONE =
      new GaugeFigures(
          List.of(MemoryFigures.NONE),
          OptionalLong.empty(),
          "",
          0,
          Optional.empty(),
          Optional.empty());

  public GaugeFigures {
    memories = List.copyOf(memories);
  }

  static GaugeFigures of(MemorySnapshot memory, long budgetBytes, Optional<Forecast> forecast) {
    ModelMemory use = memory.use();
    long held = forecast.map(Forecast::bytes).orElse(0L);
    List<MemoryFigures> memories = new ArrayList<>();
    memories.add(
        new MemoryFigures(
            MemoryPart.RAM,
            "",
            use.ram(),
            use.sharedBytes(),
            budgetBytes,
            use.kvBytes() == 0 ? held : share(held, use.ram(), use)));
    for (MemorySnapshot.CardMemory card : memory.cards()) {
      use.cards().stream()
          .filter(part -> part.device().equals(card.name()))
          .map(
              part ->
                  new MemoryFigures(
                      card.name(),
                      card.description(),
                      part,
                      0,
                      card.budgetBytes(),
                      share(held, part, use)))
          .forEach(memories::add);
    }
    return new GaugeFigures(
        memories,
        memory.room().pages(),
        memory.room().limitedBy(),
        memory.longestContext(),
        memory.waiting(),
        forecast);
  }

  /** More context lies where the context lies. */
  private static long share(long bytes, MemoryPart part, ModelMemory use) {
    return use.kvBytes() == 0 ? 0 : Math.round((double) bytes * part.kvBytes() / use.kvBytes());
  }

  /** Weights, compute and context, in all memories. */
  public MemoryPart use() {
    return memories.stream().map(MemoryFigures::use).reduce(MemoryPart::plus).orElseThrow();
  }

  /** What may be used of all memories together. */
  public long budgetBytes() {
    return sum(MemoryFigures::budgetBytes);
  }

  /** Weights, compute and context together. */
  public long usedBytes() {
    return sum(MemoryFigures::usedBytes);
  }

  /** What 16-bit keys and values would take on top; 0 if nothing is compressed. */
  public long savedBytes() {
    return sum(MemoryFigures::savedBytes);
  }

  /** Of the machine's memory, what an integrated device works with. */
  public long sharedBytes() {
    return sum(MemoryFigures::sharedBytes);
  }

  /** How many times smaller the context is than in 16 bits; 1 if nothing is compressed. */
  public double factor() {
    return savedBytes() == 0 ? 1 : (double) use().kvF16Bytes() / use().kvBytes();
  }

  /** What is left of the budgets; what is left of one does not make up for another. */
  public long freeBytes() {
    return sum(MemoryFigures::freeBytes);
  }

  /** By which what is used is over budgets; 0 if it is not. */
  public long overBytes() {
    return sum(MemoryFigures::overBytes);
  }

  /** What is held over the window; 0 if nothing is. */
  public long forecastBytes() {
    return forecast.map(Forecast::bytes).orElse(0L);
  }

  private long sum(ToLongFunction<MemoryFigures> figure) {
    return memories.stream().mapToLong(figure).sum();
  }
}
