// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A length of time as it was told, part by part.
 *
 * @param parts years, months, weeks, days, hours and minutes
 */
record TimeLength(List<BigDecimal> parts) {
  private static final List<String> UNITS =
      List.of("year", "month", "week", "day", "hour", "minute");

  /** Of each unit, minutes: a year is twelve months of 30.4375 days. */
  private static final List<Integer> MINUTES = List.of(525_960, 43_830, 10_080, 1_440, 60, 1);

  /** Of each unit, how many of the next that is as long everywhere; 0 for none. */
  private static final List<Integer> NEXT = List.of(12, 0, 7, 24, 60, 0);

  private static final BigDecimal BUSINESS = new BigDecimal("1.4");

  private static final int WEEKS = 2;
  private static final int DAYS = 3;
  private static final String NUMBER = "(\\d{1,9}(?:[.,]\\d{1,6})?)";

  private static final Pattern ISO =
      Pattern.compile(
          "P(?:%1$sY)?(?:%1$sM)?(?:%1$sW)?(?:%1$sD)?(?:T(?:%1$sH)?(?:%1$sM)?)?".formatted(NUMBER));

  /** Of no length. */
  static final TimeLength NONE = new TimeLength(UNITS.stream().map(u -> BigDecimal.ZERO).toList());

  TimeLength {
    parts = List.copyOf(parts);
  }

  /** Reads ISO 8601; empty if it is none. */
  static Optional<TimeLength> parse(String iso) {
    Matcher matcher = ISO.matcher(iso.strip().toUpperCase(Locale.ROOT));
    if (!matcher.matches()
        || IntStream.rangeClosed(1, 6).allMatch(i -> group(matcher, i).isEmpty())) {
      return Optional.empty();
    }
    return Optional.of(
        new TimeLength(
            IntStream.rangeClosed(1, 6)
                .mapToObj(i -> group(matcher, i).orElse(BigDecimal.ZERO))
                .toList()));
  }

  private static Optional<BigDecimal> group(Matcher matcher, int i) {
    return Optional.ofNullable(matcher.group(i)).map(n -> new BigDecimal(n.replace(',', '.')));
  }

  /** Whether one unit is longer than another. */
  static boolean isLarger(String unit, String other) {
    return UNITS.indexOf(unit) >= 0 && UNITS.indexOf(unit) < UNITS.indexOf(other);
  }

  /** With so many of a unit more. */
  TimeLength plus(String number, String unit) {
    int at = UNITS.indexOf(unit);
    BigDecimal more = new BigDecimal(number);
    return new TimeLength(
        IntStream.range(0, parts.size())
            .mapToObj(i -> i == at ? parts.get(i).add(more) : parts.get(i))
            .toList());
  }

  /** How long it is about, in minutes. */
  BigDecimal minutes() {
    return IntStream.range(0, parts.size())
        .mapToObj(i -> parts.get(i).multiply(BigDecimal.valueOf(MINUTES.get(i))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** How long a value is about, in minutes: five business days as seven. */
  static BigDecimal about(CellValue.Length length) {
    BigDecimal minutes = parse(length.iso()).orElse(NONE).minutes();
    return length.counted().isEmpty() ? minutes : minutes.multiply(BUSINESS);
  }

  /** In ISO 8601: a year and a half as 18 months, weeks beside other units as days. */
  String iso() {
    BigDecimal[] now = parts.toArray(BigDecimal[]::new);
    boolean weeksAlone =
        IntStream.range(0, now.length).allMatch(i -> i == WEEKS || now[i].signum() == 0);
    for (int i = 0; i < now.length; i++) {
      boolean whole = now[i].stripTrailingZeros().scale() <= 0;
      if (NEXT.get(i) > 0 && (!whole || (i == WEEKS && !weeksAlone))) {
        now[i + 1] = now[i + 1].add(now[i].multiply(BigDecimal.valueOf(NEXT.get(i))));
        now[i] = BigDecimal.ZERO;
      }
    }
    String front = written(now, "YMWD", 0);
    String back = written(now, "HM", DAYS + 1);
    String all = front + (back.isEmpty() ? "" : "T" + back);
    return "P" + (all.isEmpty() ? "0D" : all);
  }

  private static String written(BigDecimal[] numbers, String letters, int from) {
    return IntStream.range(0, letters.length())
        .filter(i -> numbers[from + i].signum() != 0)
        .mapToObj(i -> numbers[from + i].stripTrailingZeros().toPlainString() + letters.charAt(i))
        .collect(Collectors.joining());
  }
}
