// SPDX-License-Identifier: Apache-2.0
package dev.carrel.llama;

import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;

/**
 * llama.cpp's log, to {@code System.Logger("dev.carrel.llama")}. What llama.cpp calls info is some
 * hundred lines per model, so it is debug here, and its debug is trace.
 */
final class NativeLog {
  private static final System.Logger LOGGER = System.getLogger("dev.carrel.llama");

  private NativeLog() {}

  /** Called by the native library with whole lines; levels are ggml's. */
  static void accept(int level, byte[] line) {
    Level mapped =
        switch (level) {
          case 1 -> Level.TRACE;
          case 3 -> Level.WARNING;
          case 4 -> Level.ERROR;
          default -> Level.DEBUG;
        };
    if (LOGGER.isLoggable(mapped)) {
      LOGGER.log(mapped, new String(line, StandardCharsets.UTF_8).replace("'", "''"));
    }
  }
}
