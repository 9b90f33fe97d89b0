// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.ReopenBench;
import dev.carrel.bench.Reopening;
import dev.carrel.bench.Reopening.Step;
import dev.carrel.engine.ground.ByteSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench reopen}: how much faster opening again is than reading. */
@Command(
    name = "reopen",
    description = {
      "Reads a document made for the purpose, closes everything, and opens it again from what was"
          + " kept on disk; then the same with a second document behind it.",
      "Your own home is not touched."
    })
final class ReopenCommand extends ModelMeasurement {
  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Length of the document. Default: ${DEFAULT-VALUE}.")
  private int tokens = 24_000;

  ReopenCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    int least = ReopenBench.LEAST_TOKENS;
    require(tokens >= least, "--tokens", tokens, least + " or more");
  }

  @Override
  Report measure() {
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-reopen")) {
      return report(
          ReopenBench.run(
              session().platform(),
              folder.path(),
              loader(),
              tokens,
              readOptions(),
              session().profile().isPresent(),
              this::heard,
              session().progress(),
              session().cancellation()));
    }
  }

  /** So that what was measured is not lost with a run that is cut off. */
  private void heard(Step step) {
    say(
        "%s: %,d tokens in %.3f s, %,d of them read",
        step.name(), step.tokens(), step.seconds(), step.readTokens());
  }

  private Report report(Reopening found) {
    Report report =
        report(
                "%s, %s, %,d tokens, %s kept, %d threads",
                found.model(),
                found.profile(),
                found.reading().tokens(),
                ByteSize.text(found.keptBytes()),
                threads())
            .with("model", found.model())
            .with("profile", found.profile())
            .with("tokens", found.reading().tokens())
            .with("readSeconds", found.reading().seconds())
            .with("reopenSeconds", found.reopening().seconds())
            .with("ratio", found.ratio())
            .with("sameAnswer", found.sameAnswer())
            .with("restoredTokens", found.reopening().restoredTokens())
            .with("keptBytes", found.keptBytes())
            .with("threads", threads());
    here(report).with("rows", found.steps());
    report.line(
        "%-22s %8s %9s %8s %10s %9s %9s",
        "", "tokens", "restored", "read", "seconds", "opening", "model");
    for (Step step : found.steps()) {
      report.line(
          "%-22s %,8d %,9d %,8d %10.3f %9.3f %9.3f%s",
          step.name(),
          step.tokens(),
          step.restoredTokens(),
          step.readTokens(),
          step.seconds(),
          step.openSeconds(),
          step.loadSeconds(),
          step.sameAnswer() ? "" : "  another answer!");
    }
    return report.line(
        "%nReopening is %.0f times faster than reading; %s.",
        found.ratio(),
        found.sameAnswer() ? "the answers are the same" : "an answer is NOT the same");
  }
}
