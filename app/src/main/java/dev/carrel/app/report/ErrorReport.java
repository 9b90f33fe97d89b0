// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.report;

import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.ground.StoredFile;
import dev.carrel.engine.home.HomeFiles;
import dev.carrel.engine.home.HomeName;
import dev.carrel.engine.home.HomePlace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/**
 * The file that an unexpected error leaves for whoever repairs it. It holds classes and lines only:
 * an exception's message could quote a document, so messages stay out.
 */
public final class ErrorReport {
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int MAX_CAUSES = 10;

  private ErrorReport() {}

  /**
   * Writes the report.
   *
   * @return where it is, in words for a person; empty if even that cannot be done
   */
  public static Optional<String> write(Path home, Throwable problem, Instant now) {
    HomeName name = HomePlace.REPORTS.file(name("error", now));
    StoredFile file = HomeFiles.in(home).file(name);
    try {
      file.write(text(problem, now));
      return Optional.of(file.place());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** The name of a report's file. */
  static String name(String kind, Instant when) {
    return kind + "-" + NAME.format(when) + ".txt";
  }

  /** What the report says. */
  public static String text(Throwable problem, Instant now) {
    StringBuilder text = new StringBuilder();
    text.append("carrel ").append(CarrelVersion.text()).append(", ").append(now).append('\n');
    text.append("Java ").append(Runtime.version()).append(", ");
    text.append(System.getProperty("os.name")).append(' ').append(System.getProperty("os.arch"));
    text.append('\n');
    Throwable cause = problem;
    for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
      text.append(depth == 0 ? "\n" : "caused by ").append(cause.getClass().getName()).append('\n');
      for (StackTraceElement frame : cause.getStackTrace()) {
        text.append("  at ").append(frame).append('\n');
      }
      cause = cause.getCause();
    }
    return text.toString();
  }
}
