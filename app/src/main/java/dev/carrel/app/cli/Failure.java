// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import dev.carrel.app.report.ErrorReport;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;

/**
 * What is printed when a command could not do its work.
 *
 * @param error the problem, as the JSON object names it
 */
record Failure(Problem error) {

  /** A problem in the words of {@link CarrelException}, or {@code USAGE}. */
  record Problem(String code, String message, String remedy) {}

  static Failure usage(String message, String remedy) {
    return new Failure(new Problem("USAGE", message, remedy));
  }

  static Failure of(CarrelException e) {
    return new Failure(new Problem(e.code().name(), sentence(e), e.remedy()));
  }

  /** What a library says of a file ends anyhow, and a remedy follows it on the same line. */
  private static String sentence(CarrelException e) {
    String message = String.valueOf(e.getMessage()).strip();
    return message.matches("(?s).*[.!?…]") ? message : message + ".";
  }

  /** An error that nobody foresaw: where its report lies, never a stack trace on the terminal. */
  static Failure unexpected(Throwable problem, Path home) {
    Optional<String> report = ErrorReport.write(home, problem, Instant.now());
    return new Failure(
        new Problem(
            (problem instanceof OutOfMemoryError ? Code.OUT_OF_MEMORY : Code.INTERNAL).name(),
            "Something unexpected went wrong (" + problem.getClass().getSimpleName() + ").",
            report
                .map(file -> "A report without any text of your documents lies in " + file + ".")
                .orElse("No report could be written to " + home + ".")));
  }

  /** One line, for people. */
  String line() {
    return "carrel: " + sentences();
  }

  /** What is wrong and what to do, in one line. */
  String sentences() {
    String line = error.message() + " " + error.remedy();
    return line.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
