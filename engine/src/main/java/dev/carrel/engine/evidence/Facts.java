// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The numbers, dates, amounts and lengths of time of a text. */
final class Facts {
  /** Short words that are no empty ones behind a number. */
  private static final Set<String> MEASURES =
      Set.of("m", "cm", "mm", "km", "g", "kg", "mg", "t", "l", "ml", "v", "w", "kw", "ft", "mi");

  private static final Set<String> POWERS = Set.of("²", "³");

  /** Of so many parts of one more than one are told in digits: "3/10". */
  private static final int MOST_PARTS = 12;

  private final String text;
  private final List<Term> terms;
  private final Tongue tongue;
  private final List<Fact> found = new ArrayList<>();

  private Facts(String text, List<Term> terms, Tongue tongue) {
    this.text = text;
    this.terms = terms;
    this.tongue = tongue;
  }

  static boolean isFree(List<Fact> facts, int start, int end) {
    return facts.stream().noneMatch(f -> f.start() < end && start < f.end());
  }

  /** All of a text, in its order. */
  static List<Fact> in(String text, List<Term> terms, Tongue tongue) {
    Facts facts = new Facts(text, terms, tongue);
    facts.found.addAll(Dates.in(text));
    facts.found.addAll(Labels.in(text, facts.found));
    for (int i = 0; i < terms.size(); ) {
      i = facts.take(i);
    }
    facts.found.sort(Comparator.comparingInt(Fact::start));
    return facts.found.stream().map(fact -> Bounds.of(text, fact)).toList();
  }

  /** Whether what a number counts is a measure, which is no other one. */
  static boolean isMeasure(String unit) {
    return MEASURES.contains(unit.replaceAll("[²³]$", "")) || unit.startsWith("°");
  }

  private boolean isTaken(int i) {
    return !isFree(found, terms.get(i).start(), terms.get(i).end());
  }

  private int take(int i) {
    if (isTaken(i)) {
      return i + 1;
    }
    Term term = terms.get(i);
    if (term.isNumber()) {
      return takeDigits(i);
    }
    if (!term.isWord()) {
      return i + 1;
    }
    return takePart(i)
        .or(() -> takeOrdinal(i))
        .or(() -> takeRate(i))
        .or(() -> takeShare(i))
        .or(() -> takeWords(i))
        .orElse(i + 1);
  }

  private int takeDigits(int i) {
    Term term = terms.get(i);
    if (i > 0
        && terms.get(i - 1).isWord()
        && terms.get(i - 1).end() == term.start()
        && !isMoney(i)) {
      String name = terms.get(i - 1).key() + term.key();
      add(Kind.LABEL, "", List.of(name), i, i + 1); // MP3
      return i + 1;
    }
    boolean glued = i + 1 < terms.size() && terms.get(i + 1).start() == term.end();
    if (glued
        && Set.of("st", "nd", "rd", "th", "e", "er", "eme", "º", "ª")
            .contains(terms.get(i + 1).key())) {
      add(Kind.ORDINAL, "", List.of(term.key()), i, i + 2);
      return i + 2;
    }
    Optional<Integer> fraction = fraction(i);
    if (fraction.isPresent()) {
      return fraction.get();
    }
    NumberParts.Part part = NumberParts.behindDigits(terms, i);
    int at = part.next();
    long scale = scale(at, isMoney(i));
    List<BigDecimal> values =
        Figures.values(term.key(), tongue, scale > 1).stream()
            .map(v -> v.add(part.share()).multiply(BigDecimal.valueOf(scale)))
            .toList();
    if (values.isEmpty()) {
      add(Kind.LABEL, "", List.of(term.key()), i, i + 1); // 1.234,567.89
      return i + 1;
    }
    return takeNumber(i, scale > 1 ? at + 1 : at, values, Figures.isShare(term.key()));
  }

  /** Of the word at a place; "$1.2 M" and "10 K EUR" have their scale apart. */
  private long scale(int at, boolean money) {
    if (at >= terms.size()) {
      return 1;
    }
    Term term = terms.get(at);
    boolean apart =
        (money || Units.behind(terms, at + 1).filter(u -> u.kind() == Kind.AMOUNT).isPresent())
            && Set.of("K", "M", "B").contains(term.text())
            && !(at + 1 < terms.size() && terms.get(at + 1).is("&"));
    return NumberWords.scale(term, apart || term.start() == terms.get(at - 1).end());
  }

  private boolean isMoney(int i) {
    return Units.before(terms, i).isPresent();
  }

