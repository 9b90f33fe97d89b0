// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FileNames;
import dev.carrel.engine.ground.ShownText;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Passwords of encrypted files: given with the command, or asked for where there is a person. */
final class Passwords {
  private static final String INPUT = "-";
  private static final int MOST_BYTES = 4096;

  @ArgGroup @Nullable Given given;

  /** One way or the other. */
  static final class Given {
    @Option(
        names = "--password",
        paramLabel = "PASSWORD",
        description =
            "Opens encrypted files. Others on this machine can see it while the command runs; on a"
                + " terminal Carrel asks for it.")
    @Nullable String word;

    @Option(
        names = "--password-file",
        paramLabel = "FILE",
        description =
            "A file whose first line is the password of encrypted files; '-' is standard input.")
    @Nullable String file;
  }

  /**
   * The one given with the command; what standard input holds of it is taken, so ask once.
   *
   * @throws CarrelException FILE_MISSING, FILE_UNREADABLE or FILE_EMPTY of the file that holds it
   */
  Optional<String> given(Session session) {
    Given way = given;
    if (way == null) {
      return Optional.empty();
    }
    if (way.file != null) {
      return Optional.of(firstLine(way.file, session));
    }
    session.say(
        "Others on this machine can see what stands behind --password while this runs;"
            + " --password-file does not show it.");
    return Optional.ofNullable(way.word);
  }

  private static String firstLine(String file, Session session) {
    try {
      String line;
      if (file.equals(INPUT)) {
        line = firstLine(session.in());
      } else {
        try (InputStream in = Files.newInputStream(FileNames.file(file))) {
          line = firstLine(in);
        }
      }
      if (line.isEmpty()) {
        throw new CarrelException(
            Code.FILE_EMPTY, name(file) + " holds no password.", "Its first line is to be one.");
      }
      return line;
    } catch (NoSuchFileException e) {
      throw new CarrelException(
          Code.FILE_MISSING,
          "There is no file " + file + " with a password.",
          "Give --password-file a file, or - for standard input.",
          e);
    } catch (IOException e) {
      throw new CarrelException(
          Code.FILE_UNREADABLE,
          "No password can be read from %s: %s.".formatted(name(file), e.getMessage()),
          "Give --password-file a file, or - for standard input.",
          e);
    }
  }

  private static String name(String file) {
    return file.equals(INPUT) ? "Standard input" : file;
  }

  /** Without what ends it; what comes behind stays unread. */
  private static String firstLine(InputStream in) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
      line.write(b);
      if (line.size() > MOST_BYTES) {
        throw new IOException("its first line is longer than %,d bytes".formatted(MOST_BYTES));
      }
    }
    String text = line.toString(StandardCharsets.UTF_8);
    return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
  }

  /** Asks for a file's password; empty if there is nobody to ask, or nothing was typed. */
  @SuppressWarnings("SystemConsoleNull") // the null check is for NullAway's model of it
  Optional<String> ask(Path file) {
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      return Optional.empty();
    }
    char[] typed = console.readPassword("Password of %s: ", ShownText.name(file.toString()));
    return typed == null || typed.length == 0
        ? Optional.empty()
        : Optional.of(String.valueOf(typed));
  }
}
