// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.command;

import dev.carrel.app.cli.Outcome;
import dev.carrel.app.cli.TextTable;
import dev.carrel.bench.KvRow;
import dev.carrel.bench.RowResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * What a measurement found: keys and values for programs, lines for people, alike in every
 * language.
 */
final class Report {
  private final Map<String, @Nullable Object> json = new LinkedHashMap<>();
  private final TextTable text = new TextTable();

  /** A key of the JSON object, in the order in which they are given. */
  Report with(String key, @Nullable Object value) {
    json.put(key, value);
    return this;
  }

  /** A line, formatted as {@link String#format} does. */
  Report line(String format, @Nullable Object... values) {
    text.line(format, values);
    return this;
  }

  /**
   * Lines of rows.
   *
   * @param name the format of a row's name, which its lines begin with
   * @param measured writes the lines of a row of which there are figures: its name as it is to
   *     stand there, and the figures
   */
  <F> Report rows(String name, List<RowResult<F>> results, BiConsumer<String, F> measured) {
    for (RowResult<F> result : results) {
      String begin = String.format(Locale.ROOT, name, result.row().name());
      switch (result) {
        case RowResult.Measured<F>(KvRow _, F figures) -> measured.accept(begin, figures);
        case RowResult.NotMeasured<F>(KvRow _, String why) ->
            line("%s not measured: %s", begin, why);
      }
    }
    return this;
  }

  Outcome outcome() {
    return Outcome.of(json, text.toString());
  }
}
