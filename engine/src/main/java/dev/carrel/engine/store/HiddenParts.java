// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.store;

import dev.carrel.engine.document.HiddenText;
import dev.carrel.engine.document.HiddenText.Why;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The parts of a page that cannot be seen, as the column {@code hidden} has them. */
final class HiddenParts {
  private HiddenParts() {}

  static String write(List<HiddenText> parts) {
    return parts.stream()
        .map(part -> part.start() + " " + part.end() + " " + part.why())
        .collect(Collectors.joining("\n"));
  }

  /**
   * Reads them back; none where nobody looked.
   *
   * @throws IllegalArgumentException if it is not what {@link #write} makes
   */
  static List<HiddenText> read(@Nullable String column) {
    List<HiddenText> parts = new ArrayList<>();
    if (column != null) {
      for (String line : column.lines().toList()) {
        String[] fields = line.split(" ", -1);
        if (fields.length != 3) {
          throw new IllegalArgumentException("\"" + line + "\" is no part of a page");
        }
        parts.add(
            new HiddenText(
                Integer.parseInt(fields[0]), Integer.parseInt(fields[1]), Why.valueOf(fields[2])));
      }
    }
    return parts;
  }
}
