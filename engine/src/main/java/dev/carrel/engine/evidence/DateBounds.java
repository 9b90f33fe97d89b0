// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import dev.carrel.engine.evidence.Fact.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** Whether something begins with a date, ends by it, or is before or after it. */
final class DateBounds {
  private static final int LOOKED_BACK = 40;

  /** What may stand between. */
  private static final String BETWEEN = "\\s+(?:(?:the|el|le|dem|den|am|zum|del)\\s+)?";

  private static final Map<Bound, Pattern> BEFORE = new LinkedHashMap<>();

  static {
    before(
        Bound.MOST,
        "by|(?:no|not) later than|on or before|through|to|spatestens(?: bis)?|bis(?: spatestens)?"
            + "|au plus tard|jusqu'au|jusqu'a|hasta|a mas tardar");
    before(
        Bound.LEAST,
        "from|as of|on or after|(?:no|not) (?:earlier than|sooner than|before)|since|effective"
            + "|starting(?: on)?|beginning(?: on)?|ab|seit|fruhestens|nicht vor|a partir d(?:el?|u)"
            + "|a compter d[eu]|depuis|desde");
    before(Bound.BELOW, "before|prior to|vor|avant|antes del?");
    before(Bound.ABOVE, "after|following|nach|apres|despues del?");
  }

  private DateBounds() {}

  private static void before(Bound bound, String words) {
    BEFORE.put(bound, Bounds.before(words, BETWEEN));
  }

  /** A date with its limit, whose words are then part of it; another fact as it is. */
  static Fact of(String text, Fact fact) {
    return fact.kind() == Kind.DATE
        ? Bounds.before(BEFORE, text, fact, LOOKED_BACK).orElse(fact)
        : fact;
  }
}
