// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.budget;

import dev.carrel.engine.Engine;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.context.Outlook;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.llama.LlamaModelSketch;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.ModelMemory;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The real thing: sketches of files, and measuring with the engine's model where that is the one.
 */
public final class EngineModelWork implements ModelWork {
  private final ModelStore store;
  private final Engine engine;
  private final Supplier<LoadOptions> placing;

  /**
   * With an engine.
   *
   * @param placing how a model is placed when it is loaded, by the settings as they are then
   */
  public EngineModelWork(ModelStore store, Engine engine, Supplier<LoadOptions> placing) {
    this.store = store;
    this.engine = engine;
    this.placing = placing;
  }

  @Override
  public Optional<Outlook> look(String model, ReadOptions options, Cancellation cancellation) {
    return store.find(model, cancellation).map(file -> look(file, options, cancellation));
  }

  private Outlook look(InstalledModel file, ReadOptions options, Cancellation cancellation) {
    ModelMemory held = engine.gauge().now().use();
    try (LlamaModelSketch sketch =
        LlamaModelSketch.open(file, calibrations(), placing.get(), held)) {
      return Outlook.of(sketch, options, Planner.of(engine.platform()), cancellation);
    }
  }

  private CalibrationStore calibrations() {
    return CalibrationStore.of(engine.platform());
  }

  @Override
  public Calibration measure(String model, Progress progress, Cancellation cancellation) {
    InstalledModel file =
        store
            .find(model, cancellation)
            .orElseThrow(
                () ->
                    new CarrelException(
                        Code.MODEL_MISSING,
                        "The model '" + model + "' is not on this machine.",
                        "Get it first."));
    if (engine.model().name().filter(file.name()::equals).isPresent()) {
      return engine.model().calibrate(progress, cancellation);
    }
    try (LlamaLanguageModel loaded =
        LlamaLanguageModel.load(file, calibrations(), placing.get(), progress, cancellation)) {
      return loaded.calibrate(progress, cancellation);
    }
  }
}
