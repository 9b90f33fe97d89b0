// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.app.example.ExamplePdf;
import dev.carrel.engine.Engine;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** A home of documents that are only looked at. */
final class ModellessHome {
  private ModellessHome() {}

  /** Opens it. */
  static Engine open(Path home, Platform platform) {
    return Engine.open(
        home,
        platform,
        (heard, cancelled) -> {
          throw new CarrelException(Code.MODEL_MISSING, "No model.", "None is needed.");
        });
  }

  /**
   * Makes a document for it.
   *
   * @param pages as {@link ExamplePdf} takes them
   * @throws CarrelException HOME_UNUSABLE
   */
  static Path pdf(Path file, List<String> pages) {
    try {
      new ExamplePdf(pages).save(file);
      return file;
    } catch (IOException e) {
      throw new CarrelException(
          Code.HOME_UNUSABLE,
          "A document to measure with could not be written: %s.".formatted(e.getMessage()),
          "Let java.io.tmpdir name a folder that can be written.",
          e);
    }
  }
}
