// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.llama;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.model.KvCosts;
import dev.carrel.engine.model.KvLoss;
import dev.carrel.engine.model.KvMeter;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.KvType;
import dev.carrel.engine.model.KvTypes;
import dev.carrel.engine.model.KvUnsupportedException;
import dev.carrel.llama.Batch;
import dev.carrel.llama.DecodeResult;
import dev.carrel.llama.KvCalibration;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaException.Kind;
import dev.carrel.llama.LlamaModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntConsumer;
import java.util.stream.IntStream;

/** Measures a model that llama.cpp computes. */
final class LlamaKvMeter implements KvMeter {
  private static final int SEQUENCE = 0;

  /** Tokens computed at once where nothing is compared. */
  private static final int BATCH = 256;

  /** Of those compared: each asks for a row of the vocabulary's size, in each context. */
  private static final int SCORED_BATCH = 64;

  /** Candidates side by side: more need less of the reference, and more memory. */
  private static final int AT_ONCE = 4;

  /** Speed is that of the fastest of some short runs: others may use the machine too. */
  private static final int PROBE = 64;

  private static final int FEW_PROBES = 2;
  private static final double PROBE_SECONDS = 1.5;
  private static final double NANOS = 1e9;
  private static final int COST_TOKENS = 1024;

  private final LlamaModel model;
  private final LlamaModel planner;
  private final int threads;

  LlamaKvMeter(LlamaModel model, LlamaModel planner, int threads) {
    this.model = model;
    this.planner = planner;
    this.threads = threads;
  }

  @Override
  public int layers() {
    return model.layerCount();
  }

  @Override
  public int trainedContext() {
    return model.trainedContext();
  }

  @Override
  public int[] tokenize(String text) {
    return model.vocabulary().tokenize(text, true, false);
  }

