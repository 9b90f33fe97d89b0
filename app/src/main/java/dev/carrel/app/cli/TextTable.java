// SPDX-License-Identifier: Apache-2.0
package dev.carrel.app.cli;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a command prints for a person: lines, alike in every language. */
public final class TextTable {
  private final StringBuilder text = new StringBuilder();

  /** A line, formatted as {@link String#format} does. */
  public void line(String format, @Nullable Object... values) {
    text.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
  }

  /** All lines, without an empty end. */
  @Override
  public String toString() {
    return text.toString().stripTrailing();
  }
}
