// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.Engine;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.embedding.BgeEmbedder;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Platform;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An engine in a folder of a measurement's own, and the model that it has loaded. */
final class MeasuredEngine implements AutoCloseable {
  private final Engine engine;
  private final LanguageModel model;
  private final ReadOptions options;
  private final Progress progress;
  private final Cancellation cancellation;

  private MeasuredEngine(
      Engine engine,
      LanguageModel model,
      ReadOptions options,
      Progress progress,
      Cancellation cancellation) {
    this.engine = engine;
    this.model = model;
    this.options = options;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /**
   * Opens it with its model ready.
   *
   * @param folder for the home; what was read in an earlier run is taken from it
   * @param insist read with the wanted profile also where it does badly on this model
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED; what the loader throws
   */
  static MeasuredEngine open(
      Path folder,
      Platform platform,
      ModelLoader loader,
      ReadOptions wanted,
      boolean insist,
      Progress progress,
      Cancellation cancellation) {
    List<LanguageModel> loaded = new ArrayList<>();
    ModelLoader kept =
        (told, stop) -> {
          loaded.add(loader.load(told, stop));
          return loaded.getFirst();
        };
    Engine engine = Engine.open(folder.resolve("home"), platform, kept, BgeEmbedder.LOADER);
    try {
      ReadOptions options =
          engine.model().prepare(wanted, insist, progress, cancellation).options();
      return new MeasuredEngine(engine, loaded.getFirst(), options, progress, cancellation);
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  Engine engine() {
    return engine;
  }

  LanguageModel model() {
    return model;
  }

  /** The label of the profile that documents are read with. */
  String profile() {
    return options.profile().label();
  }

  /**
   * Lets the model read a file whole.
   *
   * @throws dev.carrel.engine.ground.CarrelException DOES_NOT_FIT with figures; CANCELLED
   */
  void read(Path file) {
    Document document = engine.documents().add(file, Optional.empty(), progress, cancellation);
    engine.meanings().prepare(List.of(document.id()), progress, cancellation);
    var _ = engine.reading().read(document.id(), options, progress, cancellation);
  }

  @Override
  public void close() {
    engine.close();
  }
}
