package dev.carrel.app.gauge;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.context.PageState;
import dev.carrel.engine.model.MemoryUse;
import java.util.List;
import java.util.OptionalLong;

/**
 * What the gauge shows, in bytes.
 *
 * @param use weights, compute and context as allocated
 * @param budgetBytes what may be used
 * @param roomPages pages that still fit, at the length of those read; empty while none was read
 */
public record GaugeFigures(MemoryUse use, long budgetBytes, OptionalLong roomPages) {
  /** Before anything is known. */
  static final GaugeFigures NONE =
      new GaugeFigures(new MemoryUse(0, 0, 0, 0), 0, OptionalLong.empty());

  /**
   * The figures of one moment.
   *
   * @param budgetBytes what may be used
   * @param longestContext in tokens, that the model was trained for
   * @param ledger what became of the pages so far
   */
  static GaugeFigures of(
      MemorySnapshot memory, long budgetBytes, int longestContext, List<PageState> ledger) {
    return new GaugeFigures(
        memory.use(), budgetBytes, room(memory, budgetBytes, longestContext, ledger));
  }

  private static OptionalLong room(
      MemorySnapshot memory, long budgetBytes, int longestContext, List<PageState> ledger) {
    long pages = 0;
    long tokens = 0;
    for (PageState state : ledger) {
      if (state instanceof PageState.InContext page) {
        pages++;
        tokens += page.endToken() - page.firstToken();
      }
    }
    if (pages == 0 || tokens == 0 || memory.contextCapacity() == 0) {
      return OptionalLong.empty();
    }
    double bytesPerToken = (double) memory.use().kvBytes() / memory.contextCapacity();
    double freeBytes = Math.max(0, budgetBytes - memory.use().totalBytes());
    double byMemory =
        memory.contextCapacity()
            - memory.contextTokens()
            + (bytesPerToken == 0 ? 0 : freeBytes / bytesPerToken);
    double freeTokens = Math.min(byMemory, (double) longestContext - memory.contextTokens());
    return OptionalLong.of((long) Math.floor(Math.max(0, freeTokens) * pages / tokens));
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

  /** What the whole bar stands for: the budget, or more where the uncompressed would pass it. */
  public long scaleBytes() {
    return Math.max(1, Math.max(budgetBytes, usedBytes() + savedBytes()));
  }
}
