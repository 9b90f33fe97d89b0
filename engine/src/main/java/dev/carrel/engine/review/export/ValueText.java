// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.review.CellValue;
import java.math.BigDecimal;

/** Values as text that reads the same in every language. */
final class ValueText {
  /** Beyond so many digits a number stands with its exponent. */
  private static final int MOST_DIGITS = 100;

  private ValueText() {}

  /** All of a value but its unit. */
  static String of(CellValue value) {
    return switch (value) {
      case CellValue.Text text -> text.words();
      case CellValue.YesNo yesNo -> yesNo.yes() ? "yes" : "no";
      case CellValue.Day day -> day.iso();
      case CellValue.Amount amount -> number(amount.number());
      case CellValue.Length length -> length.iso();
      case CellValue.Names names -> String.join("; ", names.names());
      case CellValue.Chosen chosen -> String.join("; ", chosen.choices());
      case CellValue.Unread _ -> "";
    };
  }

  /** A currency, another unit, or which days are counted; empty for none. */
  static String unit(CellValue value) {
    return switch (value) {
      case CellValue.Amount amount -> amount.unit();
      case CellValue.Length length -> length.counted();
      default -> "";
    };
  }

  /** With its unit: "1250000.50 USD", "P30D (business)". */
  static String whole(CellValue value) {
    String unit = unit(value);
    if (unit.isEmpty()) {
      return of(value);
    }
    return value instanceof CellValue.Length
        ? of(value) + " (" + unit + ")"
        : of(value) + (unit.equals("%") ? "%" : " " + unit);
  }

  static String number(BigDecimal number) {
    return Math.abs((long) number.scale()) > MOST_DIGITS
        ? number.toString()
        : number.toPlainString();
  }
}
