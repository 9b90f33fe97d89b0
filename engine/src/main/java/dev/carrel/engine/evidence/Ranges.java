// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import dev.carrel.engine.evidence.Fact.Kind;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Numbers that are the ends of a range (two to three weeks), or what was before a change. */
final class Ranges {
  private static final Set<Kind> NUMBERS =
      EnumSet.of(Kind.AMOUNT, Kind.SHARE, Kind.SPAN, Kind.COUNT);

  private static final Pattern TO =
      Pattern.compile("\\s*(?:to|through|[-–—]|bis(?: zu)?|auf|a|al|au|hasta|jusqu'a)\\s*(?:un )?");

  private static final Pattern AND = Pattern.compile("\\s*(?:and|und|et|y)\\s*");

  private static final Pattern BETWEEN = Pattern.compile("(?:between|zwischen|entre)\\s*$");

  private static final Pattern FROM = Pattern.compile("(?:from|von|de)\\s*$");

  /** What is said of an amount that becomes another one. */
  private static final Pattern CHANGED =
      Pattern.compile(
          "\\b(?:increas|rais|ris|cut|reduc|lower|decreas|chang|amend|adjust|fall|drop|grow|erhoh|kurz|gekurzt|senk"
              + "|gesenkt|gesunken|steig|gestiegen|sink|geander|augment|redui|diminu|modifi|passe|baiss|rebaj|recort"
              + "|aument|reduc|disminu|sub[ei])");

  private static final int LOOKED_BACK = 80;

  private Ranges() {}

  /** Facts of a text, with those marked that are ends of a range or were before a change. */
  static List<Fact> marked(List<Fact> facts, String text) {
    String plain = Plain.text(text);
    List<Fact> all = new ArrayList<>(facts);
    for (int i = 0; i + 1 < all.size(); i++) {
      Fact from = all.get(i);
      Fact to = all.get(i + 1);
      if (!areNumbers(from, to) || from.end() > to.start()) {
        continue;
      }
      int first = Math.max(from.start(), text.indexOf(from.shown(), from.start()));
      String front = plain.substring(Math.max(0, first - LOOKED_BACK), first);
      int number = Math.max(to.start(), text.indexOf(to.shown(), to.start()));
      String between = plain.substring(from.end(), number); // "bis" may be its limit, too
      boolean joined = AND.matcher(between).matches() && BETWEEN.matcher(front).find();
      if (TO.matcher(between).matches() || joined) {
        boolean changed = FROM.matcher(front).find() && CHANGED.matcher(front).find();
        all.set(i, from.with(changed ? Bound.FORMER : Bound.RANGE));
        all.set(i + 1, to.with(changed ? Bound.NONE : Bound.RANGE));
      }
    }
    return all;
  }

  /** "Two to three weeks": the first has its unit from the second. */
  private static boolean areNumbers(Fact from, Fact to) {
    boolean bare = from.kind() == Kind.COUNT && from.unit().isEmpty();
    return NUMBERS.contains(from.kind())
        && NUMBERS.contains(to.kind())
        && (bare || from.isOfTheKindOf(to));
  }
}
