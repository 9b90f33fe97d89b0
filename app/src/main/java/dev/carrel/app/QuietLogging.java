// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * Keeps the libraries' log off the terminal: what concerns a person is told by the command itself.
 * Java makes one when the first line is logged, so that a command which logs nothing pays nothing.
 * {@code CARREL_JAVA_OPTS=-Djava.util.logging.config.file=FILE} shows more.
 */
public final class QuietLogging {
  private static final String CONFIGURATION =
      """
      handlers=java.util.logging.ConsoleHandler
      java.util.logging.ConsoleHandler.formatter=dev.carrel.app.ShownLog
      .level=SEVERE
      """;

  /** Called by Java, by the name that {@link #install} gave it. */
  public QuietLogging() throws IOException {
    LogManager.getLogManager()
        .readConfiguration(
            new ByteArrayInputStream(CONFIGURATION.getBytes(StandardCharsets.ISO_8859_1)));
  }

  /** To be called before anything is logged; a configuration that a person gave stays. */
  static void install() {
    if (System.getProperty("java.util.logging.config.file") == null) {
      System.setProperty("java.util.logging.config.class", QuietLogging.class.getName());
    }
  }
}
