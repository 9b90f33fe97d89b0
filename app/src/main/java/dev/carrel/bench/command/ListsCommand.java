// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.app.start.TemporaryFolder;
import dev.carrel.bench.ListBench;
import dev.carrel.bench.Listed;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel bench lists}: how many facts of one kind a question finds that asks for all. */
@Command(
    name = "lists",
    description = {
      "Hides twenty facts of one kind in a long document and asks how many there are: how many of"
          + " them are found, beside an answer that is written at once.",
      "Your own home is not touched."
    })
final class ListsCommand extends ModelMeasurement {
  private static final int LEAST_TOKENS = 2000;

  @Option(
      names = "--tokens",
      paramLabel = "N",
      description = "Length of the document. Default: ${DEFAULT-VALUE}.")
  private int tokens = 20_000;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Another number makes other facts in another document.")
  private long seed = 1;

  @Option(
      names = "--work",
      paramLabel = "FOLDER",
      description = "Keeps here what was read, for the next run. Default: nothing is kept.")
  private @Nullable Path work;

  ListsCommand(Session session) {
    super(session);
  }

  @Override
  void check() {
    require(tokens >= LEAST_TOKENS, "--tokens", tokens, LEAST_TOKENS + " or more");
  }

  @Override
  Report measure() {
    if (work != null) {
      return measure(work.toAbsolutePath());
    }
    try (TemporaryFolder folder = TemporaryFolder.make("carrel-lists")) {
      return measure(folder.path());
    }
  }

  private Report measure(Path folder) {
    Listed found =
        ListBench.run(
            session().platform(),
            folder,
            loader(),
            tokens,
            seed,
            readOptions(),
            session().profile().isPresent(),
            session().progress(),
            session().cancellation());
    Report report =
        report(
                "%s, %s, %,d tokens, seed %d, %d threads",
                found.model(), found.profile(), found.tokens(), seed, threads())
            .with("model", found.model())
            .with("profile", found.profile())
            .with("tokens", found.tokens())
            .with("seed", seed)
            .with("hidden", found.hidden())
            .with("found", found.found())
            .with("total", found.total())
            .with("passagesShown", found.shown())
            .with("seconds", found.seconds())
            .with("foundOnce", found.foundOnce())
            .with("secondsOnce", found.secondsOnce())
            .with("missed", found.missed())
            .with("others", found.others())
            .with("threads", threads());
    here(report)
        .line(
            "as a list: %d of %d found, %d items in all, %d passages shown, %.1f s",
            found.found(), found.hidden(), found.total(), found.shown(), found.seconds())
        .line(
            "at once:   %d of %d found, %.1f s",
            found.foundOnce(), found.hidden(), found.secondsOnce());
    found.missed().forEach(fact -> report.line("not found: %s", fact));
    found.others().forEach(item -> report.line("no such fact: %s", item));
    return report;
  }
}
