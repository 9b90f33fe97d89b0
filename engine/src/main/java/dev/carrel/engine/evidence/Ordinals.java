// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** First, second and so on, in words. */
final class Ordinals {
  /**
   * One of them.
   *
   * @param next the place of the first term behind it
   */
  record Found(int value, int next) {}

  private static final Map<String, Integer> WORDS = new HashMap<>();
  private static final Map<String, Integer> TENS =
      Map.of("twenty", 20, "thirty", 30, "forty", 40, "fifty", 50);

  static {
    all(
        "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"
            + " thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth"
            + " twentieth",
        "");
    WORDS.put("thirtieth", 30);
    for (String ending : List.of("e", "en", "er", "es", "em")) {
      all("erst zweit dritt viert funft sechst siebt acht neunt zehnt elft zwolft", ending);
    }
    all(
        "premier deuxieme troisieme quatrieme cinquieme sixieme septieme huitieme neuvieme dixieme",
        "");
    WORDS.put("premiere", 1);
    for (String ending : List.of("o", "a")) {
      all("primer segund tercer cuart quint sext septim octav noven decim", ending);
    }
  }

  private Ordinals() {}

  private static void all(String words, String ending) {
    int value = 1;
    for (String word : words.split(" ", -1)) {
      WORDS.put(word + ending, value++);
    }
  }

  /** One that begins with a term; "first" and "second" before a comma begin what is said. */
  static Optional<Found> at(List<Term> terms, int i) {
    Integer ten = TENS.get(terms.get(i).key());
    if (ten != null && i + 1 < terms.size()) {
      Integer unit = WORDS.get(terms.get(i + 1).key());
      return unit != null && unit < 10
          ? Optional.of(new Found(ten + unit, i + 2))
          : Optional.empty();
    }
    Integer value = WORDS.get(terms.get(i).key());
    boolean beginning = i == 0 && terms.size() > 1 && terms.get(1).is(",");
    boolean party =
        i + 1 < terms.size()
            && terms.get(i + 1).key().startsWith("part")
            && value != null
            && value == 3;
    return value == null || beginning || party
        ? Optional.empty()
        : Optional.of(new Found(value, i + 1));
  }
}
