// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.ReadingTime;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.LlamaContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Times reading at the beginning and at the end of a context. The tokens between are not read,
 * which would take long: they are copies of a few that were, moved to their places. What they say
 * is nonsense, and a computation takes as long over nonsense.
 */
final class LlamaReadingTimes {
  private static final int READ = 0;
  private static final int FILL = 1;
  private static final int SCRATCH = 2;

  private static final int LEAST_TOKENS = 32;

  private final LlamaContext context;
  private final int[] sample;
  private final Cancellation cancellation;

  private LlamaReadingTimes(LlamaContext context, int[] sample, Cancellation cancellation) {
    this.context = context;
    this.sample = sample;
    this.cancellation = cancellation;
  }

  /**
   * Measures.
   *
   * @param context empty, of some hundred tokens at least, with three sequences
   * @param sample something to read; it is begun anew when it is short
   * @param seconds that either run may take, if some tokens can be read by then
   */
  static List<ReadingTime> measure(
      LlamaContext context, int[] sample, double seconds, Cancellation cancellation) {
    LlamaReadingTimes times = new LlamaReadingTimes(context, sample, cancellation);
    try (Cancellation.Registration _ = cancellation.onRequest(context::abort)) {
      return times.measure(seconds);
    }
  }

  private List<ReadingTime> measure(double wanted) {
    read(0, LEAST_TOKENS); // the first computation also touches what was only allocated
    context.clear();
    double seconds = read(0, LEAST_TOKENS);
    int most = Math.min(context.nBatch(), context.nCtx() / 4);
    int tokens = Math.clamp((long) (wanted / seconds * LEAST_TOKENS), LEAST_TOKENS, most);
    context.clear();
    ReadingTime shallow = new ReadingTime(0, tokens, read(0, tokens));
    int filled = fill(tokens, context.nCtx() - most - 1);
    read(filled, 1); // moves the copies' keys to their places
    ReadingTime deep = new ReadingTime(filled + 1, tokens, read(filled + 1, tokens));
    return List.of(shallow, deep);
  }

  /** Lets copies of the first tokens follow one another; how many stand there then. */
  private int fill(int filled, int depth) {
    int at = filled;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment run = context.exportRange(READ, 0, LEAST_TOKENS, SCRATCH, arena);
      for (; at + LEAST_TOKENS <= depth; at += LEAST_TOKENS) {
        cancellation.throwIfRequested();
        context.importRange(run, FILL, SCRATCH);
        context.shift(FILL, 0, -1, at);
        context.copy(FILL, READ, 0, -1);
        context.remove(FILL, 0, -1);
      }
    }
    return at;
  }

  /** Seconds that reading behind so many tokens takes. */
  private double read(int depth, int tokens) {
    cancellation.throwIfRequested();
    Batch batch = new Batch(tokens);
    for (int i = 0; i < tokens; i++) {
      batch.add(sample[(depth + i) % sample.length], depth + i, READ, i == tokens - 1);
    }
    long start = System.nanoTime();
    if (context.decode(batch) != DecodeResult.OK) {
      throw Cancellation.cancelled();
    }
    return (System.nanoTime() - start) / 1e9;
  }
}
