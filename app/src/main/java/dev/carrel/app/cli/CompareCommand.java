// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.compare.DocumentComparison;
import dev.carrel.engine.document.Document;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code carrel compare OLD NEW}: what differs between two versions of a document. */
@Command(
    name = "compare",
    description = {
      "Says what changed, moved, was put in or taken out between two versions of a document,",
      "clause by clause: numbers, dates, amounts and parties first. No model is needed."
    })
final class CompareCommand extends EngineCommand {
  @Parameters(index = "0", paramLabel = "OLD", description = "The version before.")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "The version after.")
  private Path now = Path.of("");

  @Mixin private Passwords passwords = new Passwords();

  CompareCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), passwords)) {
      List<Document> both = cli.add(List.of(old, now));
      DocumentComparison comparison =
          DocumentComparison.of(both.getFirst(), both.getLast(), session().cancellation());
      return Outcome.of(
          ComparisonJson.of(comparison, both.getFirst(), both.getLast()),
          new ComparisonText(both.getFirst(), both.getLast()).of(comparison));
    }
  }
}
