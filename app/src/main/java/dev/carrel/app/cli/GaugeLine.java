// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.MemorySnapshot;
import dev.carrel.engine.MemorySnapshot.Room;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.model.MemoryPart;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * Draws the memory gauge on standard error: one line that is redrawn on a terminal, a line every
 * other second elsewhere.
 */
final class GaugeLine implements Consumer<MemorySnapshot> {
  private static final int WIDTH = 40;
  private static final long LINE_NANOS = 2_000_000_000L;
  private static final String WIPE = "\r\u001b[K";

  private final PrintWriter err;
  private final boolean terminal;
  private final LongSupplier nanoTime;
  private long writtenAt = Long.MIN_VALUE;

  GaugeLine(PrintWriter err, boolean terminal, LongSupplier nanoTime) {
    this.err = err;
    this.terminal = terminal;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized void accept(MemorySnapshot memory) {
    if (memory.budgetBytes() == 0) {
      return; // the model is being loaded, and nothing is known of what it may take
    }
    long now = nanoTime.getAsLong();
    if (terminal) {
      err.print(WIPE + line(memory));
    } else if (writtenAt == Long.MIN_VALUE || now - writtenAt >= LINE_NANOS) {
      writtenAt = now;
      err.println(line(memory));
    }
    err.flush();
  }

  /** Ends the line. */
  synchronized void end() {
    if (terminal) {
      err.println();
      err.flush();
    }
  }

  static String line(MemorySnapshot memory) {
    StringBuilder text = new StringBuilder();
    text.append(bar(memory))
        .append("  ")
        .append(ByteSize.text(memory.use().ram().bytes()))
        .append(" of ")
        .append(ByteSize.text(memory.budgetBytes()))
        .append(cards(memory))
        .append(String.format(Locale.ROOT, " · %,d tokens", memory.contextTokens()));
    long saved = memory.use().kvF16Bytes() - memory.use().kvBytes();
    if (saved > 0) {
      text.append(
          String.format(
              Locale.ROOT,
              " · %s saved (%.1f×)",
              ByteSize.text(saved),
              (double) memory.use().kvF16Bytes() / memory.use().kvBytes()));
    }
    memory
        .room()
        .pages()
        .ifPresent(
            pages ->
                text.append(
                    String.format(
                        Locale.ROOT,
                        " · room for %,d pages%s",
                        pages,
                        limit(memory.room().limitedBy()))));
    memory.waiting().ifPresent(why -> text.append(" · ").append(WaitingText.of(why)));
    return text.toString();
  }

  /** What ends the room, in words. */
  private static String limit(String limitedBy) {
    return switch (limitedBy) {
      case "" -> "";
      case Room.BY_MODEL -> " (the model's context ends it)";
      case MemoryPart.RAM -> " (memory ends it)";
      default -> " (the memory of " + limitedBy + " ends it)";
    };
  }

  /** What is used of each card's own memory. */
  private static String cards(MemorySnapshot memory) {
    StringBuilder text = new StringBuilder();
    for (MemorySnapshot.CardMemory card : memory.cards()) {
      for (MemoryPart part : memory.use().cards()) {
        if (part.device().equals(card.name())) {
          text.append(
              " · %s %s of %s"
                  .formatted(
                      card.name(), ByteSize.text(part.bytes()), ByteSize.text(card.budgetBytes())));
        }
      }
    }
    return text.toString();
  }

  /**
   * Of the machine's memory: weights, compute, context and what is free, in letters that need no
   * colour.
   */
  private static String bar(MemorySnapshot memory) {
    MemoryPart use = memory.use().ram();
    long whole = Math.max(1, Math.max(memory.budgetBytes(), use.bytes()));
    int weights = share(use.weightsBytes(), whole);
    int compute = share(use.computeBytes(), whole);
    int context = share(use.kvBytes(), whole);
    int free = Math.max(0, WIDTH - weights - compute - context);
    return "["
        + "m".repeat(weights)
        + "w".repeat(compute)
        + "#".repeat(context)
        + ".".repeat(free)
        + "]";
  }

  private static int share(long bytes, long whole) {
    return bytes == 0 ? 0 : (int) Math.max(1, Math.round((double) WIDTH * bytes / whole));
  }
}
