// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli.doctor;

import dev.carrel.engine.catalogue.ModelEntry;
import dev.carrel.engine.catalogue.ModelStore;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.NativeStatus;
import java.util.ArrayList;
import java.util.List;

/** llama.cpp, and the models that it would run. */
public final class EngineChecks {
  private EngineChecks() {}

  /** Whether the native library loads, and what it chose for this processor. */
  public static Check nativeLibrary() {
    NativeStatus status = NativeStatus.look();
    if (!status.usable()) {
      return Check.failed(
          "native", status.library(), "Build Carrel again from its sources, or install it again.");
    }
    return Check.ok(
        "native",
        "%s; backends %s; devices %s"
            .formatted(
                status.library(),
                String.join(", ", status.backends()),
                String.join(", ", status.devices())));
  }

  /**
   * Each model that is here, all of whose bytes are read: a second for half a gigabyte. That none
   * is here is no failure.
   */
  public static List<Check> models(ModelStore store, Progress progress, Cancellation cancellation) {
    try {
      return models(store, store.list(), progress, cancellation);
    } catch (CarrelException e) {
      return List.of(Check.failed("models", String.valueOf(e.getMessage()), e.remedy()));
    }
  }

  private static List<Check> models(
      ModelStore store, List<ModelEntry> entries, Progress progress, Cancellation cancellation) {
    List<Check> checks = new ArrayList<>();
    for (ModelEntry entry : entries) {
      if (entry.isInstalled()) {
        checks.add(model(store, entry, progress, cancellation));
      } else if (entry.isDefault()) {
        checks.add(
            Check.ok(
                "models",
                "%s, the default, is not here yet; the first ask fetches it (%s)"
                    .formatted(entry.name(), ByteSize.text(entry.sizeBytes()))));
      }
    }
    return checks;
  }

  private static Check model(
      ModelStore store, ModelEntry entry, Progress progress, Cancellation cancellation) {
    String name = "model " + entry.name();
    try {
      String hash = store.verify(entry, progress, cancellation).orElseThrow().sha256();
      String size = ByteSize.text(entry.sizeBytes());
      return Check.ok(
          name,
          "%s, all read: SHA-256 %s, %s"
              .formatted(
                  size, hash, entry.isAdded() ? "as when you added it" : "as the catalogue says"));
    } catch (CarrelException e) {
      cancellation.throwIfRequested();
      return Check.failed(name, String.valueOf(e.getMessage()), e.remedy());
    }
  }
}
