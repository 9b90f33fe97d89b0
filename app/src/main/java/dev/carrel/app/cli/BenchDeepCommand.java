package dev.carrel.app.cli;

import dev.carrel.bench.BenchModel;
import dev.carrel.bench.DeepBench;
import dev.carrel.bench.Depth;
import dev.carrel.bench.Depth.Sessions;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.KvRows;
import dev.carrel.bench.RowResult;
import dev.carrel.engine.ground.ByteSize;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench deep}: what sessions on a very long context take. */
@Command(
    name = "deep",
    description = {
      "Allocates, fills and decodes from very long contexts: one session, several with caches of"
          + " their own,",
      "several on one shared beginning. Without --model on 8 layers of random weights whose cache"
          + " is that of a",
      "4B model: 32 KiB a token in f16."
    })
final class BenchDeepCommand extends EngineCommand {
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

  @Mixin private BenchSetup setup = new BenchSetup();

  BenchDeepCommand(Session session) {
    super(session);
  }

  /** A row; the figures are null, and the reason is not, if it could not be measured. */
  record Row(
      String name,
      String k,
      String v,
      boolean centred,
      @Nullable Double bitsPerValue,
      @Nullable Sessions one,
      @Nullable Sessions separate,
      @Nullable Sessions shared,
      @Nullable Long copiedBytes,
      @Nullable Double aloneSeconds,
      @Nullable String reason) {

    static Row of(RowResult<Depth> result) {
      KvRow row = result.row();
      return switch (result) {
        case RowResult.Measured<Depth>(var _, Depth depth) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                depth.bitsPerValue(),
                depth.one(),
                depth.separate(),
                depth.shared().sessions(),
                depth.shared().copiedBytes(),
                depth.shared().aloneSeconds(),
                null);
        case RowResult.NotMeasured<Depth>(var _, String reason) ->
            new Row(
                row.name(),
                row.keys(),
                row.values(),
                row.centred(),
                null,
                null,
                null,
                null,
                null,
                null,
                reason);
      };
    }
  }

  /** The JSON object. */
  record Result(
      String model,
      int threads,
      int depth,
      int sessions,
      int own,
      String machine,
      String date,
      double seconds,
      List<Row> rows) {}

  @Override
  protected Outcome run() {
    int most = DeepBench.Options.MOST_SESSIONS;
    setup.require(sessions >= 2 && sessions <= most, "--sessions", sessions, "2 to " + most);
    setup.require(own >= 1, "--own", own, "1 or more");
    int least = Math.max(own, DeepBench.DECODE_TOKENS) + 1;
    setup.require(depth >= least, "--depth", depth, least + " or more");
    RowList types = setup.types();
    List<KvRow> rows = types == null ? KvRows.forDepth() : types.rows();
    DeepBench.Options options = new DeepBench.Options(depth, sessions, own);
    long start = System.nanoTime();
    try (BenchModel model = load()) {
      List<RowResult<Depth>> results =
          DeepBench.run(model, rows, options, session().progress(), session().cancellation());
      Result result =
          new Result(
              model.name(),
              model.threads(),
              depth,
              sessions,
              own,
              BenchSetup.machine(),
              BenchSetup.date(),
              (System.nanoTime() - start) / 1e9,
              results.stream().map(Row::of).toList());
      return Outcome.of(result, text(result));
    }
  }

  private BenchModel load() {
    return session().model().isPresent()
        ? setup.load(session())
        : DeepBench.slice(setup.threads(), session().progress(), session().cancellation());
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line(
        "%s, %d threads, %,d tokens a session; shared: all but %,d of them",
        result.model, result.threads, result.depth, result.own);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-14s %-20s %11s %9s %9s %9s %9s %10s",
        "K/V", "sessions", "cells", "cache", "in f16", "scratch", "resident", "a step, ms");
    for (Row row : result.rows) {
      if (row.reason != null) {
        table.line("%-14s not measured: %s", row.name, row.reason);
        continue;
      }
      line(table, row.name, "", row.one);
      line(table, row.name, " separate", row.separate);
      line(table, row.name, " shared", row.shared);
      table.line(
          "%-14s sharing added %,d bytes; a step of one of them takes %.1f ms",
          row.name, row.copiedBytes, row.aloneSeconds == null ? 0 : row.aloneSeconds * 1e3);
    }
    return table.toString();
  }

  private static void line(BenchTable table, String name, String how, @Nullable Sessions taken) {
    if (taken == null) {
      return;
    }
    table.line(
        "%-14s %-20s %,11d %9s %9s %9s %9s %10.1f",
        name,
        taken.count() + how,
        taken.cells(),
        ByteSize.text(taken.kvBytes()),
        ByteSize.text(taken.kvF16Bytes()),
        ByteSize.text(taken.computeBytes()),
        ByteSize.text(taken.residentBytes()),
        taken.decodeSeconds() * 1e3);
  }
}