  @Override
  public double tokensPerSecond(int[] sample, Cancellation cancellation) {
    try (LlamaContext context = model.newContext(options(sample.length, KvLayout.F16))) {
      Reading reading = new Reading(List.of(context), cancellation);
      reading.decode(context, sample, 0, Math.min(PROBE, sample.length), sample.length); // warms up
      double fastest = 0;
      long start = System.nanoTime();
      for (int from = PROBE; from < sample.length; from += PROBE) {
        long before = System.nanoTime();
        int to = Math.min(sample.length, from + PROBE);
        reading.decode(context, sample, from, to, sample.length);
        fastest = Math.max(fastest, (to - from) * NANOS / (System.nanoTime() - before));
        if (from >= FEW_PROBES * PROBE && System.nanoTime() - start > PROBE_SECONDS * NANOS) {
          break;
        }
      }
      return fastest;
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.file());
    }
  }

  @Override
  public KvCosts costs() {
    return LlamaKvCosts.of(
        type ->
            planner
                .plan(options(COST_TOKENS, LlamaKvTypes.uniform(type, Optional.empty())))
                .layers());
  }

  @Override
  public KvStatistics statistics(int[] tokens, Cancellation cancellation)
      throws KvUnsupportedException {
    try {
      return new KvStatistics(
          KvCalibration.measure(model, tokens, threads, cancellation::isRequested).bytes());
    } catch (LlamaException e) {
      if (e.kind() == Kind.UNSUPPORTED_MODEL) {
        throw new KvUnsupportedException(String.valueOf(e.getMessage()));
      }
      throw LlamaErrors.of(e, model.file());
    }
  }

  @Override
  public boolean accepts(KvStatistics statistics) {
    try {
      return KvCalibration.read(model, statistics.bytes()).bytes().length > 0;
    } catch (LlamaException e) {
      if (e.kind() == Kind.CALIBRATION) {
        return false;
      }
      throw LlamaErrors.of(e, model.file());
    }
  }

  @Override
  public String report(KvStatistics statistics) {
    return KvCalibration.read(model, statistics.bytes()).report();
  }

  @Override
  public List<KvLoss> losses(
      int[] tokens,
      int firstScored,
      Reference reference,
      List<KvTypes> candidates,
      KvStatistics statistics,
      IntConsumer read,
      Cancellation cancellation) {
    Optional<KvCalibration> centres = Optional.of(KvCalibration.read(model, statistics.bytes()));
    KvLayout exact =
        reference == Reference.EXACT ? KvLayout.F16 : LlamaKvTypes.uniform(KvType.F16, centres);
    List<KvLoss> losses = new ArrayList<>();
    for (int i = 0; i < candidates.size(); i += AT_ONCE) {
      List<KvLayout> layouts = new ArrayList<>(List.of(exact));
      candidates.subList(i, Math.min(candidates.size(), i + AT_ONCE)).stream()
          .map(types -> LlamaKvTypes.layout(types, centres))
          .forEach(layouts::add);
      losses.addAll(together(tokens, firstScored, layouts, read, cancellation));
    }
    return losses;
  }

  /** The losses of all layouts against the first. */
  private List<KvLoss> together(
      int[] tokens,
      int firstScored,
      List<KvLayout> layouts,
      IntConsumer read,
      Cancellation cancellation) {
    List<LlamaContext> contexts = new ArrayList<>();
    try {
      layouts.forEach(layout -> contexts.add(model.newContext(options(tokens.length, layout))));
      return new Reading(contexts, cancellation).compare(tokens, firstScored, read);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, model.file());
    } finally {
      contexts.forEach(LlamaContext::close);
    }
  }

  private LlamaContext.Options options(int tokens, KvLayout layout) {
    return LlamaContext.Options.of(tokens)
        .withBatch(BATCH, BATCH)
        .withThreads(threads, threads)
        .withOutputs(SCORED_BATCH)
        .withKv(layout)
        .withSwaFull(true);
  }

  /** Contexts that read the same tokens; the first one is the reference. */
  private record Reading(List<LlamaContext> contexts, Cancellation cancellation) {
    List<KvLoss> compare(int[] tokens, int firstScored, IntConsumer read) {
      List<NextTokenLoss> losses =
          contexts.stream().skip(1).map(context -> new NextTokenLoss()).toList();
      for (int from = 0; from < tokens.length; ) {
        int to =
            from < firstScored
                ? Math.min(firstScored, from + BATCH)
                : Math.min(tokens.length, from + SCORED_BATCH);
        List<NextTokenLoss.Row> rows = List.of();
        for (int c = 0; c < contexts.size(); c++) {
          LlamaContext context = contexts.get(c);
          decode(context, tokens, from, to, firstScored);
          if (c == 0) {
            rows = rows(context, from < firstScored ? 0 : to - from);
          } else {
            losses.get(c - 1).add(rows, context::logits);
          }
          read.accept(to - from);
        }
        from = to;
      }
      return losses.stream().map(NextTokenLoss::mean).toList();
    }

    private static List<NextTokenLoss.Row> rows(LlamaContext context, int count) {
      return IntStream.range(0, count)
          .parallel()
          .mapToObj(i -> new NextTokenLoss.Row(context.logits(i)))
          .toList();
    }

    /** Puts tokens into a context, in one batch for each {@link #BATCH}. */
    void decode(LlamaContext context, int[] tokens, int from, int to, int firstScored) {
      for (int start = from; start < to; start += BATCH) {
        cancellation.throwIfRequested();
        int end = Math.min(to, start + BATCH);
        Batch batch = new Batch(end - start);
        for (int i = start; i < end; i++) {
          batch.add(tokens[i], i, SEQUENCE, i >= firstScored || i == tokens.length - 1);
        }
        try (Cancellation.Registration _ = cancellation.onRequest(context::abort)) {
          require(context.decode(batch), tokens.length);
        }
      }
    }

    private static void require(DecodeResult result, int tokens) {
      switch (result) {
        case OK -> {}
        case ABORTED -> throw Cancellation.cancelled();
        case NO_SLOT ->
            throw new CarrelException(
                CarrelException.Code.INTERNAL,
                "A context made for %,d tokens did not take them.".formatted(tokens),
                "Please report this with the output of 'carrel doctor'.");
      }
    }
  }
}
