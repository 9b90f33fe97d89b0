// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.cli.ModelsCommand.Model;
import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.model.InstalledModel;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code carrel models get NAME}: fetches a model, or says that it is here. */
@Command(
    name = "get",
    description = {
      "Fetches a model and checks its hash.",
      "A download that was cut off goes on where it stopped."
    })
final class ModelsGetCommand extends EngineCommand {
  @Parameters(paramLabel = "NAME", description = "A name from 'carrel models list'.")
  private String name = "";

  ModelsGetCommand(Session session) {
    super(session);
  }

  @Override
  protected Outcome run() {
    ModelStore models = session().models();
    ModelEntry wanted = models.entry(name);
    if (!wanted.isInstalled()) {
      announce(session(), wanted, models);
    }
    InstalledModel model = models.get(name, session().progress(), session().cancellation());
    return Outcome.of(
        Model.of(session(), models.entry(name)),
        "%s is here, and its hash is right: %s".formatted(model.name(), model.path()));
  }

  /** Says what is about to come over the network, before it does. */
  static void announce(Session session, ModelEntry wanted, ModelStore models) {
    session.say(
        "Fetching %s (%s, %s) into %s"
            .formatted(
                wanted.title(),
                ByteSize.text(wanted.sizeBytes()),
                wanted.licence().isEmpty()
                    ? "licence not known"
                    : "licence: " + wanted.licence() + ", " + wanted.licenceUrl(),
                models.folder()));
    wanted.sources().forEach(source -> session.say("  from " + source));
  }
}
