// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Lengths of time that are said in two parts: two years and six months, two years and a half. */
final class Lengths {
  private static final String AND = "\\s*,?\\s*(?:and|und|et|y|&)?\\s+";

  private static final Pattern JOIN = Pattern.compile(AND);

  /** Between two limits both lengths are meant by themselves. */
  private static final Pattern BETWEEN = Pattern.compile("(?:between|zwischen|entre)\\s+$");

  private static final Pattern HALF_BEHIND =
      Pattern.compile("^" + AND + "(?:a half|one half|demie?|medi[oa])\\b");

  private static final BigDecimal TWO = BigDecimal.valueOf(2);

  private Lengths() {}

  /** Facts in which two parts of one length are one. */
  static List<Fact> joined(List<Fact> facts, String text, List<Term> terms) {
    String plain = Plain.text(text);
    List<Fact> all = new ArrayList<>();
    for (Fact fact : facts) {
      Optional<Fact> before =
          all.isEmpty() ? Optional.empty() : Optional.of(all.getLast()).filter(Lengths::isOne);
      if (before.isPresent() && isOne(fact) && goesOn(before.get(), fact, plain, terms)) {
        all.set(all.size() - 1, sum(before.get(), value(fact), fact.end(), text));
      } else if (before.isEmpty() || fact.end() > before.get().end()) { // no half that was added
        all.add(withHalf(fact, plain, text, terms));
      }
    }
    return all;
  }

  private static boolean isOne(Fact fact) {
    return fact.kind() == Kind.SPAN && fact.values().size() == 1;
  }

  private static BigDecimal value(Fact fact) {
    return new BigDecimal(fact.values().getFirst());
  }

  private static boolean goesOn(Fact before, Fact next, String plain, List<Term> terms) {
    return before.unit().equals(next.unit())
        && before.end() < next.start()
        && JOIN.matcher(plain.substring(before.end(), next.start())).matches()
        && factor(before, terms).compareTo(factor(next, terms)) > 0
        && !BETWEEN.matcher(plain.substring(0, before.start())).find();
  }

  /** How many of what it is compared in one of its own unit is: 12 of a year. */
  private static BigDecimal factor(Fact fact, List<Term> terms) {
    for (int i = terms.size() - 1; i >= 0; i--) {
      if (fact.encloses(terms.get(i))) {
        Optional<Units.Unit> unit = Units.behind(terms, i).filter(u -> u.kind() == Kind.SPAN);
        if (unit.isPresent()) {
          return unit.get().factor();
        }
      }
    }
    return BigDecimal.ONE;
  }

  private static Fact withHalf(Fact fact, String plain, String text, List<Term> terms) {
    if (!isOne(fact)) {
      return fact;
    }
    Matcher half = HALF_BEHIND.matcher(plain.substring(fact.end()));
    return half.find()
        ? sum(fact, factor(fact, terms).divide(TWO), fact.end() + half.end(), text)
        : fact;
  }

  private static Fact sum(Fact fact, BigDecimal more, int end, String text) {
    return new Fact(
        fact.kind(),
        fact.unit(),
        List.of(Figures.text(value(fact).add(more))),
        text.substring(fact.start(), end),
        fact.start(),
        end,
        fact.bound());
  }
}
