// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import dev.carrel.engine.evidence.Fact.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether something begins with a date, ends by it, or is before or after it. */
final class DateBounds {
  private static final int LOOKED_BACK = 40;

  /** What may stand between. */
  private static final String BETWEEN = "\\s+(?:(?:the|el|le|dem|den|am|zum|del)\\s+)?$";

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
    BEFORE.put(bound, Pattern.compile("(?<![a-z])(?:" + words + ")" + BETWEEN));
  }

  /** A date with its limit, whose words are then part of it; another fact as it is. */
  static Fact of(String text, Fact fact) {
    if (fact.kind() != Kind.DATE) {
      return fact;
    }
    int from = Math.max(0, fact.start() - LOOKED_BACK);
    String front = Plain.text(text.substring(from, fact.start()));
    for (Map.Entry<Bound, Pattern> entry : BEFORE.entrySet()) {
      Matcher matcher = entry.getValue().matcher(front);
      if (matcher.find()) {
        return fact.bounded(entry.getKey(), from + matcher.start(), fact.end());
      }
    }
    return fact;
  }
}
