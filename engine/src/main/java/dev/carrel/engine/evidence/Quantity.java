// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A date, an amount, a share, a length of time or another number of a text, as others may use it.
 *
 * @param kind what it is
 * @param unit of an amount the currency in ISO 4217; of a share {@code %}; of a length of time
 *     "minute", "business minute", "hour", "day", "business day", "week", "month" or "year"; of
 *     another number the word behind it as it stands; empty for none
 * @param values what it may be read as: dates in ISO 8601 down to what is told ({@code 2026},
 *     {@code 2026-11}, {@code 2026-11-29}), else numbers of the unit; several for an ambiguous one,
 *     none for a date without its year or outside the calendar, and for what is only the end of a
 *     number in words
 * @param shown as it stands
 * @param start its first character
 * @param end behind its last one
 */
public record Quantity(
    Kind kind, String unit, List<String> values, String shown, int start, int end) {
  /** What a number may be. */
  public enum Kind {
    /** A day, a month or a year. */
    DATE,
    /** Of money. */
    AMOUNT,
    /** In per cent. */
    SHARE,
    /** A length of time. */
    SPAN,
    /** Any other number that is no label, rate, ordinal or time of day. */
    COUNT
  }

  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  public Quantity {
    values = List.copyOf(values);
  }

  /**
   * Those of a text, in its order.
   *
   * @param besides words that tell the language where the text itself is too short to; they are not
   *     searched
   */
  public static List<Quantity> in(String text, String besides) {
    List<Term> terms = Term.of(text);
    Tongue own = Tongue.of(terms);
    Tongue tongue = own == Tongue.OTHER ? Tongue.of(Term.of(besides)) : own;
    List<Fact> facts = Facts.in(text, terms, tongue);
    return facts.stream()
        .flatMap(fact -> of(fact, text, facts).stream())
        .map(quantity -> isCut(quantity, terms) ? quantity.unread() : quantity)
        .toList();
  }

  /** Whether it may stand for the same as another. */
  public boolean mayBe(Quantity other) {
    return kind == other.kind
        && unit.equals(other.unit)
        && values.stream().anyMatch(other.values::contains);
  }

  /** Behind "mille" or "dix" whose language is not known: what is read is the end of a number. */
  private static boolean isCut(Quantity quantity, List<Term> terms) {
    return quantity.kind != Kind.DATE
        && Term.before(terms, quantity.start).filter(NumberWords::maybeBegins).isPresent();
  }

  private Quantity unread() {
    return new Quantity(kind, unit, List.of(), shown, start, end);
  }

  private static Optional<Quantity> of(Fact fact, String text, List<Fact> facts) {
    return switch (fact.kind()) {
      case DATE -> Optional.of(made(fact, Kind.DATE, "", dates(fact, text, facts)));
      case AMOUNT -> Optional.of(made(fact, Kind.AMOUNT, fact.unit(), fact.values()));
      case SHARE ->
          Optional.of(made(fact, Kind.SHARE, "%", times(fact.values(), HUNDRED, BigDecimal.ONE)));
      case SPAN -> span(fact);
      case COUNT ->
          Optional.of(
              made(fact, Kind.COUNT, fact.unit().isEmpty() ? "" : noun(fact, text), fact.values()));
      case TIME, LABEL, ORDINAL, RATE -> Optional.empty();
    };
  }

  private static Quantity made(Fact fact, Kind kind, String unit, List<String> values) {
    return new Quantity(kind, unit, values, fact.shown(), fact.start(), fact.end());
  }

  private static List<String> times(List<String> values, BigDecimal factor, BigDecimal divisor) {
    return values.stream()
        .map(v -> new BigDecimal(v).multiply(factor))
        .map(v -> v.divide(divisor, MathContext.DECIMAL32))
        .map(Figures::text)
        .toList();
  }

  /** In the unit that stands there: a year is twelve months where it is compared. */
  private static Optional<Quantity> span(Fact fact) {
    List<Term> terms = Term.of(fact.shown());
    for (int i = terms.size() - 1; i >= 0; i--) {
      Optional<Units.Unit> unit =
          Units.behind(terms, i).filter(found -> found.kind() == Fact.Kind.SPAN);
      if (unit.isPresent()) {
        List<String> values = times(fact.values(), BigDecimal.ONE, unit.get().factor());
        return Optional.of(made(fact, Kind.SPAN, name(unit.get(), fact.unit()), values));
      }
    }
    return Optional.empty();
  }

  private static String name(Units.Unit unit, String told) {
    String factor = unit.factor().toPlainString();
    return switch (unit.name() + " " + factor) {
      case "day 7" -> "week";
      case "month 12" -> "year";
      case "minute 60" -> "hour";
      default -> told;
    };
  }

  private static String noun(Fact fact, String text) {
    return Term.of(text.substring(fact.end())).stream()
        .filter(Term::isWord)
        .map(Term::text)
        .findFirst()
        .orElse("");
  }

  private static List<String> dates(Fact fact, String text, List<Fact> facts) {
    return fact.values().stream().flatMap(v -> iso(v, day(fact, text, facts))).toList();
  }

  /** The number in words before "day of May 2026" and "Mai 2026"; "?" if there is none. */
  private static String day(Fact date, String text, List<Fact> facts) {
    return facts.stream()
        .filter(f -> f.kind() == Fact.Kind.ORDINAL && f.end() <= date.start())
        .filter(
            f ->
                text.substring(f.end(), date.start())
                    .matches("\\s+(?:(?:day\\s+)?of\\s+|del?\\s+)?"))
        .map(f -> f.values().getFirst())
        .findFirst()
        .orElse("?");
  }

  private static Stream<String> iso(String value, String dayInWords) {
    String[] parts = value.split("-", -1);
    String day = parts[2].equals("?") ? dayInWords : parts[2];
    if (parts[0].equals("?")) {
      return Stream.empty();
    }
    try {
      int year = Integer.parseInt(parts[0]);
      if (parts[1].equals("?")) {
        return Stream.of(Year.of(year).toString());
      }
      int month = Integer.parseInt(parts[1]);
      return day.equals("?")
          ? Stream.of(YearMonth.of(year, month).toString())
          : Stream.of(LocalDate.of(year, month, Integer.parseInt(day)).toString());
    } catch (DateTimeException e) {
      return Stream.empty();
    }
  }
}
