// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaErrors;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import java.nio.file.Path;
import java.util.List;

/**
 * What sessions on a very long context take: one, several with caches of their own, several that
 * share a beginning. Everything is allocated, filled and decoded from; nothing is computed from a
 * formula. See {@link ReadRegions} for how it is filled.
 */
public final class DeepBench {
  /** Tokens decoded at the end of each session that stands alone. */
  public static final int DECODE_TOKENS = 8;

  /** Of the memory that is available, what the sessions may take: the rest of the process lives. */
  private static final double SHARE = 0.9;

  private final Platform platform;
  private final BenchModel model;
  private final Options options;
  private final Path scratch;
  private final Progress progress;
  private final Cancellation cancellation;

  private DeepBench(
      Platform platform,
      BenchModel model,
      Options options,
      Path scratch,
      Progress progress,
      Cancellation cancellation) {
    this.platform = platform;
    this.model = model;
    this.options = options;
    this.scratch = scratch;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * What is taken.
   *
   * @param depth tokens of a session, above {@code own} and {@link #DECODE_TOKENS}
   * @param sessions at once, 2 to {@value #MOST_SESSIONS}
   * @param own tokens that each session has for itself where they share a beginning, at least 1
   */
  public record Options(int depth, int sessions, int own) {
    /** Most sessions. */
    public static final int MOST_SESSIONS = 16;

    public Options {
      if (sessions < 2
          || sessions > MOST_SESSIONS
          || own < 1
          || depth <= Math.max(own, DECODE_TOKENS)) {
        throw new IllegalArgumentException(
            "depth %d, %d sessions, %d own tokens".formatted(depth, sessions, own));
      }
    }

    /** Tokens that sessions share. */
    int prefix() {
      return depth - own;
    }
  }

  /** The slice that needs no download: see {@link SliceFile#CACHE_4B}. */
  public static BenchModel slice(
      Platform platform, int threads, Progress progress, Cancellation cancellation) {
    return SliceFile.CACHE_4B.load(platform, threads, progress, cancellation);
  }

  /**
   * Measures, a row after the other. What is read lies in files meanwhile, beside the slices: as
   * many bytes as one session's cache.
   *
   * @return a result for each row; one that finds no room says so with figures
   * @throws CarrelException DOES_NOT_FIT if the depth is beyond what the model was trained for;
   *     DISK_FULL; CANCELLED
   */
  public static List<RowResult<Depth>> run(
      Platform platform,
      BenchModel model,
      List<KvRow> rows,
      Options options,
      Progress progress,
      Cancellation cancellation) {
    Path scratch = platform.cache().resolve("bench");
    return run(platform, model, rows, options, scratch, progress, cancellation);
  }

  static List<RowResult<Depth>> run(
      Platform platform,
      BenchModel model,
      List<KvRow> rows,
      Options options,
      Path scratch,
      Progress progress,
      Cancellation cancellation) {
    int trained = model.model().trainedContext();
    if (options.depth() > trained) {
      throw new CarrelException(
          Code.DOES_NOT_FIT,
          "A depth of %,d tokens is more than the %,d that '%s' was trained for."
              .formatted(options.depth(), trained, model.name()),
          "Give a smaller --depth.");
    }
    Results<Depth> results = new Results<>(rows);
    DeepBench bench = new DeepBench(platform, model, options, scratch, progress, cancellation);
    try {
      for (KvRow row : rows) {
        results.attempt(row, () -> results.putFirst(row, bench.measure(row)));
      }
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.model().file());
    }
    return results.inOrder();
  }

  private Depth measure(KvRow row) {
    requireRoom(row);
    try (Contexts contexts = new Contexts(model, cancellation);
        ReadRegions regions =
            ReadRegions.read(model, row, options.depth(), scratch, contexts, progress)) {
      return new DeepRow(row, options, contexts, regions, BenchTokens.toRead(model), progress)
          .measure();
    }
  }

  private void requireRoom(KvRow row) {
    long apart = options.sessions() * bytes(row, DeepRow.single(options));
    long needed = Math.max(apart, bytes(row, DeepRow.shared(options)));
    long room = (long) (platform.machine().memory().availableBytes() * SHARE);
    if (needed > room) {
      throw new RowFailure(
          "%d sessions of %,d tokens need %s, and of the memory that is free %s may be taken."
              .formatted(
                  options.sessions(), options.depth(), ByteSize.text(needed), ByteSize.text(room)));
    }
  }

  private long bytes(KvRow row, LlamaContext.Options contextOptions) {
    return MemoryGroups.bytes(
        model, contextOptions.withKv(row.source().layout(model, cancellation)));
  }
}
