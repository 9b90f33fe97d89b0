// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.nio.file.Path;

/**
 * A program that may be run: always a whole path, since the system looks for a bare name in more
 * places than a person has in mind, the current folder among them.
 *
 * @param file absolute
 */
public record Program(Path file) {
  /**
   * Of this file, which need not be there.
   *
   * @throws IllegalArgumentException if the path is not absolute
   */
  public Program {
    if (!file.isAbsolute()) {
      throw new IllegalArgumentException("'" + file + "' would be looked for in some folder");
    }
  }
}
