// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files in JSON that a person gave. */
final class JsonText {
  private JsonText() {}

  static String of(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "The file %s cannot be read: %s.".formatted(file, e),
          "Give a file that is there.",
          e);
    }
  }

  static CarrelException corrupt(String file, Exception why) {
    return new CarrelException(
        Code.FILE_CORRUPT,
        "%s is not what it should be: %s.".formatted(file, why.getMessage()),
        "docs/cli.md says what it looks like.",
        why);
  }
}
