package dev.carrel.engine.model;

import dev.carrel.engine.Cancellation;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.LlamaContext;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.List;

/**
 * Times reading at the beginning and behind {@value #DEPTH} tokens. These are not read, which would
 * take long: they are copies of the few that were, moved to their places. What they say is
 * nonsense, and a computation takes as long over nonsense.
 */
final class LlamaReadingTimes {
  /** Sequences that a context needs for this. */
  static final int SEQUENCES = 3;

  /** How deep the second run stands, if the model was trained for as much. */
  private static final int DEPTH = 4096;

  private static final int READ = 0;
  private static final int FILL = 1;
  private static final int SCRATCH = 2;

  /** A run takes about this long, but for very slow and very fast models. */
  private static final double SECONDS = 0.7;

  private static final int LEAST_TOKENS = 32;

  private final LlamaContext context;
  private final int[] sample;
  private final Cancellation cancellation;

  private LlamaReadingTimes(LlamaContext context, int[] sample, Cancellation cancellation) {
    this.context = context;
    this.sample = sample;
    this.cancellation = cancellation;
  }

  /** Tokens that a context needs for this. */
  static int capacity(int batch, int trainedContext) {
    return Math.min(DEPTH, trainedContext / 2) + 2 * batch;
  }

  /**
   * Measures.
   *
   * @param context empty, of {@link #capacity} and {@link #SEQUENCES}
   * @param sample something to read; it is begun anew when it is short
   */
  static List<ReadingTime> measure(
      LlamaContext context, int[] sample, int trainedContext, Cancellation cancellation) {
    LlamaReadingTimes times = new LlamaReadingTimes(context, sample, cancellation);
    try (Cancellation.Registration _ = cancellation.onRequest(context::abort)) {
      return times.measure(Math.min(DEPTH, trainedContext / 2));
    }
  }

  private List<ReadingTime> measure(int depth) {
    read(0, LEAST_TOKENS); // the first computation also touches what was only allocated
    context.clear();
    double seconds = read(0, LEAST_TOKENS);
    int tokens = (int) Math.round(SECONDS / seconds) * LEAST_TOKENS;
    tokens = Math.clamp(tokens, LEAST_TOKENS, context.nBatch());
    context.clear();
    ReadingTime shallow = new ReadingTime(0, tokens, read(0, tokens));
    int filled = fill(tokens, depth);
    read(filled, 1); // moves the copies' keys to their places
    ReadingTime deep = new ReadingTime(filled + 1, tokens, read(filled + 1, tokens));
    return List.of(shallow, deep);
  }

  /** Lets copies of the first tokens follow one another; how many stand there then. */
  private int fill(int tokens, int depth) {
    int filled = tokens;
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment run = context.exportRange(READ, 0, tokens, SCRATCH, arena);
      for (; filled < depth; filled += tokens) {
        context.importRange(run, FILL, SCRATCH);
        context.shift(FILL, 0, -1, filled);
        context.copy(FILL, READ, 0, -1);
        context.remove(FILL, 0, -1);
      }
    }
    return filled;
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
