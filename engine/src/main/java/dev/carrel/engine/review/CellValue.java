// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.math.BigDecimal;
import java.util.List;

/** What the words of a cell were read as. */
public sealed interface CellValue {
  /** Words that have no other form. */
  record Text(String words) implements CellValue {}

  /** Yes or no. */
  record YesNo(boolean yes) implements CellValue {}

  /**
   * A day, a month or a year.
   *
   * @param iso in ISO 8601: {@code 2026-11-29}, {@code 2026-11} or {@code 2026}
   */
  record Day(String iso) implements CellValue {}

  /**
   * A number.
   *
   * @param unit ISO 4217 for a currency, {@code %} for a share of a hundred, else the word that is
   *     counted; empty for none
   */
  record Amount(BigDecimal number, String unit) implements CellValue {}

  /**
   * A length of time.
   *
   * @param iso in ISO 8601: {@code P30D}, {@code P1Y6M}, {@code PT48H}
   * @param counted which days are counted, such as "business"; empty for all
   */
  record Length(String iso, String counted) implements CellValue {}

  /** Names as they stand. */
  record Names(List<String> names) implements CellValue {
    public Names {
      names = List.copyOf(names);
    }
  }

  /** Of the column's choices. */
  record Chosen(List<String> choices) implements CellValue {
    public Chosen {
      choices = List.copyOf(choices);
    }
  }

  /** The words could not be read as the column's type: they are shown as they are, and marked. */
  record Unread() implements CellValue {}
}
