// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Days of the week, months without a year, and how often something is done, in words. */
final class NamedTimes {
  /** The unit of a month that stands without day and year. */
  static final String MONTH = "month of the year";

  private static final String DAYS =
      """
      monday mondays montag montags lundi lunes
      tuesday tuesdays dienstag dienstags mardi martes
      wednesday wednesdays mittwoch mittwochs mercredi miercoles
      thursday thursdays donnerstag donnerstags jeudi jueves
      friday fridays freitag freitags vendredi viernes
      saturday saturdays samstag samstags sonnabend samedi sabado
      sunday sundays sonntag sonntags dimanche domingo
      """;

  private static final Map<String, String> OFTEN =
      Map.ofEntries(
          Map.entry("once", "1"),
          Map.entry("twice", "2"),
          Map.entry("thrice", "3"),
          Map.entry("einmal", "1"),
          Map.entry("zweimal", "2"),
          Map.entry("dreimal", "3"),
          Map.entry("viermal", "4"));

  private static final Set<String> TIMES = Set.of("times", "mal", "fois", "veces", "vez");
  private static final Set<String> ONE = Set.of("one", "une", "una", "un", "ein");

  /** What stands before "May" where it is the month. */
  private static final Set<String> BEFORE_MAY =
      Set.of("in", "of", "during", "since", "each", "every", "early", "mid", "late", "en", "im");

  private static final Map<String, String> DAY = numbered(DAYS);

  private NamedTimes() {}

  private static Map<String, String> numbered(String lines) {
    Map<String, String> numbers = new HashMap<>();
    int number = 1;
    for (String line : lines.lines().toList()) {
      for (String word : line.split(" ", -1)) {
        numbers.put(word, String.valueOf(number));
      }
      number++;
    }
    return numbers;
  }

  /** Facts with those of a text that were none of them yet. */
  static List<Fact> with(List<Fact> facts, String text, List<Term> terms, Tongue tongue) {
    List<Fact> all = new ArrayList<>();
    for (Fact fact : facts) {
      all.add(isTimes(fact, terms) ? often(fact.values().getFirst(), fact) : fact);
    }
    for (int i = 0; i < terms.size(); i++) {
      Term term = terms.get(i);
      if (term.isWord() && Facts.isFree(all, term.start(), term.end())) {
        at(terms, i, tongue, text).ifPresent(all::add);
      }
    }
    return all;
  }

  private static boolean isTimes(Fact fact, List<Term> terms) {
    return fact.kind() == Kind.COUNT
        && fact.values().size() == 1
        && terms.stream().anyMatch(t -> TIMES.contains(t.key()) && t.start() == fact.end() + 1);
  }

  private static Fact often(String times, Fact fact) {
    return new Fact(Kind.RATE, "times", times, fact.shown(), fact.start(), fact.end())
        .with(fact.bound());
  }

  private static Optional<Fact> at(List<Term> terms, int i, Tongue tongue, String text) {
    Term term = terms.get(i);
    String key = term.key();
    if (DAY.containsKey(key)) {
      return Optional.of(made(Kind.ORDINAL, "day of the week", DAY.get(key), text, term, term));
    }
    Optional<Integer> month = Dates.monthNamed(key).filter(_ -> isMonth(terms, i, tongue));
    if (month.isPresent()) {
      return month.map(m -> made(Kind.ORDINAL, MONTH, String.valueOf(m), text, term, term));
    }
    boolean clause =
        key.equals("once") && (tongue == Tongue.SPANISH || Condition.isWhere(terms, i));
    if (OFTEN.containsKey(key) && !clause) {
      return Optional.of(made(Kind.RATE, "times", OFTEN.get(key), text, term, term));
    }
    boolean once =
        ONE.contains(key) && i + 1 < terms.size() && TIMES.contains(terms.get(i + 1).key());
    return once
        ? Optional.of(made(Kind.RATE, "times", "1", text, term, terms.get(i + 1)))
        : Optional.empty();
  }

  /** Whether a month's name is one: "may", "march" and "august" are other words, too. */
  private static boolean isMonth(List<Term> terms, int i, Tongue tongue) {
    Term term = terms.get(i);
    boolean small = tongue == Tongue.FRENCH || tongue == Tongue.SPANISH;
    boolean capital = term.isCapital() || small;
    boolean may = !term.is("may") || (i > 0 && BEFORE_MAY.contains(terms.get(i - 1).key()));
    return capital && may;
  }

  private static Fact made(Kind kind, String unit, String value, String text, Term from, Term to) {
    String shown = text.substring(from.start(), to.end());
    return new Fact(kind, unit, value, shown, from.start(), to.end());
  }
}
