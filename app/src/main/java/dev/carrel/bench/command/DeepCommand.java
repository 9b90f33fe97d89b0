// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.bench.BenchModel;
import dev.carrel.bench.DeepBench;
import dev.carrel.bench.Depth;
import dev.carrel.bench.Depth.Sessions;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.RowResult;
import dev.carrel.engine.ground.ByteSize;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench deep}: what sessions on a very long context take. */
@Command(
    name = "deep",
    description = {
      "Allocates, fills and decodes from very long contexts: one session, several with caches of"
          + " their own, several on one shared beginning.",
      "Without --model on 8 layers of random weights whose cache is that of a 4B model: 32 KiB a"
          + " token in f16."
    })
final class DeepCommand extends RowsMeasurement {
  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Tokens of a session. Default: ${DEFAULT-VALUE}.")
  private int depth = 262_144;

  @Option(
      names = "--sessions",
      paramLabel = "N",
      description = "Sessions at once. Default: ${DEFAULT-VALUE}.")
  private int sessions = 4;

  @Option(
      names = "--own",
      paramLabel = "N",
      description =
          "Tokens that each session has for itself behind a shared beginning. Default:"
              + " ${DEFAULT-VALUE}.")
  private int own = 256;

  private static final Figures<Depth> FIGURES =
      new Figures<Depth>()
          .with("bitsPerValue", Depth::bitsPerValue)
          .with("one", Depth::one)
          .with("separate", Depth::separate)
          .with("shared", depth -> depth.shared().sessions())
          .with("copiedBytes", depth -> depth.shared().copiedBytes())
          .with("aloneSeconds", depth -> depth.shared().aloneSeconds());

  DeepCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    int most = DeepBench.Options.MOST_SESSIONS;
    require(sessions >= 2 && sessions <= most, "--sessions", sessions, "2 to " + most);
    require(own >= 1, "--own", own, "1 or more");
    int least = Math.max(own, DeepBench.DECODE_TOKENS) + 1;
    require(depth >= least, "--depth", depth, least + " or more");
  }

  @Override
  Report measure() {
    long start = System.nanoTime();
    DeepBench.Options options = new DeepBench.Options(depth, sessions, own);
    try (BenchModel model = session().model().isPresent() ? load() : slice()) {
      List<RowResult<Depth>> results =
          DeepBench.run(
              session().platform(),
              model,
              rows(KvRows.forDepth()),
              options,
              session().progress(),
              session().cancellation());
      Report report =
          report(
                  "%s, %d threads, %,d tokens a session; shared: all but %,d of them",
                  model.name(), model.threads(), depth, own)
              .with("model", model.name())
              .with("threads", model.threads())
              .with("depth", depth)
              .with("sessions", sessions)
              .with("own", own);
      here(report).with("seconds", secondsSince(start)).with("rows", FIGURES.of(results));
      report.line(
          "%-14s %-20s %11s %9s %9s %9s %9s %10s",
          "K/V", "sessions", "cells", "cache", "in f16", "scratch", "resident", "a step, ms");
      return report.rows("%-14s", results, (row, taken) -> tell(report, row, taken));
    }
  }

  private BenchModel slice() {
    return DeepBench.slice(
        session().platform(), threads(), session().progress(), session().cancellation());
  }

  private static void tell(Report report, String row, Depth depth) {
    tell(report, row, "", depth.one());
    tell(report, row, " separate", depth.separate());
    tell(report, row, " shared", depth.shared().sessions());
    report.line(
        "%s sharing added %,d bytes; a step of one of them takes %.1f ms",
        row, depth.shared().copiedBytes(), depth.shared().aloneSeconds() * 1e3);
  }

  private static void tell(Report report, String row, String how, Sessions taken) {
    report.line(
        "%s %-20s %,11d %9s %9s %9s %9s %10.1f",
        row,
        taken.count() + how,
        taken.cells(),
        ByteSize.text(taken.kvBytes()),
        ByteSize.text(taken.kvF16Bytes()),
        ByteSize.text(taken.computeBytes()),
        ByteSize.text(taken.residentBytes()),
        taken.decodeSeconds() * 1e3);
  }
}
