// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.llama.LlamaErrors;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.RecordedAttention;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How fast the model reads and answers behind a long context, for ways of keeping it, side by side.
 *
 * <p>All caches of a group live at once and take turns: f16, the first row, the second, and again.
 * What disturbs the machine for a while disturbs all of them. The first turn warms up and does not
 * count; the median of the others does.
 */
public final class SpeedBench {
  /** Tokens of the batch that prefill is timed with. */
  public static final int PREFILL_TOKENS = 512;

  /** Tokens read one by one in each turn that decode is timed with. */
  public static final int DECODE_TOKENS = 8;

  /** Heads whose attention is recorded, two in each of the layers in the middle. */
  public static final int RECORDED_HEADS = 16;

  /**
   * Of the memory that is available, what the caches may take: the rest of the process lives too.
   */
  private static final double SHARE = 0.8;

  private final Platform platform;
  private final BenchModel model;
  private final Options options;
  private final Progress progress;
  private final Cancellation cancellation;
  private final int[] tokens;
  private final List<RecordedAttention.Head> heads;
  private final Results<Speed> results;

  private SpeedBench(
      Platform platform,
      BenchModel model,
      List<KvRow> rows,
      Options options,
      Progress progress,
      Cancellation cancellation) {
    this.platform = platform;
    this.model = model;
    this.options = options;
    this.progress = progress;
    this.cancellation = cancellation;
    this.tokens = BenchTokens.toRead(model);
    this.heads = headsOf(model.model());
    this.results = new Results<>(rows);
  }

  /**
   * What is timed.
   *
   * @param depth tokens in the cache when decode is timed, at least 1
   * @param prefillDepth tokens in the cache when prefill is timed, 0 to {@code depth}
   * @param sequences that share the depth and decode side by side, 1 to {@value #MOST_SEQUENCES}
   * @param rounds turns that count, at least 1
   */
  public record Options(int depth, int prefillDepth, int sequences, int rounds) {
    /** Most sequences side by side. */
    public static final int MOST_SEQUENCES = 64;

    public Options {
      if (depth < 1 || prefillDepth < 0 || prefillDepth > depth || rounds < 1) {
        throw new IllegalArgumentException(
            "depth %d, prefill depth %d, %d rounds".formatted(depth, prefillDepth, rounds));
      }
      if (sequences < 1 || sequences > MOST_SEQUENCES) {
        throw new IllegalArgumentException(sequences + " sequences side by side");
      }
    }

    /** Positions that a sequence reaches. */
    int positions() {
      return Math.max(depth + DECODE_TOKENS, prefillDepth + PREFILL_TOKENS);
    }

    /** Tokens that a cache must hold. */
    int capacity() {
      return Math.max(depth + DECODE_TOKENS * sequences, prefillDepth + PREFILL_TOKENS);
    }
  }

  /** The slice that needs no download: see {@link SliceFile#QWEN3_4B}. */
  public static BenchModel slice(
      Platform platform, int threads, Progress progress, Cancellation cancellation) {
    return SliceFile.QWEN3_4B.load(platform, threads, progress, cancellation);
  }

