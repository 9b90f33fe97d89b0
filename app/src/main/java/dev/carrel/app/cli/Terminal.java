// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What standard error is connected to. */
final class Terminal {
  private static final Path STANDARD_ERROR = Path.of("/proc/self/fd/2");

  private Terminal() {}

  /**
   * Whether standard error is a terminal: as the launcher says, else as Linux says, else whether
   * input and output both are, which is all that Java itself can tell.
   */
  static boolean isStandardError() {
    String said = System.getProperty("carrel.stderr.terminal", "");
    if (!said.isEmpty()) {
      return Boolean.parseBoolean(said);
    }
    if (Files.isSymbolicLink(STANDARD_ERROR)) {
      try {
        String target = Files.readSymbolicLink(STANDARD_ERROR).toString();
        return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
      } catch (IOException e) {
        return false;
      }
    }
    return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent();
  }
}
