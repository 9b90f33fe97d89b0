// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Parts of a whole in words: half, two thirds, a quarter of it. */
final class Fractions {
  private static final Set<String> HALVES = Set.of("half", "halfte", "moitie", "mitad");

  private static final Map<String, Integer> BEHIND_NUMBER = new HashMap<>();
  private static final Map<String, Integer> OF_ONE = new HashMap<>();
  private static final Map<String, Integer> ADDED = new HashMap<>();

  private static final Set<String> OF = Set.of("of", "der", "des", "vom", "du", "de", "del");

  static {
    for (Map<String, Integer> words : List.of(BEHIND_NUMBER, OF_ONE)) {
      part(words, 3, "third drittel tiers tercio");
      part(words, 4, "fourth viertel");
      part(words, 5, "funftel");
    }
    part(BEHIND_NUMBER, 2, "half");
    part(BEHIND_NUMBER, 3, "thirds tercios");
    part(BEHIND_NUMBER, 4, "quarters fourths quarts");
    part(BEHIND_NUMBER, 5, "fifths");
    part(ADDED, 2, "half demi demie medio media");
    part(ADDED, 3, "third");
    part(ADDED, 4, "quarter");
    part(OF_ONE, 4, "quarter quart cuarto");
    part(OF_ONE, 5, "fifth cinquieme quinto");
    part(OF_ONE, 6, "sixth");
    part(OF_ONE, 8, "eighth");
    part(OF_ONE, 10, "tenth zehntel dixieme decimo");
  }

  private Fractions() {}

  private static void part(Map<String, Integer> parts, int of, String words) {
    for (String word : words.split(" ", -1)) {
      parts.put(word, of);
    }
  }

  /** Whether a word is a half by itself. */
  static boolean isHalf(String key) {
    return HALVES.contains(key);
  }

  /** In how many parts the whole is cut, behind a number: "two thirds". */
  static Optional<Integer> behindNumber(String key) {
    return Optional.ofNullable(BEHIND_NUMBER.get(key));
  }

  /** The same behind a number and an "and": "two and a half". */
  static Optional<Integer> added(String key) {
    return Optional.ofNullable(ADDED.get(key));
  }

  /** The same at the second word of "a third of", "one quarter of"; "a third" alone is none. */
  static Optional<Integer> ofOne(List<Term> terms, int i) {
    boolean one = i > 0 && NumberWords.isArticle(terms.get(i - 1));
    boolean of = i + 1 < terms.size() && OF.contains(terms.get(i + 1).key());
    return one && of ? Optional.ofNullable(OF_ONE.get(terms.get(i).key())) : Optional.empty();
  }
}
