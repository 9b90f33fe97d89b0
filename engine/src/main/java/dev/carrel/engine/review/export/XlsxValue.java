// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review.export;

import dev.carrel.engine.review.CellValue;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.StyleSetter;

/** Values as cells of their type, as far as workbooks have one for them; else as text. */
final class XlsxValue {
  /** Before that workbooks count days wrongly or not at all. */
  private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

  private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

  /** A workbook keeps no more digits of a number. */
  private static final int DIGITS = 15;

  /** Nothing else comes into a format, which is a small program. */
  private static final Pattern CURRENCY = Pattern.compile("[A-Z]{3}");

  private XlsxValue() {}

  /** Writes a cell and goes on to the next. */
  static void write(XlsxSheet to, ExportedCell cell, String fill) {
    CellValue value = cell.value().orElse(null);
    Optional<LocalDate> day = value instanceof CellValue.Day d ? day(d.iso()) : Optional.empty();
    if (day.isPresent()) {
      to.sheet().value(to.row(), to.column(), day.get());
      finish(to, "yyyy-mm-dd", fill);
    } else if (value instanceof CellValue.Amount amount && fits(amount.number())) {
      boolean share = amount.unit().equals("%");
      BigDecimal number = share ? amount.number().movePointLeft(2) : amount.number();
      to.sheet().value(to.row(), to.column(), number);
      finish(to, format(amount), fill);
    } else {
      to.text(cell.text(), false, fill);
    }
  }

  private static void finish(XlsxSheet to, String format, String fill) {
    StyleSetter style = to.style().format(format);
    if (!fill.isEmpty()) {
      style.fillColor(fill).fontColor("000000");
    }
    style.set();
    to.skip();
  }

  private static Optional<LocalDate> day(String iso) {
    try {
      LocalDate day = LocalDate.parse(iso);
      return day.isBefore(FIRST_DAY) || day.isAfter(LAST_DAY) ? Optional.empty() : Optional.of(day);
    } catch (DateTimeParseException e) {
      return Optional.empty(); // a month or a year
    }
  }

  private static boolean fits(BigDecimal number) {
    return number.stripTrailingZeros().precision() <= DIGITS
        && Math.abs((long) number.scale()) <= DIGITS;
  }

  private static String format(CellValue.Amount amount) {
    int places = Math.max(0, amount.number().stripTrailingZeros().scale());
    if (amount.unit().equals("%")) {
      return "0" + decimals(places) + "%";
    }
    if (CURRENCY.matcher(amount.unit()).matches()) {
      return "#,##0"
          + decimals(places == 0 ? 0 : Math.max(2, places))
          + " \""
          + amount.unit()
          + "\"";
    }
    return "#,##0" + decimals(places);
  }

  private static String decimals(int places) {
    return places == 0 ? "" : "." + "0".repeat(places);
  }
}
