// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Session;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.ModelLoader;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The frame of measurements on a model: which one it is, and by how many threads it computes. */
abstract class ModelMeasurement extends Measurement {
  private static final int MOST_THREADS = 1024;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "Threads to compute with. Default: one for each core.")
  private @Nullable Integer threads;

  ModelMeasurement(Session session) {
    super(session);
  }

  /** Threads to compute with. */
  final int threads() {
    if (threads == null) {
      return session().platform().machine().computeThreads();
    }
    require(threads >= 1 && threads <= MOST_THREADS, "--threads", threads, "1 to " + MOST_THREADS);
    return threads;
  }

  /** The file of the model asked for. It must be here: a measurement fetches nothing. */
  final InstalledModel installed() {
    String name = session().model().orElse(ModelCatalogue.STARTER);
    return session()
        .models()
        .find(name, session().cancellation())
        .orElseThrow(
            () ->
                new CarrelException(
                    Code.MODEL_MISSING,
                    "The model '" + name + "' is not on this machine.",
                    "Fetch it with: carrel models get " + name));
  }

  /** Loads that model anew at each call. */
  final ModelLoader loader() {
    InstalledModel file = installed();
    return (progress, cancellation) ->
        LlamaLanguageModel.load(
            file, session().calibrations(), session().loadOptions(), progress, cancellation);
  }

  /** With what documents are read, as {@code carrel ask} would. */
  final ReadOptions readOptions() {
    return new ReadOptions(
        session().profile().orElse(KvProfile.BALANCED),
        session().platform().machine().memory().budgetBytes(session().budgetBytes()),
        threads());
  }
}