  /** 1/2 and the like. */
  private Optional<Integer> fraction(int i) {
    boolean stroke =
        i + 2 < terms.size()
            && terms.get(i + 1).is("/")
            && terms.get(i + 2).isNumber()
            && terms.get(i + 1).start() == terms.get(i).end()
            && terms.get(i + 2).start() == terms.get(i + 1).end()
            && terms.get(i).key().matches("\\d{1,2}")
            && terms.get(i + 2).key().matches("[1-9]\\d?")
            && isPartOfOne(terms.get(i).key(), terms.get(i + 2).key());
    if (!stroke) {
      return Optional.empty();
    }
    BigDecimal share =
        Figures.share(Long.parseLong(terms.get(i).key()), Long.parseLong(terms.get(i + 2).key()));
    return Optional.of(takeNumber(i, i + 3, List.of(share), true));
  }

  /** "50/50", "24/7" and "30/60 days" are none. */
  private static boolean isPartOfOne(String part, String whole) {
    long parts = Long.parseLong(part);
    long of = Long.parseLong(whole);
    return parts < of && (parts == 1 || of <= MOST_PARTS);
  }

  private Optional<Integer> takeWords(int i) {
    Optional<NumberWords.Found> words = NumberWords.at(terms, i, tongue);
    if (words.isEmpty()) {
      boolean apart = i + 1 < terms.size() && terms.get(i).end() < terms.get(i + 1).start(); // A$5
      boolean one = NumberWords.isArticle(terms.get(i)) && apart && isLength(i + 1);
      return one
          ? Optional.of(takeNumber(i, i + 1, List.of(BigDecimal.ONE), false))
          : Optional.empty();
    }
    int next = words.get().next();
    boolean article = next == i + 1 && NumberWords.isArticle(terms.get(i));
    Optional<Integer> part =
        next < terms.size() ? Fractions.behindNumber(terms.get(next).key()) : Optional.empty();
    boolean meant =
        !article
            || isLength(next)
            || isRange(next)
            || part.isPresent()
            || (next < terms.size() && terms.get(next).is("("));
    if (!meant) {
      return Optional.empty();
    }
    if (part.isPresent() && words.get().value().intValue() < 10) {
      BigDecimal share = Figures.share(words.get().value().longValue(), part.get());
      Optional<Units.Unit> percent = NumberParts.percent(terms, next + 1);
      int end = percent.map(Units.Unit::terms).orElse(0) + next + 1;
      BigDecimal of = percent.map(Units.Unit::factor).orElse(BigDecimal.ONE);
      add(Kind.SHARE, "", List.of(Figures.text(share.multiply(of))), i, end);
      return Optional.of(end);
    }
    NumberParts.Part more = NumberParts.behindWords(terms, next);
    BigDecimal number = words.get().value().add(more.share());
    long scale = more.next() > next ? scale(more.next(), false) : 1;
    return Optional.of(
        takeNumber(
            i,
            scale > 1 ? more.next() + 1 : more.next(),
            List.of(number.multiply(BigDecimal.valueOf(scale))),
            false));
  }

  /** "One to three hours". */
  private boolean isRange(int i) {
    return i + 1 < terms.size()
        && (terms.get(i).is("to") || terms.get(i).is("bis"))
        && (terms.get(i + 1).isNumber() || NumberWords.at(terms, i + 1, tongue).isPresent())
        && terms.get(i - 1).is("one");
  }

  private boolean isLength(int i) {
    return Units.behind(terms, i).filter(unit -> unit.kind() != Kind.SHARE).isPresent();
  }

  /** With the same number in brackets behind it, its currency before and its unit behind. */
  private int takeNumber(int i, int behind, List<BigDecimal> numbers, boolean share) {
    int next = NumberParts.beforeUnit(terms, repeated(behind, numbers));
    boolean signed = Signs.isBetween(terms, i);
    Optional<Units.Unit> money = Units.before(terms, signed ? i - 1 : i);
    Optional<Units.Unit> unit = Units.behind(terms, next);
    int from = i - money.map(Units.Unit::terms).orElse(0) - (signed ? 1 : 0);
    if (unit.filter(u -> u.kind() != Kind.AMOUNT).isPresent() || money.isEmpty()) {
      int to = next + unit.map(Units.Unit::terms).orElse(0);
      if (unit.isPresent()) {
        int end = repeated(to, List.of());
        add(unit.get().kind(), unit.get().name(), times(numbers, unit.get().factor(), i), i, end);
        return end;
      }
    } else {
      int to = next + unit.map(Units.Unit::terms).orElse(0);
      boolean minus = signed || Signs.isMinus(terms, i) || Signs.isMinus(terms, from);
      BigDecimal factor = minus ? money.get().factor().negate() : money.get().factor();
      add(Kind.AMOUNT, currency(money.get(), unit, from), times(numbers, factor), from, to);
      return to;
    }
    if (isYear(i, next)) {
      add(Kind.DATE, "", List.of(terms.get(i).key() + "-?-?"), i, next);
    } else if (share) {
      add(Kind.SHARE, "", times(numbers, BigDecimal.ONE, i), i, next);
    } else {
      add(Kind.COUNT, noun(next), times(numbers, BigDecimal.ONE, i), i, next);
    }
    return next;
  }

