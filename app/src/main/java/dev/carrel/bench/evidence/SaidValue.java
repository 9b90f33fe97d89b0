// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether words say what a clause comes to, where lawyers wrote that down in a form of its own. */
final class SaidValue {
  private static final Set<String> DATES =
      Set.of("Agreement Date", "Effective Date", "Expiration Date");
  private static final Set<String> PERIODS =
      Set.of("Renewal Term", "Notice Period To Terminate Renewal");
  private static final Set<String> PLACES = Set.of("Governing Law");
  private static final Set<String> NAMES = Set.of("Document Name", "Parties");

  private static final List<String> MONTHS =
      List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");
  private static final String MONTH = "(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
  private static final Pattern FIGURES =
      Pattern.compile("\\b(\\d{1,2})/(\\d{1,2})/(\\d{4}|\\d{2})\\b");
  private static final Pattern MONTH_FIRST =
      Pattern.compile("\\b" + MONTH + "\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})\\b");
  private static final Pattern DAY_FIRST =
      Pattern.compile(
          "\\b(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+day)?(?:\\s+of)?\\s+" + MONTH + ",?\\s+(\\d{4})\\b");
  private static final List<String> NUMBERS =
      List.of(
          "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
          "eleven", "twelve");
  private static final Map<String, Integer> TENS =
      Map.of(
          "fifteen",
          15,
          "eighteen",
          18,
          "twenty",
          20,
          "thirty",
          30,
          "forty",
          40,
          "sixty",
          60,
          "ninety",
          90,
          "hundred",
          100);
  private static final Pattern PERIOD =
      Pattern.compile("\\b(\\d{1,3}|[a-z]+)\\)?[ -]+(?:\\(\\d+\\)[ -]+)?(day|month|year)s?\\b");

  /** What words say of a value. */
  enum Said {
    /** They say it. */
    YES,
    /** They say another one. */
    OTHER,
    /** They say none, or none is known. */
    NOTHING
  }

  private SaidValue() {}

  static Said in(String category, String expected, String text) {
    if (expected.isBlank() || expected.contains("[")) {
      return Said.NOTHING;
    }
    String words = text.toLowerCase(Locale.ROOT);
    if (DATES.contains(category)) {
      return expected.equalsIgnoreCase("perpetual")
          ? said(
              words.contains("perpetual") || words.contains("indefinite"), !dates(words).isEmpty())
          : compare(dates(expected.toLowerCase(Locale.ROOT)), dates(words));
    }
    if (PERIODS.contains(category)) {
      return compare(periods(expected.toLowerCase(Locale.ROOT)), periods(words));
    }
    if (PLACES.contains(category)) {
      return said(
          Pattern.compile("[;,]")
              .splitAsStream(expected.toLowerCase(Locale.ROOT))
              .map(String::strip)
              .anyMatch(place -> !place.isEmpty() && words.contains(place)),
          false);
    }
    if (NAMES.contains(category)) {
      return said(names(expected).stream().allMatch(squash(text)::contains), false);
    }
    return Said.NOTHING;
  }

  private static Said said(boolean it, boolean another) {
    return it ? Said.YES : another ? Said.OTHER : Said.NOTHING;
  }

  private static <T> Said compare(Set<T> expected, Set<T> said) {
    return expected.isEmpty()
        ? Said.NOTHING
        : said(expected.stream().anyMatch(said::contains), !said.isEmpty());
  }

  /** The first word of each party's name, or a title's letters. */
  private static List<String> names(String expected) {
    List<String> names = new ArrayList<>();
    for (String name : expected.split(";", -1)) {
      String plain = name.replaceAll("\\(.*?\\)", "").strip();
      names.add(squash(expected.contains("(") ? plain.split("\\s+", 2)[0] : plain));
    }
    return names;
  }

  private static String squash(String text) {
    return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
  }

  private static Set<LocalDate> dates(String text) {
    Set<LocalDate> dates = new HashSet<>();
    for (Matcher m = FIGURES.matcher(text); m.find(); ) {
      date(m.group(3), number(m.group(1)), m.group(2)).ifPresent(dates::add);
    }
    for (Matcher m = MONTH_FIRST.matcher(text); m.find(); ) {
      date(m.group(3), month(m.group(1)), m.group(2)).ifPresent(dates::add);
    }
    for (Matcher m = DAY_FIRST.matcher(text); m.find(); ) {
      date(m.group(3), month(m.group(2)), m.group(1)).ifPresent(dates::add);
    }
    return dates;
  }

  private static int month(String name) {
    return MONTHS.indexOf(name.substring(0, 3)) + 1;
  }

  /** Two figures are a year from 1950 to 2049. */
  private static Optional<LocalDate> date(String year, int month, String day) {
    int y = number(year);
    try {
      return Optional.of(
          LocalDate.of(y >= 100 ? y : y >= 50 ? 1900 + y : 2000 + y, month, number(day)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A period in days: a month has 30 of them and a year 360, so 12 months are a year. */
  private static Set<Integer> periods(String text) {
    Set<Integer> periods = new HashSet<>();
    for (Matcher m = PERIOD.matcher(text); m.find(); ) {
      int n = number(m.group(1));
      if (n > 0) {
        periods.add(
            n
                * switch (m.group(2)) {
                  case "day" -> 1;
                  case "month" -> 30;
                  default -> 360;
                });
      }
    }
    return periods;
  }

  /** 0 for what is none. */
  private static int number(String text) {
    if (Character.isDigit(text.charAt(0))) {
      return Integer.parseInt(text);
    }
    return Math.max(0, TENS.getOrDefault(text, NUMBERS.indexOf(text)));
  }
}
