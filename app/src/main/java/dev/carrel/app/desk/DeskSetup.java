// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.desk;

import dev.carrel.app.models.ModelOffer;
import dev.carrel.app.settings.Settings;
import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.embedding.SentenceEmbedder;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.model.ModelLoader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * What a desk is made from.
 *
 * @param platform what it runs on
 * @param home where its data is
 * @param store of the models
 * @param loader of the model that a person chose
 * @param embedder tells what sentences mean
 * @param offer what is offered where there is no model
 * @param example writes what a first start opens on; none where that is not wanted
 * @param files to open at once
 * @param given puts in place of what a person has chosen what holds for this run only
 */
public record DeskSetup(
    Platform platform,
    Path home,
    ModelStore store,
    Function<SettingsModel, ModelLoader> loader,
    SentenceEmbedder.Loader embedder,
    Optional<ModelOffer> offer,
    Optional<Example> example,
    List<Path> files,
    UnaryOperator<Settings> given) {
  public DeskSetup {
    files = List.copyOf(files);
  }

  /** Writes an example. */
  @FunctionalInterface
  public interface Example {
    /**
     * Writes it.
     *
     * @return its file
     */
    HomeName write(HomeFiles home) throws IOException;
  }
}
