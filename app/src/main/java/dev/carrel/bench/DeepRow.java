// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.bench.Depth.Sessions;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.llama.ProcessMemory;
import dev.carrel.llama.LlamaContext;
import dev.carrel.llama.MemoryUse;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** The sessions of a row. */
final class DeepRow {
  private final KvRow row;
  private final DeepBench.Options options;
  private final Contexts contexts;
  private final ReadRegions regions;
  private final int[] tokens;
  private final Progress progress;

  DeepRow(
      KvRow row,
      DeepBench.Options options,
      Contexts contexts,
      ReadRegions regions,
      int[] tokens,
      Progress progress) {
    this.row = row;
    this.options = options;
    this.contexts = contexts;
    this.regions = regions;
    this.tokens = tokens;
    this.progress = progress;
  }

  /** How a session of its own is made. */
  static LlamaContext.Options single(DeepBench.Options options) {
    return DeepSession.options(options.depth(), 1);
  }

  /** How the context of all sessions on one beginning is made. */
  static LlamaContext.Options shared(DeepBench.Options options) {
    int cells = options.prefix() + options.sessions() * options.own();
    return DeepSession.options(cells, options.sessions());
  }

  Depth measure() {
    List<DeepSession> open = new ArrayList<>();
    List<Double> seconds = new ArrayList<>();
    long before = resident();
    addSession(open, seconds);
    Sessions one = sessions(1, open, Median.of(seconds), before);
    double bitsPerValue = Allocated.bitsPerValue(open.getFirst().memory());
    while (open.size() < options.sessions()) {
      addSession(open, seconds);
    }
    Sessions separate = sessions(open.size(), open, Median.of(seconds), before);
    open.forEach(DeepSession::close);
    return new Depth(bitsPerValue, one, separate, together());
  }

  private void addSession(List<DeepSession> open, List<Double> seconds) {
    int from = options.depth() - DeepBench.DECODE_TOKENS;
    open.add(open(single(options), from));
    seconds.addAll(open.getLast().decode(1, from, DeepBench.DECODE_TOKENS));
    progress.at(Stage.TIME_STEPS, open.size(), options.sessions());
  }

  private Depth.Shared together() {
    long before = resident();
    int prefix = options.prefix();
    DeepSession session = open(shared(options), prefix);
    double alone =
        Median.of(session.decode(1, prefix, Math.min(DeepBench.DECODE_TOKENS, options.own())));
    session.cutTo(0, prefix);
    long unshared = session.memory().kvBytes();
    session.share(options.sessions());
    double step = Median.of(session.decode(options.sessions(), prefix, options.own()));
    Sessions taken = sessions(options.sessions(), List.of(session), step, before);
    session.close();
    return new Depth.Shared(taken, taken.kvBytes() - unshared, alone);
  }

  private DeepSession open(LlamaContext.Options contextOptions, int depth) {
    return DeepSession.open(contexts, row, contextOptions, regions, depth, tokens);
  }

  private static Sessions sessions(
      int count, List<DeepSession> open, double seconds, long residentBefore) {
    List<MemoryUse> uses = open.stream().map(DeepSession::memory).toList();
    return new Sessions(
        count,
        sum(uses, MemoryUse::cellsUsed),
        sum(uses, MemoryUse::kvBytes),
        sum(uses, MemoryUse::kvF16Bytes),
        sum(uses, MemoryUse::computeBytes),
        resident() - residentBefore,
        seconds);
  }

  private static long resident() {
    return ProcessMemory.residentBytes();
  }

  private static long sum(List<MemoryUse> uses, ToLongFunction<MemoryUse> figure) {
    return uses.stream().mapToLong(figure).sum();
  }
}
