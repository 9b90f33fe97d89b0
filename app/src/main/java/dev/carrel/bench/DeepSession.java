// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.List;

/** A context with a long beginning, and what is decoded behind it. */
final class DeepSession {
  private static final int MAIN = 0;

  private final Contexts contexts;
  private final LlamaContext context;
  private final int[] tokens;

  private DeepSession(Contexts contexts, LlamaContext context, int[] tokens) {
    this.contexts = contexts;
    this.context = context;
    this.tokens = tokens;
  }

  /** How a context is made that holds some cells and decodes for some sequences at once. */
  static LlamaContext.Options options(int cells, int sequences) {
    return LlamaContext.Options.of(cells)
        .withBatch(sequences, sequences)
        .withSequences(sequences + 1) // one to load with
        .withSwaFull(true);
  }

  /**
   * Opens and fills one.
   *
   * @param depth tokens of the beginning, at most those that were read
   */
  static DeepSession open(
      Contexts contexts,
      KvRow row,
      LlamaContext.Options options,
      ReadRegions regions,
      int depth,
      int[] tokens) {
    LlamaContext context = contexts.open(row, options);
    regions.load(context, options.nSeqMax() - 1, contexts);
    DeepSession session = new DeepSession(contexts, context, tokens);
    session.cutTo(MAIN, depth);
    return session;
  }

  /** Lets sequences 1 to {@code count} - 1 have what the first one has. */
  void share(int count) {
    for (int sequence = 1; sequence < count; sequence++) {
      context.copy(MAIN, sequence, 0, -1);
    }
  }

  /**
   * Decodes in the first sequences, a token of each in a batch.
   *
   * @return the seconds of each step
   */
  List<Double> decode(int sequences, int from, int steps) {
    List<Double> seconds = new ArrayList<>();
    Batch step = new Batch(sequences);
    for (int position = from; position < from + steps; position++) {
      step.clear();
      for (int sequence = 0; sequence < sequences; sequence++) {
        step.add(tokens[(position + sequence) % tokens.length], position, sequence, true);
      }
      long start = System.nanoTime();
      contexts.decode(context, step);
      seconds.add((System.nanoTime() - start) / 1e9);
    }
    return seconds;
  }

  /** Forgets what a sequence has from a position on. */
  void cutTo(int sequence, int depth) {
    if (!context.remove(sequence, depth, -1)) {
      throw new RowFailure("The model cannot give up tokens at the end of its context.");
    }
  }

  MemoryUse memory() {
    return context.memory();
  }

  void close() {
    contexts.close(context);
  }
}
