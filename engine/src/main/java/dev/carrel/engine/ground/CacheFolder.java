// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The machine-wide folder for what can be fetched or built again: shared by all homes, and the same
 * that the native build uses.
 */
public final class CacheFolder {
  private CacheFolder() {}

  /** {@code CARREL_CACHE}, or the platform's own place for caches. */
  public static Path of(Map<String, String> environment, String osName, Path user) {
    Optional<Path> given = folder(environment, "CARREL_CACHE");
    if (given.isPresent()) {
      return given.get();
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      return folder(environment, "LOCALAPPDATA")
          .orElse(user.resolve("AppData").resolve("Local"))
          .resolve("Carrel")
          .resolve("Cache");
    }
    if (os.startsWith("mac")) {
      return user.resolve("Library").resolve("Caches").resolve("carrel");
    }
    return folder(environment, "XDG_CACHE_HOME").orElse(user.resolve(".cache")).resolve("carrel");
  }

  private static Optional<Path> folder(Map<String, String> environment, String variable) {
    return Optional.ofNullable(environment.get(variable))
        .filter(value -> !value.isBlank())
        .map(Path::of)
        .map(Path::toAbsolutePath);
  }
}
