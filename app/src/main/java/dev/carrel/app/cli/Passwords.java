// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.io.Console;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Passwords of encrypted files: given with the command, or asked for where there is a person. */
final class Passwords {
  @Option(
      names = "--password",
      paramLabel = "PASSWORD",
      description = "Opens encrypted files. On a terminal Carrel asks for it.")
  @Nullable String given;

  /** The one given with the command. */
  Optional<String> given() {
    return Optional.ofNullable(given);
  }

  /** Asks for a file's password; empty if there is nobody to ask, or nothing was typed. */
  @SuppressWarnings("SystemConsoleNull") // the null check is for NullAway's model of it
  Optional<String> ask(Path file) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    char[] typed = console.readPassword("Password of %s: ", file.getFileName());
    return typed == null || typed.length == 0
        ? Optional.empty()
        : Optional.of(String.valueOf(typed));
  }
}
