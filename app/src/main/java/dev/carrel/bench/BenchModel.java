// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.ground.Progress.Stage;
import dev.carrel.engine.llama.LlamaErrors;
import dev.carrel.engine.llama.ProfileLayouts;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.llama.KvCalibration;
import dev.carrel.llama.KvLayout;
import dev.carrel.llama.LlamaException;
import dev.carrel.llama.LlamaModel;
import dev.carrel.llama.LoadProgress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A loaded model to measure on, with its calibration once a row asks for it. Not thread-safe. */
public final class BenchModel implements AutoCloseable {
  private static final int PERMILLE = 1000;
  private static final List<String> NO_VOCABULARY = List.of("no_vocab", "none");

  private final String name;
  private final LlamaModel model;
  private final int threads;
  private Optional<Known> known = Optional.empty();
  private Optional<KvCalibration> calibration = Optional.empty();

  /** Of a model that has a place for its calibration. */
  private record Known(InstalledModel file, Calibrations calibrations) {}

  private BenchModel(String name, LlamaModel model, int threads) {
    this.name = name;
    this.model = model;
    this.threads = threads;
  }

  /**
   * Loads a model.
   *
   * @param name for the report
   * @param threads to compute with, at least 1
   * @throws dev.carrel.engine.ground.CarrelException MODEL_MISSING, MODEL_INVALID, OUT_OF_MEMORY,
   *     NATIVE_UNAVAILABLE, CANCELLED
   */
  public static BenchModel load(
      String name, Path file, int threads, Progress progress, Cancellation cancellation) {
    LoadProgress told =
        share -> {
          progress.at(Stage.LOAD_PERMILLE, Math.round(share * PERMILLE), PERMILLE);
          return !cancellation.isRequested();
        };
    try {
      // Only on the CPU: that is where the caches of the rows are kept and compared.
      LlamaModel.Options options = LlamaModel.Options.DEFAULT;
      return new BenchModel(name, LlamaModel.load(file, options, told), threads);
    } catch (LlamaException e) {
      throw LlamaErrors.of(e, file);
    }
  }

  /** The same, so that its profiles can be measured too. */
  public BenchModel withProfiles(InstalledModel file, Calibrations calibrations) {
    known = Optional.of(new Known(file, calibrations));
    return this;
  }

  /**
   * What a profile means on it.
   *
   * @throws dev.carrel.engine.ground.CarrelException CANCELLED, OUT_OF_MEMORY
   */
  KvLayout layout(KvProfile profile, Cancellation cancellation) {
    Known here = known.orElseThrow(() -> new RowFailure("This model has no profiles of its own."));
    return ProfileLayouts.of(profile, model, here.file, here.calibrations, cancellation);
  }

  /** For the report. */
  public String name() {
    return name;
  }

  /** Threads that compute. */
  public int threads() {
    return threads;
  }

  LlamaModel model() {
    return model;
  }

  /** Whether text can be given to it: asking a vocabulary that is none ends the process. */
  boolean hasVocabulary() {
    return !NO_VOCABULARY.contains(model.metadata().getOrDefault("tokenizer.ggml.model", ""));
  }

  /**
   * What its keys and values are centred by, measured at the first call.
   *
   * @throws LlamaException if the codec cannot keep this model, or the measuring was cancelled
   */
  KvCalibration calibration(Cancellation cancellation) {
    KvCalibration measured =
        calibration.orElseGet(
            () ->
                KvCalibration.measure(
                    model, BenchTokens.forCalibration(this), threads, cancellation::isRequested));
    calibration = Optional.of(measured);
    return measured;
  }

  @Override
  public void close() {
    model.close();
  }
}
