// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.ModelsCommand.Model;
import dev.carrel.engine.catalogue.ModelEntry;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code carrel models add FILE}: registers a GGUF where it lies. */
@Command(name = "add", description = "Registers a .gguf file of yours where it lies.")
final class ModelsAddCommand extends EngineCommand {
  @Parameters(paramLabel = "FILE", description = "A model in llama.cpp's format.")
  private Path file = Path.of("");

  ModelsAddCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    ModelEntry added = session().models().add(file, session().cancellation());
    return Outcome.of(
        Model.of(session(), added),
        "Added %s (%s, %,d tokens of context). Use it with: --model %s"
            .formatted(added.name(), added.title(), added.contextLength(), added.name()));
  }
}
