// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ingest.sheet;

import java.math.BigDecimal;
import java.math.RoundingMode;
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
      case 3, 37, 38 -> "#,##0";
      case 4, 39, 40 -> "#,##0.00";
      case 9 -> "0%";
      case 10 -> "0.00%";
      case 14, 15, 16, 17, 22 -> id == 22 ? "yyyy-mm-dd h:mm" : "yyyy-mm-dd";
      case 18, 19, 20, 21, 45, 46, 47 -> "h:mm";
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
    String format = plain(code.split(";", 2)[0]);
    if (isDate(format)) {
      return date(value.doubleValue(), format, from1904);
    }
    if (format.contains("%")) {
      return rounded(value.movePointRight(2), places(format), false) + "%";
    }
    boolean grouped = format.contains(",");
    if (format.matches(".*[0#].*")) {
      String shown = rounded(value, places(format), grouped);
      return money(code, shown);
    }
    return value.stripTrailingZeros().toPlainString();
  }

  /** Without what is quoted, in brackets or only takes room. */
  private static String plain(String code) {
    return code.replaceAll("\"[^\"]*\"|\\[[^\\]]*\\]|\\\\.|_.|\\*.", "");
  }

  private static boolean isDate(String format) {
    return format.toLowerCase(Locale.ROOT).matches(".*[ymdhs].*") && !format.contains("General");
  }

  private static String date(double days, String format, boolean from1904) {
    if (days < 0 || days > LAST_DAY) {
      return BigDecimal.valueOf(days).toPlainString();
    }
    try {
      LocalDate day = (from1904 ? FIRST_1904 : FIRST_1900).plusDays((long) days);
      long seconds = Math.round((days - Math.floor(days)) * 86_400);
      LocalDateTime at = day.atStartOfDay().plus(seconds, ChronoUnit.SECONDS);
      String lower = format.toLowerCase(Locale.ROOT);
      String clock = "%02d:%02d".formatted(at.getHour(), at.getMinute());
      boolean hours = lower.contains("h");
      boolean date = lower.contains("y") || lower.contains("d");
      return date ? at.toLocalDate() + (hours ? " " + clock : "") : clock;
    } catch (DateTimeException e) {
      return BigDecimal.valueOf(days).toPlainString();
    }
  }

  private static int places(String format) {
    int point = format.indexOf('.');
    int places = 0;
    for (int i = point + 1;
        point >= 0 && i < format.length() && "0#?".indexOf(format.charAt(i)) >= 0;
        i++) {
      places++;
    }
    return Math.min(places, 15);
  }

  private static String rounded(BigDecimal value, int places, boolean grouped) {
    BigDecimal shown = value.setScale(places, RoundingMode.HALF_UP);
    return grouped
        ? String.format(Locale.ROOT, "%,." + places + "f", shown)
        : shown.toPlainString();
  }

  private static String money(String code, String number) {
    for (String sign : new String[] {"€", "$", "£", "¥", "EUR", "USD", "GBP", "CHF"}) {
      if (code.contains(sign)) {
        return sign.length() == 1 && !sign.equals("€") ? sign + number : number + " " + sign;
      }
    }
    return number;
  }
}
