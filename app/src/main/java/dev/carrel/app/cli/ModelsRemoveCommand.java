// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.ModelsCommand.Model;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code carrel models remove NAME}: deletes a fetched model, forgets one of the person's own. */
@Command(
    name = "remove",
    description = {
      "Deletes a model that was fetched, with what was measured of it.",
      "One of your own is forgotten; its file stays where it is."
    })
final class ModelsRemoveCommand extends EngineCommand {
  @Parameters(paramLabel = "NAME", description = "A name from 'carrel models list'.")
  private String name = "";

  ModelsRemoveCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    ModelStore models = session().models();
    ModelEntry entry = models.entry(name);
    if (!entry.isInstalled() && !entry.isAdded()) {
      throw new CarrelException(
          Code.MODEL_MISSING,
          "The model '" + entry.name() + "' is not on this machine.",
          "See carrel models list.");
    }
    Model was = Model.of(session(), entry);
    models.remove(entry.name());
    return Outcome.of(
        was,
        entry.isAdded()
            ? "%s is forgotten; its file stays: %s".formatted(was.name(), was.path())
            : "%s is deleted: %s".formatted(was.name(), was.path()));
  }
}
