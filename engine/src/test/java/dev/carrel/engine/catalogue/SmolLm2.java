package dev.carrel.engine.catalogue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import java.nio.file.Path;

/** The small real model for tests, fetched once to the machine's cache as a person would do it. */
public final class SmolLm2 {
  private SmolLm2() {}

  public static Path file() {
    Path noHome = Path.of("target", "no-home");
    return ModelStore.of(noHome).get("smollm2-135m", Progress.SILENT, new Cancellation()).path();
  }
}
