// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What goes on behind a number: a share of one (2½, two and a half), and where its unit stands. */
final class NumberParts {
  /**
   * A share of one that is added to a number.
   *
   * @param share zero for none
   * @param next the place of the first term behind it
   */
  record Part(BigDecimal share, int next) {}

  private static final Set<String> AND = Set.of("and", "et", "y");
  private static final Set<String> ONE = Set.of("a", "one", "1");

  /** Shortened words, whose point ends no sentence. */
  private static final Set<String> SHORT = Set.of("mio", "mrd", "mn", "bn", "tsd");

  private static final Set<String> LARGE =
      Set.of(
          "million",
          "millions",
          "millon",
          "millones",
          "milliard",
          "milliards",
          "billion",
          "billions");

  private NumberParts() {}

  /** Behind digits: "2½", "2 1/2". */
  static Part behindDigits(List<Term> terms, int i) {
    Part none = new Part(BigDecimal.ZERO, i + 1);
    boolean whole = terms.get(i).key().matches("\\d{1,4}");
    if (!whole || !isNumber(terms, i + 1) || terms.get(i + 1).start() > terms.get(i).end() + 1) {
      return behindWords(terms, i + 1, whole);
    }
    String key = terms.get(i + 1).key();
    if (Figures.isShare(key)) {
      return new Part(Figures.values(key, Tongue.OTHER, false).getFirst(), i + 2);
    }
    boolean stroke =
        key.matches("\\d")
            && is(terms, i + 2, Set.of("/"))
            && isNumber(terms, i + 3)
            && terms.get(i + 3).key().matches("[2-9]")
            && terms.get(i + 2).start() == terms.get(i + 1).end()
            && terms.get(i + 3).start() == terms.get(i + 2).end();
    return stroke
        ? new Part(
            Figures.share(Long.parseLong(key), Long.parseLong(terms.get(i + 3).key())), i + 4)
        : none;
  }

  /** Behind words: "two and a half years". */
  static Part behindWords(List<Term> terms, int next) {
    return behindWords(terms, next, true);
  }

  private static Part behindWords(List<Term> terms, int next, boolean whole) {
    Part none = new Part(BigDecimal.ZERO, next);
    if (!whole || !is(terms, next, AND)) {
      return none;
    }
    int at = is(terms, next + 1, ONE) ? next + 2 : next + 1;
    boolean counted =
        Units.behind(terms, at + 1).isPresent()
            || (at + 1 < terms.size() && NumberWords.scale(terms.get(at + 1), false) > 1);
    Optional<Integer> share = counted ? Fractions.added(terms.get(at).key()) : Optional.empty();
    return share.map(parts -> new Part(Figures.share(1, parts), at + 1)).orElse(none);
  }

  /** The per cent behind a share of one: "one-half percent", "one half of one percent". */
  static Optional<Units.Unit> percent(List<Term> terms, int at) {
    int skipped = is(terms, at, Set.of("of")) && is(terms, at + 1, ONE) ? 2 : 0;
    return Units.behind(terms, at + skipped)
        .filter(unit -> unit.kind() == Fact.Kind.SHARE)
        .map(
            unit ->
                new Units.Unit(unit.kind(), unit.name(), unit.factor(), unit.terms() + skipped));
  }

  /**
   * Where the unit stands behind a number: behind the point of "Mio.", behind the "d'" of "un
   * million d'euros", behind the hyphen of "(30)-day".
   */
  static int beforeUnit(List<Term> terms, int next) {
    boolean point =
        is(terms, next, Set.of(".")) && terms.get(next - 1).end() == terms.get(next).start();
    boolean skips =
        (point && is(terms, next - 1, SHORT))
            || (is(terms, next, Set.of("de", "d")) && is(terms, next - 1, LARGE))
            || (is(terms, next, Set.of("-", "‐", "‑")) && is(terms, next - 1, Set.of(")")));
    return skips && Units.behind(terms, next + 1).isPresent() ? next + 1 : next;
  }

  private static boolean isNumber(List<Term> terms, int i) {
    return i < terms.size() && terms.get(i).isNumber();
  }

  private static boolean is(List<Term> terms, int i, Set<String> keys) {
    return i >= 0 && i < terms.size() && keys.contains(terms.get(i).key());
  }
}
