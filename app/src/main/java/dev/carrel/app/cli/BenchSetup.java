package dev.carrel.app.cli;

import dev.carrel.bench.BenchModel;
import dev.carrel.engine.LocalPlatform;
import dev.carrel.engine.calibrate.CalibrationStore;
import dev.carrel.engine.model.InstalledModel;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What the benchmarks of the cache's types share: those types, and the model. */
final class BenchSetup extends BenchMachine {
  @Option(
      names = "--types",
      paramLabel = "LIST",
      converter = RowList.Converter.class,
      description = {
        "Rows to measure, as q8_0/q8_0,turbo4/turbo3 (keys/values). Turbo types are kept by"
            + " Carrel's",
        "codec, all others by llama.cpp; before a row, 'codec:', 'plain:' (the codec, not centred)",
        "and 'llama:' choose otherwise. A profile's name stands for the types measured for it."
      })
  private @Nullable RowList types;

  @Nullable RowList types() {
    return types;
  }

  /** The model asked for, loaded. */
  BenchModel load(Session session) {
    InstalledModel model = installed(session);
    return BenchModel.load(
            model.name(), model.path(), threads(), session.progress(), session.cancellation())
        .withProfiles(model, CalibrationStore.of(LocalPlatform.look()));
  }
}
