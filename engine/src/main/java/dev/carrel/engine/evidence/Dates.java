// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Dates and times of a text in plain letters, in English, German, French and Spanish. */
final class Dates {
  /** Of the months, whole. */
  private static final List<String> NAMES =
      List.of(
          "january|januar|janner|janvier|enero",
          "february|februar|fevrier|febrero",
          "march|marz|mars|marzo",
          "april|avril|abril",
          "may|mai|mayo",
          "june|juni|juin|junio",
          "july|juli|juillet|julio",
          "august|aout|agosto",
          "september|septembre|septiembre",
          "october|oktober|octobre|octubre",
          "november|novembre|noviembre",
          "december|dezember|decembre|diciembre");

  /** As they stand in a date, too. */
  private static final List<String> SHORT_NAMES =
      List.of(
          "jan|janv|ene",
          "feb|fevr",
          "mar",
          "apr|avr|abr",
          "may",
          "jun",
          "jul|juil",
          "aug|ago",
          "sept|sep|setiembre",
          "oct|okt",
          "nov",
          "dec|dez|dic");

  private static final Map<String, Integer> WHOLE = numbered(NAMES);
  private static final Map<String, Integer> MONTHS = new HashMap<>(WHOLE);
  private static final String MONTH =
      "(?<month>" + String.join("|", NAMES) + "|" + String.join("|", SHORT_NAMES) + ")\\b\\.?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th|er|\\.?º|\\.)?";
  private static final String YEAR = "(?<year>(?:1[5-9]|20|21)\\d{2})(?![\\d%]|[.,]\\d)";
  private static final String OF = "(?:\\s*(?:day\\s+of|of|de|du|del|,)\\s*|\\s+|-)";
  private static final String JOIN = "(?:\\s*(?:of|de|du|del|,)\\s*|\\s+|-)";

  private static final Pattern DAY_FIRST =
      Pattern.compile("(?<![\\w.])" + DAY + OF + MONTH + "(?:" + JOIN + YEAR + ")?");
  private static final Pattern SHORT_YEAR =
      Pattern.compile("(?<![\\w.])(?<day>\\d{1,2})-" + MONTH + "-(?<short>\\d{2})(?![\\w-])");
  private static final Pattern MONTH_FIRST =
      Pattern.compile(
          "\\b"
              + MONTH
              + "\\s*(?<day>\\d{1,2})(?:st|nd|rd|th)?\\b(?![.]\\d)(?:"
              + JOIN
              + YEAR
              + ")?");
  private static final Pattern MONTH_AND_YEAR = Pattern.compile("\\b" + MONTH + JOIN + YEAR);
  private static final Pattern ISO =
      Pattern.compile("(?<![\\w-])(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:(?=t\\d)|(?![\\w-]))");
  private static final Pattern DIGITS =
      Pattern.compile(
          "(?<![\\w./-])(\\d{1,2})([./-])\\s?(\\d{1,2})\\2\\s?(\\d{4}|(?<=/)\\d{2})(?![\\w/-]|\\.\\d)");
  private static final Pattern TIME =
      Pattern.compile(
          "(?<![\\d.,])(?<hour>\\d{1,2})(?:[:.h](?<minute>\\d{2}))?\\s*"
              + "(?<half>a\\.?m\\b\\.?|p\\.?m\\b\\.?|uhr\\b|o'clock|h\\b)"
              + "|(?<![\\d.,:])(?<hour2>\\d{1,2}):(?<minute2>\\d{2})(?![\\d:])"
              + "|\\b(?<noon>noon|midnight)\\b");

  /** The first year in two digits that is one of the century before. */
  private static final int NINETEEN_HUNDREDS = 60;

  static {
    MONTHS.putAll(numbered(SHORT_NAMES));
  }

  private final String plain;
  private final String text;
  private final List<Fact> found = new ArrayList<>();

  private Dates(String text) {
    this.text = text;
    this.plain = Plain.text(text);
  }

  private static Map<String, Integer> numbered(List<String> names) {
    Map<String, Integer> months = new HashMap<>();
    for (int i = 0; i < names.size(); i++) {
      for (String name : names.get(i).split("\\|", -1)) {
        months.put(name, i + 1);
      }
    }
    return months;
  }

  /** Which month a word in plain letters is the whole name of. */
  static Optional<Integer> monthNamed(String word) {
    return Optional.ofNullable(WHOLE.get(word));
  }

  /** Whether a word in plain letters is a month's name. */
  static boolean isMonth(String word) {
    return MONTHS.containsKey(word);
  }

