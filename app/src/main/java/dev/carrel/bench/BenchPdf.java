// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench;

import dev.carrel.app.example.ExamplePdf;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Documents to measure with. */
public final class BenchPdf {
  private BenchPdf() {}

  /**
   * Makes one.
   *
   * @param pages as {@link ExamplePdf} takes them
   * @return the file
   * @throws CarrelException HOME_UNUSABLE
   */
  public static Path write(Path file, List<String> pages) {
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
