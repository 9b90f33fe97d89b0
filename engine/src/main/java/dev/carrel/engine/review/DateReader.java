// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Quantity;
import dev.carrel.engine.evidence.Quantity.Kind;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads dates out of words. One that is the end of a range, or a part of another, is none. */
final class DateReader {
  private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])\\.?");
  private static final Pattern MONTH = Pattern.compile("(0?[1-9]|1[0-2])[./](\\d{4})\\.?");

  /**
   * In a sentence such numbers are a section's more often; alone, or behind "am", they are a day.
   */
  private static final Pattern SHORT =
      Pattern.compile(
          "(?:^|(?<!\\p{L})(?:am|vom|zum|den|bis|ab|seit)\\s+)(\\d{1,2})\\.\\s?(\\d{1,2})\\.\\s?(\\d{2})(?!\\d|\\.\\d)");

  private static final Pattern YEAR = Pattern.compile("\\d{4}");
  private static final String JOIN =
      "\\s*(?:[-–—/&]|to|and|or|through|bis|und|oder|au|à|et|ou|al|y|o|a)\\s*(?:(?:the|le|el|dem|den)\\s+)?$";

  private static final Pattern DAY_BEFORE =
      Pattern.compile("(?iu)(?<![\\d.])\\d{1,2}(?:st|nd|rd|th|er|º|\\.)?" + JOIN);

  private static final Pattern MONTH_BEFORE =
      Pattern.compile("(?iu)(?<!\\p{L})(?:" + months() + ")\\.?" + JOIN);

  /** "2026" of "2026/27", of "Q4 2026" and of "March 1-15, 2026". */
  private static final Pattern CUT_BEFORE =
      Pattern.compile(
          "(?iu)[\\p{L}\\d][-./]$|\\d,\\s*$|(?<!\\p{L})(?:q[1-4]|(?:quarter|half)(?: of)?|quartals?"
              + "|halbjahre?s?|(?:trimestre|semestre)(?: de)?)\\s*$");

  /** "The end of 2027", "week 12 of 2026", "Frühjahr 2026": before a year, or a month. */
  private static final Pattern SOME_OF =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:end|beginning|middle|mid|early|late|start|first|last|day|days|week|weeks|season|spring"
              + "|summer|autumn|fall|winter|h[12]|fy|kw|(?:year|jahres|quartals|monats)-?\\s?(?:end|ende|anfang|mitte)|ende|anfang|beginn|mitte|letzter|erster|frühjahr|frühling|sommer|herbst|woche|wirtschaftsjahr|geschäftsjahr|fiscal"
              + " year|fin|début|mi|printemps|été|automne|hiver|finales"
              + "|fines|principios|mediados|primavera|verano|otoño|invierno|semana|semaine)[-\\s]*(?:\\d{1,2}\\s*)?"
              + "(?:(?:of|in|des|der|von|de|du|del)\\s+)?(?:(?:the|le|la)\\s+)?(?:(?:year|jahres?|année|año)\\s+)?$");

  /** What has a year in its name: "the Companies Act 2006", "ISO 9001:2015". */
  private static final Pattern NAMED =
      Pattern.compile(
          "(?iu)(?<!\\p{L})(?:acts?|code|law|statutes?|regulations?|directive|rules|convention|treaty|ordinance|bill"
              + "|\\p{L}*gesetz(?:es|buch)?|\\p{L}*verordnung|richtlinie|incoterms®?|loi|ley|room|raum|zimmer|suite|flat"
              + "|box|postfach|iso[\\s\\d:-]*|din[\\s\\d:-]*)\\s*,?\\s*(?:of\\s+|von\\s+|vom\\s+)?$");

  private static final Pattern CUT_BEHIND = Pattern.compile("(?u)^[-./][\\p{L}\\d]");

  /** What a number behind it is called by. */
  private static final Pattern NUMBERED =
      Pattern.compile(
          "(?iu)(?:(?<!\\p{L})(?:no|nr|num|nro|invoice|order|rechnung|bestellung|facture|factura"
              + "|version|ticket|file|hr[ab]|az|aktenzeichen)\\.?|n[°º]|#)\\s*$");

  /** Behind a year a small word that is counted: "2026 pages". */
  private static final Pattern COUNTED = Pattern.compile("(?u)^\\s\\p{Ll}{4,}s(?!\\p{L})");

  /** Letters of a date in ISO 8601 that tells its day. */
  private static final int DAY = 10;

  private final String words;
  private final List<Quantity> said;
  private final List<Quantity> quoted;

  DateReader(String words, List<Quantity> said, List<Quantity> quoted) {
    this.words = words;
    this.said = said;
    this.quoted = quoted;
  }

  private static String months() {
    return Stream.of("en", "de", "fr", "es")
        .map(Locale::of)
        .flatMap(
            language ->
                Arrays.stream(Month.values())
                    .flatMap(
                        month ->
                            Stream.of(TextStyle.FULL, TextStyle.SHORT)
                                .map(style -> month.getDisplayName(style, language))))
        .map(name -> name.replace(".", ""))
        .distinct()
        .map(Pattern::quote)
        .collect(Collectors.joining("|"));
  }

  /** Whether a number has a name before it: "No. 4711". */
  static boolean isNumbered(String words, int at) {
    return NUMBERED.matcher(words.substring(0, at)).find();
  }

  /** The date; empty if there is none, or several that the quotes do not tell apart. */
  Optional<CellValue> read() {
    Optional<String> whole = whole();
    if (whole.isPresent()) {
      return whole.map(CellValue.Day::new);
    }
    List<Quantity> dates =
        said.stream().filter(q -> q.kind() == Kind.DATE).filter(this::isDate).toList();
    boolean undated = dates.stream().anyMatch(date -> date.values().isEmpty());
    boolean brief =
        dates.stream().flatMap(d -> d.values().stream()).anyMatch(iso -> iso.length() < DAY);
    if ((undated && brief)
        || dates.stream().anyMatch(date -> date.values().size() > 1 || isPart(date))) {
      return Optional.empty();
    }
    List<String> days = dates.stream().flatMap(d -> d.values().stream()).distinct().toList();
    List<CellValue> exact =
        days.stream()
            .filter(day -> days.stream().noneMatch(d -> !d.equals(day) && d.startsWith(day + "-")))
            .<CellValue>map(CellValue.Day::new)
            .toList();
    return QuantityReader.only(exact, day -> isQuoted(((CellValue.Day) day).iso()));
  }

  private Optional<String> whole() {
    Matcher iso = ISO_MONTH.matcher(words);
    if (iso.matches()) {
      return Optional.of(iso.group(1) + "-" + iso.group(2));
    }
    Matcher month = MONTH.matcher(words);
    if (month.matches()) {
      String number = month.group(1).length() == 1 ? "0" + month.group(1) : month.group(1);
      return Optional.of(month.group(2) + "-" + number);
    }
    Matcher brief = SHORT.matcher(words);
    return brief.find() && said.stream().noneMatch(q -> q.kind() == Kind.DATE)
        ? Quantity.in(brief.group(1) + "/" + brief.group(2) + "/" + brief.group(3), "").stream()
            .flatMap(q -> q.values().stream())
            .filter(day -> isDayFirst(day, brief))
            .findFirst()
        : Optional.empty();
  }

  private static boolean isDayFirst(String iso, Matcher brief) {
    return Integer.parseInt(iso.substring(8)) == Integer.parseInt(brief.group(1))
        && Integer.parseInt(iso.substring(5, 7)) == Integer.parseInt(brief.group(2));
  }

  private boolean isQuoted(String iso) {
    return quoted.stream().anyMatch(q -> q.kind() == Kind.DATE && q.values().equals(List.of(iso)));
  }

  /** Not a number of pages, or of an order. */
  private boolean isDate(Quantity date) {
    return !YEAR.matcher(date.shown()).matches()
        || !(isNumbered(words, date.start())
            || NAMED.matcher(words.substring(0, date.start())).find()
            || COUNTED.matcher(words.substring(date.end())).find());
  }

  /** Of a range, of a date that could not be read, or of one that would have to be reckoned. */
  private boolean isPart(Quantity date) {
    String front = words.substring(0, date.start());
    boolean cut =
        YEAR.matcher(date.shown()).matches()
            && (CUT_BEFORE.matcher(front).find()
                || CUT_BEHIND.matcher(words.substring(date.end())).find());
    boolean range =
        MONTH_BEFORE.matcher(front).find()
            || (Character.isDigit(date.shown().charAt(0)) && DAY_BEFORE.matcher(front).find());
    boolean some =
        date.values().stream().allMatch(iso -> iso.length() < DAY) && SOME_OF.matcher(front).find();
    return cut || some || range || Reckoned.isToldBy(front) || isCounted(date);
  }

  private boolean isCounted(Quantity date) {
    return said.stream()
        .filter(q -> q.kind() == Kind.SPAN && q.end() <= date.start())
        .anyMatch(q -> Reckoned.isCountedFrom(words.substring(q.end(), date.start())));
  }
}