  /** The dates and times of a text, none within another. */
  static List<Fact> in(String text) {
    Dates dates = new Dates(text);
    dates.take(
        SHORT_YEAR,
        m ->
            date(century(m.group("short")) + m.group("short"), month(m), m.group("day"))
                .map(List::of));
    dates.take(DAY_FIRST, Dates::named);
    dates.take(MONTH_FIRST, Dates::named);
    dates.take(MONTH_AND_YEAR, m -> date(m.group("year"), month(m), "?").map(List::of));
    dates.take(ISO, m -> date(m.group(1), m.group(3), m.group(4)).map(List::of));
    dates.take(DIGITS, Dates::digits);
    dates.takeTimes();
    return dates.found;
  }

  private void take(Pattern pattern, Function<Matcher, Optional<List<String>>> reading) {
    Matcher matcher = pattern.matcher(plain);
    while (matcher.find()) {
      if (isFree(matcher) && !isModal(matcher)) {
        reading.apply(matcher).ifPresent(values -> add(Kind.DATE, values, matcher));
      }
    }
  }

  /** "Section 4 may be" is no day in May. */
  private boolean isModal(Matcher matcher) {
    return matcher.namedGroups().containsKey("month")
        && matcher.group("month").equals("may")
        && Character.isLowerCase(text.charAt(matcher.start("month")));
  }

  private boolean isFree(MatchResult match) {
    return found.stream().noneMatch(f -> f.start() < match.end() && match.start() < f.end());
  }

  private void add(Kind kind, List<String> values, MatchResult match) {
    int start = match.start();
    int end = match.end();
    found.add(
        new Fact(
            kind, "", values, text.substring(start, end).strip(), start, end, Fact.Bound.NONE));
  }

  private static String month(Matcher matcher) {
    return String.valueOf(MONTHS.get(matcher.group("month")));
  }

  private static Optional<List<String>> named(Matcher m) {
    String year = m.group("year") == null ? "?" : m.group("year");
    return date(year, month(m), m.group("day")).map(List::of);
  }

  /** Day first with dots; with a stroke or hyphens only one that can be no month tells. */
  private static Optional<List<String>> digits(Matcher m) {
    String year = m.group(4).length() == 2 ? century(m.group(4)) + m.group(4) : m.group(4);
    Optional<String> dayFirst = date(year, m.group(3), m.group(1));
    Optional<String> monthFirst =
        m.group(2).equals(".") ? Optional.empty() : date(year, m.group(1), m.group(3));
    List<String> values =
        Stream.of(dayFirst, monthFirst).flatMap(Optional::stream).distinct().toList();
    return values.isEmpty() ? Optional.empty() : Optional.of(values);
  }

  /** Contracts of the nineties are read more often than those of the sixties to come. */
  private static String century(String year) {
    return Integer.parseInt(year) >= NINETEEN_HUNDREDS ? "19" : "20";
  }

  private static Optional<String> date(String year, String month, String day) {
    int m = Integer.parseInt(month);
    int d = day.equals("?") ? 1 : Integer.parseInt(day);
    boolean isOne = m >= 1 && m <= 12 && d >= 1 && d <= 31;
    return isOne
        ? Optional.of(year + "-" + m + "-" + (day.equals("?") ? day : String.valueOf(d)))
        : Optional.empty();
  }

  private void takeTimes() {
    Matcher m = TIME.matcher(plain);
    while (m.find()) {
      if (isFree(m)) {
        minutes(m).ifPresent(value -> add(Kind.TIME, List.of(String.valueOf(value)), m));
      }
    }
  }

  private static Optional<Integer> minutes(Matcher m) {
    if (m.group("noon") != null) {
      return Optional.of(m.group("noon").equals("noon") ? 12 * 60 : 0);
    }
    boolean bare = m.group("hour") == null;
    int hour = Integer.parseInt(bare ? m.group("hour2") : m.group("hour"));
    String minute = bare ? m.group("minute2") : m.group("minute");
    String half = bare ? "" : m.group("half").replace(".", "");
    if (half.equals("h") && minute == null) {
      return Optional.empty(); // hours, not a time of day
    }
    if (half.equals("pm") && hour < 12) {
      hour += 12;
    } else if (half.equals("am") && hour == 12) {
      hour = 0;
    }
    int minutes = minute == null ? 0 : Integer.parseInt(minute);
    return hour <= 24 && minutes < 60 ? Optional.of(hour * 60 + minutes) : Optional.empty();
  }
}
