// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/**
 * The order in which a column is sorted: no before yes, earlier before later, amounts of one unit
 * by their number, lengths of time by about how long they are, names and words as in a dictionary.
 * What could not be read comes last.
 */
public final class ValueOrder implements Comparator<CellValue> {
  private static final Comparator<CellValue> ORDER =
      Comparator.comparingInt(ValueOrder::rank)
          .thenComparing(ValueOrder::unit)
          .thenComparing(ValueOrder::number)
          .thenComparing(ValueOrder::words)
          .thenComparing(ValueWords::of);

  @Override
  public int compare(CellValue a, CellValue b) {
    return ORDER.compare(a, b);
  }

  private static int rank(CellValue value) {
    return switch (value) {
      case CellValue.YesNo _ -> 0;
      case CellValue.Day _ -> 1;
      case CellValue.Amount _ -> 2;
      case CellValue.Length _ -> 3;
      case CellValue.Names _ -> 4;
      case CellValue.Chosen _ -> 5;
      case CellValue.Text _ -> 6;
      case CellValue.Unread _ -> 7;
    };
  }

  private static String unit(CellValue value) {
    return value instanceof CellValue.Amount(BigDecimal _, String unit) ? unit : "";
  }

  private static BigDecimal number(CellValue value) {
    return switch (value) {
      case CellValue.YesNo(boolean yes) -> yes ? BigDecimal.ONE : BigDecimal.ZERO;
      case CellValue.Amount(BigDecimal number, String _) -> number;
      case CellValue.Length length -> TimeLength.about(length);
      default -> BigDecimal.ZERO;
    };
  }

  private static String words(CellValue value) {
    return switch (value) {
      case CellValue.Day(String iso) -> iso;
      case CellValue.Names(List<String> names) -> folded(names);
      case CellValue.Chosen(List<String> choices) -> folded(choices);
      case CellValue.Text(String words) -> folded(List.of(words));
      default -> "";
    };
  }

  private static String folded(List<String> words) {
    return String.join(" ", FoldedWords.of(String.join(" ", words)));
  }
}
