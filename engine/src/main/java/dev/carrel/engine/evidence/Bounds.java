// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a number is a limit: at least, at most, more than, less than, about. */
final class Bounds {
  private static final Set<Fact.Kind> MAY_BE_LIMITS =
      EnumSet.of(
          Fact.Kind.AMOUNT, Fact.Kind.SHARE, Fact.Kind.SPAN, Fact.Kind.COUNT, Fact.Kind.TIME);

  private static final int LOOKED_BACK = 60;

  /** What may stand between. */
  private static final String BETWEEN =
      "\\s+(?:(?:a|an|the|of|total|period|sum|amount|de|d'|von|insgesamt|einer|eines|dem|den|zum|los|les|des)\\s+)*";

  private static final Map<Bound, Pattern> BEFORE = new LinkedHashMap<>();
  private static final Map<Bound, Pattern> BEHIND = new LinkedHashMap<>();

  static {
    before(
        Bound.LEAST,
        "at least|(?:not|no|nor) (?:less|fewer) than|(?:a )?minimum(?: of)?|no earlier"
            + " than|fruhestens(?: in| nach)?|mindestens|mind\\.|wenigstens|nicht weniger als|au"
            + " moins|pas moins de|(?:un )?minimum de|al menos|por lo menos|como minimo|no menos"
            + " de|no inferior(?:es)? a|starting (?:at|from)|from|ab|a partir de|desde");
    before(
        Bound.MOST,
        "at most|(?:not|no|nor) (?:more|greater|later|longer) than|(?:not|never|no event|no case)"
            + " (?:to )?exceed(?:ing)?|cannot exceed|up to|(?:a )?maximum(?: of)?|capped at|limited"
            + " to|within|hochstens|maximal|max\\.|bis(?: zu)?|nicht mehr als|spatestens(?: in|"
            + " nach)?|binnen|innerhalb von|au plus|au maximum|jusqu'a|pas plus de|dans un delai"
            + " de|dans la limite de|a concurrence de|como maximo|hasta|no mas de|no"
            + " superior(?:es)? a|no exceda(?:n)? de|dentro de");
    before(
        Bound.ABOVE,
        "more than|greater than|exceed(?:s|ing|ed)?|in excess of|over|mehr als|uber|plus de|mas"
            + " de|superieure?s? a|superior(?:es)? a");
    before(
        Bound.BELOW,
        "less than|fewer than|under|below|weniger als|unter"
            + "|moins de|menos de|inferieure?s? a|inferior(?:es)? a");
    before(
        Bound.ABOUT,
        "about|approximately|around|circa|ca\\.?|roughly|nearly|almost|ungefahr|etwa|rund|environ"
            + "|aproximadamente|alrededor de");
    BEHIND.put(
        Bound.LEAST,
        Pattern.compile(
            "^\\s+(?:(?:or|oder|ou|o|and|und|et|y)"
                + " (?:more|longer|older|over|above|mehr|langer|alter|daruber|plus|mas)"
                + "|nicht unterschreiten|au moins|au minimum|at least|mindestens|como minimo)\\b"));
    BEHIND.put(
        Bound.MOST,
        Pattern.compile(
            "^\\s+(?:(?:or|oder|ou|o|and|und|et|y)"
                + " (?:less|fewer|shorter|younger|under|below|weniger|kurzer|junger|moins|menos)|nicht"
                + " (?:uberschreiten|ubersteigen)|au plus|au maximum|at most|hochstens|maximal|como"
                + " maximo|a lo sumo)\\b"));
  }

  private Bounds() {}

  private static void before(Bound bound, String words) {
    BEFORE.put(bound, before(words, BETWEEN));
  }

  /** Words at the end of a text in plain letters, with what may stand behind them. */
  static Pattern before(String words, String between) {
    return Pattern.compile("(?<![a-z])(?:" + words + ")" + between + "$");
  }

  /** A fact with its limit, whose words are then part of it. */
  static Fact of(String text, Fact fact) {
    return MAY_BE_LIMITS.contains(fact.kind())
        ? before(BEFORE, text, fact, LOOKED_BACK).or(() -> behind(text, fact)).orElse(fact)
        : fact;
  }

  /** With the first limit whose words stand right before it; empty if none does. */
  static Optional<Fact> before(Map<Bound, Pattern> limits, String text, Fact fact, int lookedBack) {
    int from = Math.max(0, fact.start() - lookedBack);
    String front = Plain.text(text.substring(from, fact.start()));
    if (!front.endsWith(" ")) {
      front = front + " ";
    }
    for (Map.Entry<Bound, Pattern> entry : limits.entrySet()) {
      Matcher matcher = entry.getValue().matcher(front);
      if (matcher.find()) {
        return Optional.of(fact.bounded(entry.getKey(), from + matcher.start(), fact.end()));
      }
    }
    return Optional.empty();
  }

  private static Optional<Fact> behind(String text, Fact fact) {
    String back = Plain.text(text.substring(fact.end()));
    for (Map.Entry<Bound, Pattern> entry : BEHIND.entrySet()) {
      Matcher matcher = entry.getValue().matcher(back);
      if (matcher.find()) {
        return Optional.of(fact.bounded(entry.getKey(), fact.start(), fact.end() + matcher.end()));
      }
    }
    return Optional.empty();
  }
}
