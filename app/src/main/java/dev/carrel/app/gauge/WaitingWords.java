// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.gauge;

import dev.carrel.app.fx.Quantities;
import dev.carrel.app.fx.Strings;
import dev.carrel.engine.Waiting;
import dev.carrel.engine.ground.MemoryWatch.Pressure;

/** Why reading stands still, in the language of the desk. */
record WaitingWords(Strings strings, Quantities quantities) {
  String of(Waiting waiting) {
    return switch (waiting) {
      case Waiting.Paused _ -> strings.get("waiting.paused");
      case Waiting.ForMemory(Pressure pressure) ->
          strings.get(
              "waiting.memory",
              quantities.bytes(pressure.othersBytes()),
              quantities.bytes(pressure.availableBytes()),
              quantities.bytes(pressure.neededBytes()));
    };
  }
}
