// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.ContextsCommand.Aside;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.keep.KeptContext;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.keep.Verification;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code carrel contexts verify}: reads kept files and checks every byte. */
@Command(
    name = "verify",
    description = {
      "Checks every byte of kept contexts, all of them if none is named.",
      "What is damaged is named and set aside; its tokens are read again. Exit status 1 if"
          + " something was."
    })
final class ContextsVerifyCommand extends EngineCommand {
  @Parameters(
      arity = "0..*",
      paramLabel = "ID",
      description = "The beginning of an id in 'carrel contexts list'.")
  private List<String> ids = List.of();

  ContextsVerifyCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Result(boolean ok, int parts, long bytes, List<Aside> damaged) {}

  @Override
  protected Outcome run() {
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      KeptContexts contexts = cli.engine().contexts();
      List<String> chosen = ContextIds.of(contexts, ids).stream().map(KeptContext::id).toList();
      Verification found = contexts.verify(chosen, session().progress(), session().cancellation());
      Result result =
          new Result(
              found.ok(),
              found.parts(),
              found.bytes(),
              found.setAside().stream().map(Aside::of).toList());
      return new Outcome(result, text(result), result.ok ? 0 : 1);
    }
  }

  private static String text(Result result) {
    String sum =
        "Checked %s, %s: %s"
            .formatted(
                result.parts == 1 ? "1 file" : result.parts + " files",
                ByteSize.text(result.bytes),
                result.ok
                    ? "all are as they were written."
                    : result.damaged.size() + " cannot be used. What they held is read again.");
    return Stream.concat(result.damaged.stream().map(Aside::line), Stream.of(sum))
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
