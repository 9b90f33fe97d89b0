// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine;

import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Platform;
import dev.carrel.llama.TestModels;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;

/**
 * What tests run on: a cache, a person and a machine of their own. Of this machine they see Python,
 * by which models come, and the model files, by links, so that nothing is written beside them.
 */
public final class TestPlatform {
  private TestPlatform() {}

  /**
   * In a folder of a test.
   *
   * @param folder where cache and person lie; what is there from before stays
   */
  public static Platform in(Path folder) {
    Path cache = folder.resolve("cache").toAbsolutePath();
    return new Platform(
        System.getProperty("os.name", ""),
        Map.of("CARREL_CACHE", cache.toString(), "PATH", System.getenv().getOrDefault("PATH", "")),
        folder.resolve("person").toAbsolutePath(),
        new FixedMachine(),
        InstantSource.system());
  }

  /** As {@link #in}, with the small real model in its cache. */
  public static Platform withSmolLm2(Path folder) {
    Platform platform = in(folder);
    link(TestModels.smolLm2(), platform.models());
    return platform;
  }

  /** As {@link #withSmolLm2}, and with the starter, if some run of Carrel has fetched it. */
  public static Platform withModels(Path folder) {
    Platform platform = withSmolLm2(folder);
    TestModels.starter().ifPresent(file -> link(file, platform.models()));
    return platform;
  }

  /** Puts what reads scans into a platform's cache, as if it had been fetched. */
  public static void bringWhatReadsScans(Platform platform) {
    link(TestModels.ocr(), platform.models());
  }

  private static void link(Path file, Path folder) {
    try {
      Files.createDirectories(folder);
      Files.createSymbolicLink(folder.resolve(file.getFileName()), file);
    } catch (FileAlreadyExistsException e) {
      // Two tests in one folder.
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