  /** "$5,000 CAD": the sign is that of many currencies, and the code behind says of which. */
  private String currency(Units.Unit money, Optional<Units.Unit> behind, int from) {
    return terms.get(from).is("$") ? behind.orElse(money).name() : money.name();
  }

  private boolean isYear(int i, int next) {
    return next == i + 1 && terms.get(i).key().matches("(?:19|20)\\d{2}");
  }

  /** Behind "(30)", "(30 %)" or "($320)", if it is the same number again. */
  private int repeated(int at, List<BigDecimal> numbers) {
    if (numbers.isEmpty() || at >= terms.size() || !terms.get(at).is("(")) {
      return at;
    }
    int i = at + 1;
    int word = behindSameInWords(i, numbers);
    if (word > i) {
      return word;
    }
    if (i < terms.size() && !terms.get(i).isNumber()) {
      i++;
    }
    if (i < terms.size() && terms.get(i).isNumber()) {
      List<BigDecimal> again = Figures.values(terms.get(i).key(), tongue, false);
      int close = i + 1;
      boolean percent = close < terms.size() && terms.get(close).is("%");
      boolean closed = !percent && close < terms.size() && terms.get(close).is(")");
      if (closed
          && i == at + 1
          && again.stream().anyMatch(a -> numbers.stream().anyMatch(n -> n.compareTo(a) == 0))) {
        return close + 1;
      }
    }
    return at;
  }

  /** Behind "thirty)", if it is the same number; else where it was. */
  private int behindSameInWords(int at, List<BigDecimal> numbers) {
    Optional<NumberWords.Found> words =
        at < terms.size() ? NumberWords.at(terms, at, tongue) : Optional.empty();
    return words
        .filter(found -> found.next() < terms.size() && terms.get(found.next()).is(")"))
        .filter(found -> numbers.stream().anyMatch(n -> n.compareTo(found.value()) == 0))
        .map(found -> found.next() + 1)
        .orElse(at);
  }

  /** With the sign that stands before it. */
  private List<String> times(List<BigDecimal> numbers, BigDecimal factor, int i) {
    return times(numbers, Signs.isMinus(terms, i) ? factor.negate() : factor);
  }

  private static List<String> times(List<BigDecimal> numbers, BigDecimal factor) {
    return numbers.stream().map(n -> n.multiply(factor)).map(Figures::text).toList();
  }

  private String noun(int i) {
    if (i + 1 < terms.size() && terms.get(i).is("°")) {
      return "°" + terms.get(i + 1).key();
    }
    if (i < terms.size() && MEASURES.contains(terms.get(i).key())) {
      boolean power = i + 1 < terms.size() && POWERS.contains(terms.get(i + 1).key());
      return terms.get(i).key() + (power ? terms.get(i + 1).key() : "");
    }
    return i < terms.size() && terms.get(i).isWord() && !Content.isEmpty(terms.get(i).key())
        ? Content.stem(terms.get(i).key())
        : "";
  }

  private Optional<Integer> takePart(int i) {
    Optional<Integer> part = Fractions.ofOne(terms, i);
    part.ifPresent(
        p -> add(Kind.SHARE, "", List.of(Figures.text(Figures.share(1, p))), i - 1, i + 1));
    return part.map(_ -> i + 1);
  }

  private Optional<Integer> takeOrdinal(int i) {
    Optional<Ordinals.Found> ordinal = Ordinals.at(terms, i);
    ordinal.ifPresent(o -> add(Kind.ORDINAL, "", List.of(String.valueOf(o.value())), i, o.next()));
    return ordinal.map(Ordinals.Found::next);
  }

  private Optional<Integer> takeRate(int i) {
    Optional<Rates.Found> rate =
        Rates.at(terms, i)
            .or(() -> isBehindMoney(i) ? Rates.behindFigure(terms, i) : Optional.empty());
    rate.ifPresent(r -> add(Kind.RATE, "", List.of(r.every()), i, r.next()));
    return rate.map(Rates.Found::next);
  }

  private boolean isBehindMoney(int i) {
    return i > 0
        && found.stream()
            .filter(f -> f.kind() == Kind.AMOUNT || f.kind() == Kind.SHARE)
            .anyMatch(f -> f.end() == terms.get(i - 1).end());
  }

  private Optional<Integer> takeShare(int i) {
    if (!Fractions.isHalf(terms.get(i).key())) {
      return Optional.empty();
    }
    add(Kind.SHARE, "", List.of("0.5"), i, i + 1);
    return Optional.of(i + 1);
  }

  private void add(Kind kind, String unit, List<String> values, int from, int to) {
    int start = terms.get(from).start();
    int end = terms.get(to - 1).end();
    found.add(
        new Fact(kind, unit, values, text.substring(start, end), start, end, Fact.Bound.NONE));
  }
}
