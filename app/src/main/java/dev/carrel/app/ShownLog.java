// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app;

import dev.carrel.engine.ground.ShownText;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;
import java.util.stream.Collectors;

/** The libraries' log as it may be shown: a line of it can quote a document. */
public final class ShownLog extends SimpleFormatter {
  /** Called by Java, by the name that {@link QuietLogging} gives it. */
  public ShownLog() {}

  @Override
  public String format(LogRecord record) {
    return super.format(record)
        .lines()
        .map(ShownText::of)
        .collect(Collectors.joining(System.lineSeparator(), "", System.lineSeparator()));
  }
}
