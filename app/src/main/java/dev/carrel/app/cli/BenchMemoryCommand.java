package dev.carrel.app.cli;

import dev.carrel.bench.MemoryBench;
import dev.carrel.bench.MemoryRow;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code carrel bench memory}: what plans foretell against what processes take. */
@Command(
    name = "memory",
    description = {
      "Compares the memory that a plan foretells with what a process takes that makes such a",
      "context, fills it and reads at its end: for each profile and length two processes."
    })
final class BenchMemoryCommand extends EngineCommand {
  private static final int LEAST_TOKENS = 256;

  @Option(
      names = "--tokens",
      paramLabel = "N,N",
      split = ",",
      description = "Lengths of the contexts. Default: ${DEFAULT-VALUE}.")
  private List<Integer> tokens = List.of(2048, 8192, 24_576);

  @Option(
      names = "--profiles",
      paramLabel = "LIST",
      split = ",",
      converter = KvProfileConverter.class,
      description = "Profiles to measure. Default: all.")
  private List<KvProfile> profiles = List.of(KvProfile.values());

  @Mixin private BenchMachine setup = new BenchMachine();

  BenchMemoryCommand(Session session) {
    super(session);
  }

  record Row(
      String profile,
      int tokens,
      long weightsBytes,
      long kvBytes,
      long computeBytes,
      long overheadBytes,
      long predictedBytes,
      long measuredBytes,
      double error) {
    static Row of(MemoryRow row) {
      return new Row(
          row.profile().label(),
          row.tokens(),
          row.weightsBytes(),
          row.kvBytes(),
          row.computeBytes(),
          row.overheadBytes(),
          row.predictedBytes(),
          row.measuredBytes(),
          row.error());
    }
  }

  record Result(String model, int threads, String machine, String date, List<Row> rows) {}

  @Override
  protected Outcome run() {
    tokens.forEach(n -> setup.require(n >= LEAST_TOKENS, "--tokens", n, LEAST_TOKENS + " or more"));
    InstalledModel model = BenchMachine.installed(session());
    List<MemoryRow> rows =
        new MemoryBench(session().platform(), model, setup.threads(), session().cancellation())
            .run(profiles, tokens, session().progress());
    Result result =
        new Result(
            model.name(),
            setup.threads(),
            BenchMachine.machine(),
            BenchMachine.date(),
            rows.stream().map(Row::of).toList());
    return Outcome.of(result, text(result));
  }

  private static String text(Result result) {
    BenchTable table = new BenchTable();
    table.line("%s, %d threads", result.model, result.threads);
    table.line("%s, %s%n", result.machine, result.date);
    table.line(
        "%-10s %8s %10s %10s %10s %10s %12s %12s %8s",
        "profile",
        "tokens",
        "weights",
        "context",
        "buffers",
        "the rest",
        "foretold",
        "measured",
        "error");
    for (Row row : result.rows) {
      table.line(
          "%-10s %,8d %,7.1f MB %,7.1f MB %,7.1f MB %,7.1f MB %,9.1f MB %,9.1f MB %+6.2f %%",
          row.profile,
          row.tokens,
          row.weightsBytes / 1e6,
          row.kvBytes / 1e6,
          row.computeBytes / 1e6,
          row.overheadBytes / 1e6,
          row.predictedBytes / 1e6,
          row.measuredBytes / 1e6,
          row.error * 100);
    }
    return table.toString();
  }
}
