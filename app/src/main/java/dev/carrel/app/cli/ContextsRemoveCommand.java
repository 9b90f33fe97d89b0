// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel contexts remove ID...}: forgets what was read. */
@Command(
    name = "remove",
    description = {
      "Removes kept contexts; their documents are read again when they are next asked about.",
      "What a context shares with others stays."
    })
final class ContextsRemoveCommand extends EngineCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "The beginning of an id in 'carrel contexts list'.")
  private List<String> ids = List.of();

  @Option(names = "--all", description = "Remove all of them, and the files set aside.")
  private boolean all;

  @Spec private CommandSpec spec = CommandSpec.create();

  ContextsRemoveCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Result(List<String> removed, long freedBytes, long bytes) {}

  @Override
  protected Outcome run() {
    if (all != ids.isEmpty()) {
      throw new ParameterException(spec.commandLine(), "give the ids of contexts, or --all");
    }
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      KeptContexts contexts = cli.engine().contexts();
      long before = contexts.bytes();
      List<String> removed =
          (all ? contexts.list() : ContextIds.of(contexts, ids))
              .stream().map(KeptContext::id).filter(contexts::remove).toList();
      if (all) {
        contexts.clearAside();
      }
      Result result = new Result(removed, before - contexts.bytes(), contexts.bytes());
      return Outcome.of(
          result,
          "Removed %d; %s are free again, %s are kept."
              .formatted(
                  removed.size(), ByteSize.text(result.freedBytes), ByteSize.text(result.bytes)));
    }
  }
}
