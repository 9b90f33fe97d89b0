// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.desk;

import dev.carrel.engine.Engine;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.Platform;
import java.nio.file.Path;

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
}
