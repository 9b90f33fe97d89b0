// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.models;

import dev.carrel.app.settings.SettingsModel;
import dev.carrel.engine.catalogue.FileGuard;
import dev.carrel.engine.catalogue.ModelCatalogue;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Devices;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.Calibrations;
import dev.carrel.engine.model.InstalledModel;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.LoadOptions;
import dev.carrel.engine.model.ModelGuard;
import dev.carrel.engine.model.ModelLoader;

/** Loads the model that a person chose, else the starter; fetches nothing. */
public final class ChosenModel implements ModelLoader {
  private final ModelStore store;
  private final Calibrations calibrations;
  private final SettingsModel settings;
  private final Devices devices;
  private final FileGuard guard;
  private volatile boolean onProcessor;

  /** On devices of these, as the settings want it. */
  public ChosenModel(
      ModelStore store, Calibrations calibrations, SettingsModel settings, Devices devices) {
    this.devices = devices;
    this.calibrations = calibrations;
    this.store = store;
    this.settings = settings;
    this.guard = store.guard();
  }

  @Override
  public LanguageModel load(Progress progress, Cancellation cancellation) {
    String name = settings.get().model().orElse(ModelCatalogue.STARTER);
    InstalledModel here =
        store
            .find(name, cancellation)
            .orElseThrow(
                () ->
                    new CarrelException(
                        Code.MODEL_MISSING,
                        "The model %s is not on this machine.".formatted(store.entry(name).title()),
                        "Get it, or choose another one among the models."));
    guard.watch(here);
    LoadOptions wished = settings.get().loadOptions(devices);
    LoadOptions options = onProcessor ? wished.withoutDevices() : wished;
    return LlamaLanguageModel.load(here, calibrations, options, progress, cancellation);
  }

  @Override
  public boolean withoutDevices() {
    boolean first = !onProcessor;
    onProcessor = true;
    return first;
  }

  @Override
  public ModelGuard guard() {
    return guard;
  }
}