  /**
   * Measures.
   *
   * @param rows in what order; f16 is put first if it is not there
   * @return a result for each row
   * @throws CarrelException DOES_NOT_FIT if the depth is beyond what the model was trained for;
   *     OUT_OF_MEMORY if f16 itself finds no room; CANCELLED
   */
  public static List<RowResult<Speed>> run(
      Platform platform,
      BenchModel model,
      List<KvRow> rows,
      Options options,
      Progress progress,
      Cancellation cancellation) {
    int trained = model.model().trainedContext();
    if (options.positions() > trained) {
      throw new CarrelException(
          Code.DOES_NOT_FIT,
          "A depth of %,d needs %,d tokens, and '%s' was trained for %,d."
              .formatted(options.depth(), options.positions(), model.name(), trained),
          "Give a smaller --depth or --prefill-depth.");
    }
    List<KvRow> others = rows.stream().filter(row -> !isF16(row)).toList();
    List<KvRow> all = new ArrayList<>(List.of(KvRow.F16));
    all.addAll(others);
    try {
      return new SpeedBench(platform, model, all, options, progress, cancellation).run(others);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.model().file());
    }
  }

  private static boolean isF16(KvRow row) {
    return row.name().equals(KvRow.F16.name());
  }

  private List<RowResult<Speed>> run(List<KvRow> rows) {
    List<KvRow> possible = rows.stream().filter(this::canBeMade).toList();
    long room = (long) (platform.machine().memory().availableBytes() * SHARE);
    for (List<KvRow> group : MemoryGroups.of(possible, this::bytes, bytes(KvRow.F16), room)) {
      try (Contexts contexts = new Contexts(model, cancellation)) {
        measure(contexts, group);
      }
    }
    return results.inOrder();
  }

  private boolean canBeMade(KvRow row) {
    return results.attempt(row, () -> bytes(row));
  }

  private long bytes(KvRow row) {
    return MemoryGroups.bytes(
        model, contextOptions().withKv(row.source().layout(model, cancellation)));
  }

  private LlamaContext.Options contextOptions() {
    return LlamaContext.Options.of(options.capacity())
        .withBatch(PREFILL_TOKENS, PREFILL_TOKENS)
        .withSequences(Math.max(2, options.sequences()))
        .withSwaFull(true);
  }

  private void measure(Contexts contexts, List<KvRow> group) {
    DeepCache f16 = open(contexts, KvRow.F16);
    List<DeepCache> caches = new ArrayList<>(List.of(f16));
    for (KvRow row : group) {
      results.attempt(row, () -> caches.add(open(contexts, row)));
    }
    fill(caches, options.prefillDepth());
    takeTurns(caches, DeepCache::prefill);
    fill(caches, options.depth());
    takeTurns(caches, this::decode);
    for (DeepCache cache : caches) {
      results.putFirst(cache.row(), Speed.of(cache, f16));
    }
  }

  private void decode(DeepCache cache, boolean counts) {
    cache.decode(counts);
    cache.decodeRecording(counts, heads);
    cache.decodeSideBySide(counts, options.sequences());
  }

  private DeepCache open(Contexts contexts, KvRow row) {
    return new DeepCache(row, contexts, contexts.open(row, contextOptions()), tokens);
  }

  /** Two heads of each layer in the middle of the model, where those lie that find passages. */
  private static List<RecordedAttention.Head> headsOf(LlamaModel model) {
    int ofLayer = Math.min(2, model.headCount());
    int layers = Math.min(RECORDED_HEADS / ofLayer, model.layerCount());
    int first = (model.layerCount() - layers) / 2;
    return IntStream.range(0, layers * ofLayer)
        .mapToObj(i -> new RecordedAttention.Head(first + i / ofLayer, i % ofLayer))
        .toList();
  }

  private void fill(List<DeepCache> caches, int depth) {
    long total = (long) depth * caches.size();
    long done = 0;
    for (DeepCache cache : List.copyOf(caches)) {
      long before = done;
      attempt(
          caches,
          cache,
          () -> {
            while (cache.depth() < depth) {
              cache.fill(depth);
              progress.at(Stage.FILL_TOKENS, before + cache.depth(), total);
            }
          });
      done += depth;
    }
  }

  /** What is timed; told whether the time counts. */
  private interface Turn {
    void take(DeepCache cache, boolean counts);
  }

  private void takeTurns(List<DeepCache> caches, Turn turn) {
    int done = 0;
    for (int round = 0; round <= options.rounds(); round++) {
      boolean counts = round > 0;
      for (DeepCache cache : List.copyOf(caches)) {
        attempt(caches, cache, () -> turn.take(cache, counts));
        progress.at(
            Stage.TIME_STEPS, ++done, Math.max(done, caches.size() * (options.rounds() + 1L)));
      }
    }
  }

  /** A cache that fails leaves its group, and with f16 the whole measurement ends. */
  private void attempt(List<DeepCache> caches, DeepCache cache, Runnable work) {
    if (isF16(cache.row())) {
      work.run();
    } else if (!results.attempt(cache.row(), work)) {
      caches.remove(cache);
      cache.close();
    }
  }
}
