// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.review;

import dev.carrel.engine.evidence.Quantity;
import dev.carrel.engine.evidence.Quantity.Kind;
import java.math.BigDecimal;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates and amounts out of words. */
final class QuantityReader {
  private static final Pattern ISO_MONTH = Pattern.compile("(\\d{4})-(0[1-9]|1[0-2])\\.?");
  private static final Pattern MONTH = Pattern.compile("(0?[1-9]|1[0-2])[./](\\d{4})\\.?");

  private static final Pattern RANGE =
      Pattern.compile("\\s*(?:[-–—]|to|or|and|bis|oder|und|à|ou|et|a|o|y)\\s*");

  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);

  private final String words;
  private final List<Quantity> said;
  private final List<Quantity> quoted;

  QuantityReader(ReviewColumn column, String words, List<String> quotes) {
    this.words = words;
    String besides = column.question() + " " + String.join(" ", quotes);
    this.said = Quantity.in(words, besides);
    this.quoted = quotes.stream().flatMap(q -> Quantity.in(q, besides).stream()).toList();
  }

  Optional<CellValue> date() {
    Matcher iso = ISO_MONTH.matcher(words);
    if (iso.matches()) {
      return Optional.of(new CellValue.Day(iso.group(1) + "-" + iso.group(2)));
    }
    Matcher month = MONTH.matcher(words);
    if (month.matches()) {
      String number = month.group(1).length() == 1 ? "0" + month.group(1) : month.group(1);
      return Optional.of(new CellValue.Day(month.group(2) + "-" + number));
    }
    List<Quantity> dates = of(EnumSet.of(Kind.DATE)).stream().map(this::asQuoted).toList();
    if (dates.stream().anyMatch(date -> date.values().size() > 1)) {
      return Optional.empty();
    }
    List<String> days = dates.stream().flatMap(d -> d.values().stream()).distinct().toList();
    List<String> exact =
        days.stream()
            .filter(day -> days.stream().noneMatch(d -> !d.equals(day) && d.startsWith(day + "-")))
            .toList();
    List<CellValue> values = exact.stream().<CellValue>map(CellValue.Day::new).toList();
    return only(values, day -> isQuoted(((CellValue.Day) day).iso()));
  }

  private boolean isQuoted(String iso) {
    return quoted.stream().anyMatch(q -> q.kind() == Kind.DATE && q.values().equals(List.of(iso)));
  }

  Optional<CellValue> amount() {
    for (int i = 1; i < said.size(); i++) {
      if (isRange(words, said.get(i - 1), said.get(i))) {
        return Optional.empty();
      }
    }
    List<Quantity> found = of(EnumSet.of(Kind.AMOUNT, Kind.SHARE));
    if (found.isEmpty()) {
      found = of(EnumSet.of(Kind.COUNT));
    }
    if (found.isEmpty()) {
      found = of(EnumSet.of(Kind.SPAN));
    }
    if (found.isEmpty()) {
      found = of(EnumSet.of(Kind.DATE)).stream().filter(d -> d.shown().matches("\\d{4}")).toList();
    }
    List<Quantity> read = found.stream().map(this::asQuoted).toList();
    if (read.stream().anyMatch(q -> q.values().size() != 1 || mayBeThousands(q))) {
      return Optional.empty();
    }
    List<CellValue> values = read.stream().map(this::amount).distinct().toList();
    List<CellValue> borneOut =
        read.stream().filter(q -> quoted.stream().anyMatch(q::mayBe)).map(this::amount).toList();
    return only(values, borneOut::contains);
  }

  /** "1.250 EUR" is seldom one and a quarter, whatever the language around it. */
  private boolean mayBeThousands(Quantity quantity) {
    return quantity.kind() == Kind.AMOUNT
        && digits(quantity).matches("[1-9]\\d{0,2}[.,]\\d{3}")
        && new BigDecimal(quantity.values().getFirst()).compareTo(THOUSAND) < 0
        && quoted.stream().noneMatch(quantity::mayBe);
  }

  private CellValue amount(Quantity quantity) {
    String unit =
        quantity.kind() == Kind.SPAN
            ? quantity.shown().substring(quantity.shown().lastIndexOf(' ') + 1)
            : quantity.unit();
    return new CellValue.Amount(new BigDecimal(quantity.values().getFirst()), unit);
  }

  /** "3 to 5 years", "5-10 %": a number that has no unit of its own before one that has. */
  static boolean isRange(String text, Quantity before, Quantity next) {
    return before.kind() == Kind.COUNT
        && (next.kind() == Kind.SPAN || next.kind() == Kind.SHARE || next.kind() == Kind.AMOUNT)
        && before.end() <= next.start()
        && RANGE.matcher(text.substring(before.end(), next.start())).matches();
  }

  private List<Quantity> of(Set<Kind> kinds) {
    return said.stream().filter(quantity -> kinds.contains(quantity.kind())).toList();
  }

  /** Words that were taken over are read as they are where they come from. */
  private Quantity asQuoted(Quantity quantity) {
    List<Quantity> same =
        quoted.stream()
            .filter(q -> q.kind() == quantity.kind() && q.unit().equals(quantity.unit()))
            .filter(q -> q.values().size() == 1)
            .toList();
    List<Quantity> written = same.stream().filter(q -> digits(q).equals(digits(quantity))).toList();
    List<Quantity> meant =
        quantity.values().size() < 2 ? List.of() : same.stream().filter(quantity::mayBe).toList();
    return distinct(written).or(() -> distinct(meant)).orElse(quantity);
  }

  private static Optional<Quantity> distinct(List<Quantity> some) {
    return some.stream().map(Quantity::values).distinct().count() == 1
        ? Optional.of(some.getFirst())
        : Optional.empty();
  }

  private static String digits(Quantity quantity) {
    return quantity.shown().replaceAll("[^\\d.,/'’-]", "").replaceAll("[^\\d]+$", "");
  }

  /** The one there is, or the one of several that the quotes have. */
  static Optional<CellValue> only(List<CellValue> values, Predicate<CellValue> borneOut) {
    List<CellValue> left =
        values.size() < 2 ? values : values.stream().filter(borneOut).distinct().toList();
    return left.size() == 1 ? Optional.of(left.getFirst()) : Optional.empty();
  }
}
