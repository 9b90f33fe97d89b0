// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * A number as its format shows it, as far as a reader needs: dates as dates, shares as shares,
 * grouped numbers with their groups and places (ISO/IEC 29500-1, 18.8.30).
 */
public final class CellFormat {
  private static final LocalDate FIRST_1900 = LocalDate.of(1899, 12, 30);
  private static final LocalDate FIRST_1904 = LocalDate.of(1904, 1, 1);
  private static final double LAST_DAY = 2_958_466;

  private CellFormat() {}

  /** The code of a built-in format. */
  static String builtIn(int id) {
    return switch (id) {
      case 1 -> "0";
      case 2 -> "0.00";
      case 3, 41, 42 -> "#,##0";
      case 4, 43, 44 -> "#,##0.00";
      case 12 -> "# ?/?";
      case 13 -> "# ??/??";
      case 37, 38 -> "#,##0;(#,##0)";
      case 39, 40 -> "#,##0.00;(#,##0.00)";
      case 9 -> "0%";
      case 10 -> "0.00%";
      case 14, 15, 16, 17, 22 -> id == 22 ? "yyyy-mm-dd h:mm" : "yyyy-mm-dd";
      case 18, 20 -> "h:mm";
      case 19, 21, 45, 47 -> "h:mm:ss";
      case 46 -> "[h]:mm:ss";
      default -> "General";
    };
  }

  /** A cell's number as it is shown. */
  public static String text(String number, String code, boolean from1904) {
    BigDecimal value;
    try {
      value = new BigDecimal(number.strip());
    } catch (NumberFormatException e) {
      return number;
    }
    String format = NumberCode.bare(code);
    if (isDate(format)) {
      return date(value.doubleValue(), format, from1904);
    }
    return code.isBlank() || code.equals("@")
        ? NumberCode.general(value)
        : NumberCode.text(value, code);
  }

  private static boolean isDate(String format) {
    return format.toLowerCase(Locale.ROOT).matches(".*[ymdhs].*")
        && !format.matches(".*(?:#|(?<!\\.|\\.0|\\.00)0).*");
  }

  private static String date(double days, String format, boolean from1904) {
    if (days < 0 || days > LAST_DAY) {
      return BigDecimal.valueOf(days).toPlainString();
    }
    try {
      // Excel counts a 29th of February of 1900, which never was.
      long early = !from1904 && days >= 1 && days < 60 ? 1 : 0;
      LocalDate day = (from1904 ? FIRST_1904 : FIRST_1900).plusDays((long) days + early);
      long seconds = Math.round((days - Math.floor(days)) * 86_400);
      LocalDateTime at = day.atStartOfDay().plus(seconds, ChronoUnit.SECONDS);
      String lower = format.toLowerCase(Locale.ROOT);
      String second = lower.contains("s") ? ":%02d".formatted(at.getSecond()) : "";
      boolean elapsed = lower.contains("[h");
      long hour = elapsed ? Math.round(days * 86_400) / 3600 : at.getHour();
      String clock = "%02d:%02d".formatted(hour, at.getMinute()) + second;
      boolean hours = lower.contains("h");
      boolean date = lower.contains("y") || lower.contains("d");
      return date ? at.toLocalDate() + (hours ? " " + clock : "") : clock;
    } catch (DateTimeException e) {
      return BigDecimal.valueOf(days).toPlainString();
    }
  }
}
