// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.MemoryUse;
import dev.carrel.llama.RecordedAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** A row's cache, filled as deep as one likes, and the times taken at its depth. */
final class DeepCache {
  private static final int SEQUENCE = 0;
  private static final int FILLING = 1;

  private final KvRow row;
  private final Contexts contexts;
  private final LlamaContext context;
  private final int[] tokens;
  private final List<Double> prefillSpeeds = new ArrayList<>();
  private final List<Double> decodeSpeeds = new ArrayList<>();
  private final List<Double> sideBySideSpeeds = new ArrayList<>();
  private final List<Double> storeShares = new ArrayList<>();
  private final List<Double> recordingRatios = new ArrayList<>();
  private int depth;

  /**
   * @param context with two sequences at least
   * @param tokens what is read, over and over
   */
  DeepCache(KvRow row, Contexts contexts, LlamaContext context, int[] tokens) {
    this.row = row;
    this.contexts = contexts;
    this.context = context;
    this.tokens = tokens;
  }

  KvRow row() {
    return row;
  }

  MemoryUse memory() {
    return context.memory();
  }

  int depth() {
    return depth;
  }

  /**
   * Fills one batch more, at most to a depth. Its tokens see only each other while they are read,
   * which spares most of the time; then they join the others at their own positions. What is timed
   * afterwards looks back on all of them.
   */
  void fill(int to) {
    int count = Math.min(SpeedBench.PREFILL_TOKENS, to - depth);
    contexts.decode(context, batch(count, FILLING));
    context.copy(FILLING, SEQUENCE, 0, -1);
    take(FILLING, 0);
    depth += count;
  }

  /** Reads a batch behind what is there, and forgets it again. */
  void prefill(boolean keepTime) {
    Batch batch = batch(SpeedBench.PREFILL_TOKENS, SEQUENCE);
    long stored = context.storeNanos();
    long start = System.nanoTime();
    contexts.decode(context, batch);
    double seconds = (System.nanoTime() - start) / 1e9;
    take(SEQUENCE, depth);
    if (keepTime) {
      prefillSpeeds.add(batch.size() / seconds);
      storeShares.add((context.storeNanos() - stored) / 1e9 / seconds);
    }
  }

  /** Reads some tokens one by one behind what is there, and forgets them again. */
  void decode(boolean keepTime) {
    double speed = stepsPerSecond(1);
    if (keepTime) {
      decodeSpeeds.add(speed);
    }
  }

  /**
   * The same twice, once without and once with a recording of what the heads attend to. A cache
   * whose attention cannot be recorded is left as it is.
   */
  void decodeRecording(boolean keepTime, List<RecordedAttention.Head> heads) {
    double plain = stepsPerSecond(1);
    try (RecordedAttention recording =
        context.record(heads, false, depth + SpeedBench.DECODE_TOKENS)) {
      recording.count(SEQUENCE, depth, depth + SpeedBench.DECODE_TOKENS, 0);
      // The first token behind the opening of a recording sets it up, which an answer pays once.
      stepsPerSecond(1);
      double recorded = stepsPerSecond(1);
      if (keepTime) {
        recordingRatios.add(plain / recorded);
      }
    } catch (LlamaException e) {
      if (e.kind() != LlamaException.Kind.UNSUPPORTED_MODEL) {
        throw e;
      }
    }
  }

  /**
   * The same in several sequences that share what is there, a token of each in a batch.
   *
   * @param sequences at most as many as the context has
   */
  void decodeSideBySide(boolean keepTime, int sequences) {
    for (int sequence = 1; sequence < sequences; sequence++) {
      context.copy(SEQUENCE, sequence, 0, -1);
    }
    double speed = stepsPerSecond(sequences);
    for (int sequence = 1; sequence < sequences; sequence++) {
      take(sequence, 0);
    }
    if (keepTime) {
      sideBySideSpeeds.add(speed);
    }
  }

  private double stepsPerSecond(int sequences) {
    Batch step = new Batch(sequences);
    long start = System.nanoTime();
    for (int i = 0; i < SpeedBench.DECODE_TOKENS; i++) {
      step.clear();
      for (int sequence = 0; sequence < sequences; sequence++) {
        step.add(token(depth + i + sequence), depth + i, sequence, true);
      }
      contexts.decode(context, step);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    for (int sequence = 0; sequence < sequences; sequence++) {
      take(sequence, depth);
    }
    return SpeedBench.DECODE_TOKENS / seconds;
  }

  /** The median of the times kept; one at least. */
  double prefillTokensPerSecond() {
    return Median.of(prefillSpeeds);
  }

  /** The median of the times kept; one at least. */
  double decodeTokensPerSecond() {
    return Median.of(decodeSpeeds);
  }

  /** The time of a token in each of several sequences next to that of one in one; the medians'. */
  double sideBySideRatio() {
    return decodeTokensPerSecond() / Median.of(sideBySideSpeeds);
  }

  /**
   * The time of a token while attention is recorded next to that of one that is not; the median.
   */
  OptionalDouble recordingRatio() {
    return recordingRatios.isEmpty()
        ? OptionalDouble.empty()
        : OptionalDouble.of(Median.of(recordingRatios));
  }

  /** Of the time of a prefill, the part spent on storing; the median. */
  double storeShare() {
    return Median.of(storeShares);
  }

  private Batch batch(int count, int sequence) {
    Batch batch = new Batch(count);
    for (int i = 0; i < count; i++) {
      batch.add(token(depth + i), depth + i, sequence, i == count - 1);
    }
    return batch;
  }

  private int token(int position) {
    return tokens[position % tokens.length];
  }

  private void take(int sequence, int from) {
    if (!context.remove(sequence, from, -1)) {
      throw new RowFailure("The model cannot give up tokens at the end of its context.");
    }
  }

  void close() {
    contexts.close(context);
  }
}
