// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.Waiting;
import dev.carrel.engine.ground.ByteSize;
import dev.carrel.engine.ground.MemoryWatch.Pressure;

/** Why reading stands still, as a sentence. */
final class WaitingText {
  private WaitingText() {}

  static String of(Waiting waiting) {
    return switch (waiting) {
      case Waiting.Paused _ -> "Reading is paused.";
      case Waiting.ForMemory(Pressure pressure) ->
          "Other programs hold %s of memory and %s are left, where %s are needed to go on."
              .formatted(
                  ByteSize.text(pressure.othersBytes()),
                  ByteSize.text(pressure.availableBytes()),
                  ByteSize.text(pressure.neededBytes()));
    };
  }
}
