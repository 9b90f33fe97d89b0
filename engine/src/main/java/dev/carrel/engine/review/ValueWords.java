// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A value in plain English words, the same everywhere. */
public final class ValueWords {
  private static final Map<Integer, String> UNITS =
      Map.of(0, "year", 1, "month", 2, "week", 3, "day", 4, "hour", 5, "minute");

  private ValueWords() {}

  /** "18 months", "10 business days", "1500000 USD", "yes", "2026-11-29"; empty if unread. */
  public static String of(CellValue value) {
    return switch (value) {
      case CellValue.Text(String words) -> words;
      case CellValue.YesNo(boolean yes) -> yes ? "yes" : "no";
      case CellValue.Day(String iso) -> iso;
      case CellValue.Amount(BigDecimal number, String unit) ->
          (number.toPlainString() + " " + unit).strip();
      case CellValue.Length(String iso, String counted) -> length(iso, counted);
      case CellValue.Names(List<String> names) -> String.join("; ", names);
      case CellValue.Chosen(List<String> choices) -> String.join("; ", choices);
      case CellValue.Unread() -> "";
    };
  }

  private static String length(String iso, String counted) {
    return TimeLength.parse(iso)
        .map(
            length ->
                IntStream.range(0, length.parts().size())
                    .filter(i -> length.parts().get(i).signum() != 0)
                    .mapToObj(i -> part(length.parts().get(i), unit(i, counted)))
                    .collect(Collectors.joining(" and ")))
        .filter(words -> !words.isEmpty())
        .orElse(iso);
  }

  private static String unit(int i, String counted) {
    String unit = UNITS.getOrDefault(i, "");
    return unit.equals("day") && !counted.isEmpty() ? counted + " day" : unit;
  }

  private static String part(BigDecimal number, String unit) {
    String plural = number.compareTo(BigDecimal.ONE) == 0 ? "" : "s";
    return number.stripTrailingZeros().toPlainString() + " " + unit + plural;
  }
}
