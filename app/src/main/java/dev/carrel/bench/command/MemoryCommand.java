// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.KvProfileConverter;
import dev.carrel.app.cli.Session;
import dev.carrel.bench.MemoryBench;
import dev.carrel.bench.MemoryRow;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench memory}: what plans foretell against what processes take. */
@Command(
    name = "memory",
    description =
        "Compares the memory that a plan foretells with what a process takes that makes such a"
            + " context, fills it and reads at its end: for each profile and length two processes.")
final class MemoryCommand extends ModelMeasurement {
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

  MemoryCommand(Session session) {
    super(session);
  }

  /** A row of the JSON object. */
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

  @Override
  void check() {
    tokens.forEach(n -> require(n >= LEAST_TOKENS, "--tokens", n, LEAST_TOKENS + " or more"));
  }

  @Override
  Report measure() {
    InstalledModel model = installed();
    List<Row> rows =
        new MemoryBench(session().platform(), model, threads(), session().cancellation())
            .run(profiles, tokens, session().progress()).stream().map(Row::of).toList();
    Report report =
        report("%s, %d threads", model.name(), threads())
            .with("model", model.name())
            .with("threads", threads());
    here(report).with("rows", rows);
    report.line(
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
    for (Row row : rows) {
      report.line(
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
    return report;
  }
}
