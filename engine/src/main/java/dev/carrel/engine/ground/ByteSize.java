// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.ground;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write and read them: kB, MB, GB by thousands, KiB ... by 1,024. */
public final class ByteSize {
  private static final Pattern SIZE =
      Pattern.compile("\\s*([0-9]+(?:[.,][0-9]+)?)\\s*([A-Za-z]*)\\s*");
  private static final Map<String, Long> UNITS =
      Map.ofEntries(
          Map.entry("", 1L),
          Map.entry("b", 1L),
          Map.entry("k", 1000L),
          Map.entry("kb", 1000L),
          Map.entry("m", 1000_000L),
          Map.entry("mb", 1000_000L),
          Map.entry("g", 1000_000_000L),
          Map.entry("gb", 1000_000_000L),
          Map.entry("t", 1000_000_000_000L),
          Map.entry("tb", 1000_000_000_000L),
          Map.entry("kib", 1L << 10),
          Map.entry("mib", 1L << 20),
          Map.entry("gib", 1L << 30),
          Map.entry("tib", 1L << 40));

  private ByteSize() {}

  /**
   * The bytes that a person means.
   *
   * @throws IllegalArgumentException if it is no amount, is 0, or is past 2^63
   */
  public static long parse(String text) {
    Matcher matcher = SIZE.matcher(text);
    if (!matcher.matches()) {
      throw unknown(text);
    }
    Long unit = UNITS.get(matcher.group(2).toLowerCase(Locale.ROOT));
    if (unit == null) {
      throw unknown(text);
    }
    BigDecimal bytes =
        new BigDecimal(matcher.group(1).replace(',', '.'))
            .multiply(BigDecimal.valueOf(unit))
            .setScale(0, RoundingMode.DOWN);
    if (bytes.signum() <= 0 || bytes.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw unknown(text);
    }
    return bytes.longValueExact();
  }

  private static IllegalArgumentException unknown(String text) {
    return new IllegalArgumentException(
        "'" + text + "' is no amount of memory; write 8GB, 500MB, 1.5GiB or a number of bytes");
  }

  /** For example 491 MB or 1.3 GB: three digits at most, by thousands. */
  public static String text(long bytes) {
    if (bytes < 1000) {
      return bytes + " bytes";
    }
    double value = bytes;
    int unit = -1;
    while (value >= 999.5 && unit < 3) {
      value /= 1000;
      unit++;
    }
    String format = value < 9.95 ? "%.1f %s" : "%.0f %s";
    return String.format(Locale.ROOT, format, value, new String[] {"kB", "MB", "GB", "TB"}[unit]);
  }
}
