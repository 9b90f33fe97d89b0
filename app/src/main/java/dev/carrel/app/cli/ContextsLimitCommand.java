// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.keep.KeptContexts;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel contexts limit [SIZE]}: how much of the disk kept contexts may take. */
@Command(
    name = "limit",
    description = {
      "Says how much of the disk kept contexts may take, or sets it.",
      "What was not used for longest goes when there is more."
    })
final class ContextsLimitCommand extends EngineCommand {
  private static final String DEFAULT = "default";

  @Parameters(
      arity = "0..1",
      paramLabel = "SIZE",
      description = "As 8GB or 500MB; or 'default': a tenth of the free disk, 20 GB at most.")
  private @Nullable String size;

  @Spec private CommandSpec spec = CommandSpec.create();

  ContextsLimitCommand(Session session) {
    super(session);
  }

  /** The JSON object. */
  record Result(long limitBytes, long bytes) {}

  @Override
  protected Outcome run() {
    OptionalLong wanted = wanted();
    try (CliEngine cli = CliEngine.open(session(), new Passwords())) {
      KeptContexts contexts = cli.engine().contexts();
      if (size != null) {
        contexts.setLimit(wanted);
      }
      Result result = new Result(contexts.limitBytes(), contexts.bytes());
      return Outcome.of(
          result,
          "Kept contexts may take %s, and take %s."
              .formatted(ByteSize.text(result.limitBytes), ByteSize.text(result.bytes)));
    }
  }

  private OptionalLong wanted() {
    if (size == null || size.equals(DEFAULT)) {
      return OptionalLong.empty();
    }
    try {
      return OptionalLong.of(ByteSize.parse(size));
    } catch (IllegalArgumentException e) {
      throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()));
    }
  }
}
