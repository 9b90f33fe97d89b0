// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.llama.LlamaErrors;
import dev.carrel.llama.Batch;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LogitComparison;
import java.util.ArrayList;
import java.util.List;

/**
 * What ways of keeping the cache lose against llama.cpp's own f16: KL divergence of the next
 * token's distribution, and how often the most likely token stays.
 *
 * <p>One pass: a reference and a context per row read the same tokens side by side, and the logits
 * are compared where they lie. As in llama.cpp's perplexity tool, the second half of each chunk
 * counts, so that every prediction has half a chunk at least to look back on.
 */
public final class QualityBench {
  /** Logits of so many tokens are held for each context: 40 MB for a vocabulary of 152,000. */
  private static final int BATCH = 64;

  private final Contexts contexts;
  private final int context;
  private final Progress progress;
  private long totalTokens;
  private long doneTokens;

  private QualityBench(Contexts contexts, int context, Progress progress) {
    this.contexts = contexts;
    this.context = context;
    this.progress = progress;
  }

  /**
   * How much is read.
   *
   * @param context tokens in a chunk, at least 4
   * @param chunks at least 1
   */
  public record Options(int context, int chunks) {
    public Options {
      if (context < 4 || chunks < 1) {
        throw new IllegalArgumentException(
            "%d chunks of %d tokens: 1 of 4 is the least".formatted(chunks, context));
      }
    }

    /** Predictions that are compared. */
    public int positions() {
      return chunks * (context - 1 - context / 2);
    }
  }

  /** A row that takes part. */
  private static final class Contestant {
    private final KvRow row;
    private final LlamaContext context;
    private final Losses losses = new Losses();

    Contestant(KvRow row, LlamaContext context) {
      this.row = row;
      this.context = context;
    }
  }

  /**
   * Measures.
   *
   * @param rows at least one
   * @return a result for each row, in their order
   * @throws CarrelException TEXT_TOO_SHORT; DOES_NOT_FIT if a chunk is longer than what the model
   *     was trained for; MODEL_INVALID if it has no vocabulary; CANCELLED
   */
  public static List<RowResult<Loss>> run(
      BenchModel model,
      List<KvRow> rows,
      BenchText text,
      Options options,
      Progress progress,
      Cancellation cancellation) {
    List<int[]> chunks = chunks(model, text, options);
    try (Contexts contexts = new Contexts(model, cancellation)) {
      return new QualityBench(contexts, options.context(), progress).run(rows, chunks);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.model().file());
    }
  }

  private static List<int[]> chunks(BenchModel model, BenchText text, Options options) {
    if (!model.hasVocabulary()) {
      throw new CarrelException(
          Code.MODEL_INVALID,
          "The model '" + model.name() + "' has no vocabulary, so it can read no text.",
          "Take another model: 'carrel models list'.");
    }
    int trained = model.model().trainedContext();
    if (options.context() > trained) {
      throw new CarrelException(
          Code.DOES_NOT_FIT,
          "A chunk of %,d tokens is longer than the %,d that '%s' was trained for."
              .formatted(options.context(), trained, model.name()),
          "Give a smaller --context.");
    }
    return text.chunks(model.model().vocabulary(), options.context(), options.chunks());
  }

  private List<RowResult<Loss>> run(List<KvRow> rows, List<int[]> chunks) {
    LlamaContext reference = contexts.open(KvRow.F16, contextOptions());
    Results<Loss> results = new Results<>(rows);
    List<Contestant> contestants = new ArrayList<>();
    for (KvRow row : rows) {
      results.attempt(
          row, () -> contestants.add(new Contestant(row, contexts.open(row, contextOptions()))));
    }
    totalTokens = (long) context * chunks.size() * (contestants.size() + 1);
    for (int[] chunk : chunks) {
      reference.clear();
      contestants.forEach(c -> c.context.clear());
      for (int start = 0; start < context; start += BATCH) {
        read(reference, contestants, Step.of(chunk, start), results);
      }
    }
    for (Contestant c : contestants) {
      results.putFirst(c.row, c.losses.figures(Allocated.bitsPerValue(c.context.memory())));
    }
    return results.inOrder();
  }

  private LlamaContext.Options contextOptions() {
    return LlamaContext.Options.of(context)
        .withBatch(BATCH, BATCH)
        .withOutputs(BATCH)
        .withSwaFull(true);
  }

  /** Has all read the same; who cannot leaves, with the reason in the results. */
  private void read(
      LlamaContext reference, List<Contestant> contestants, Step step, Results<Loss> results) {
    contexts.decode(reference, step.batch);
    advance(step);
    for (Contestant c : List.copyOf(contestants)) {
      if (!results.attempt(c.row, () -> compare(reference, c, step))) {
        contestants.remove(c);
        contexts.close(c.context);
      }
      advance(step);
    }
  }

  private void compare(LlamaContext reference, Contestant c, Step step) {
    contexts.decode(c.context, step.batch);
    if (step.from < step.to) {
      c.losses.add(LogitComparison.ofLastBatch(reference, c.context, step.from, step.to));
    }
  }

  private void advance(Step step) {
    doneTokens += step.batch.size();
    progress.at(Stage.COMPARE_TOKENS, Math.min(doneTokens, totalTokens), totalTokens);
  }

  /**
   * Part of a chunk.
   *
   * @param from the first index in the batch whose logits are compared
   * @param to the index behind the last one
   */
  private record Step(Batch batch, int from, int to) {
    static Step of(int[] chunk, int start) {
      int end = Math.min(chunk.length, start + BATCH);
      int from = Math.max(start, chunk.length / 2) - start;
      int to = Math.min(end, chunk.length - 1) - start; // behind the last token nothing is known
      Batch batch = new Batch(BATCH);
      for (int i = 0; i < end - start; i++) {
        batch.add(chunk[start + i], start + i, 0, i >= from && i < to);
      }
      return new Step(batch, from, to);
    }
  }
}
