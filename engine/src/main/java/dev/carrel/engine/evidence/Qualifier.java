// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words beside another one that make less, or another thing, of what it says. */
enum Qualifier {
  /** All of them. Only with it a "some" is denied. */
  ALL(
      "all every each entire whole alle allen aller jede jeder jedes jeden samtliche tous toutes"
          + " tout toute chaque todos todas todo toda cada"),
  /** Some of them, or a part; half of it is a figure. */
  SOME(
      "some several few most many part parts portion majority einige einigen einiger manche"
          + " manchen mehrere mehreren wenige wenigen viele vielen meisten teil teile"
          + " mehrheit certaines certains quelques plusieurs partie plupart algunos algunas"
          + " varios varias parte partes mayoria pocos pocas muchos muchas"),
  /** What it was before. */
  FORMER(
      "previous former bisherige bisheriger bisherigen fruhere fruherer fruheren ehemalige"
          + " ehemaliger ehemaligen ancien ancienne precedent precedente anterior anteriores"),
  /** No more, or no less, than that. */
  LIMIT(
      "maximum minimum maximal maximale maximaler minimal minimale minimaler maximo maxima minimo"
          + " minima maximaux minimaux");

  /** Between the two. */
  private static final Set<String> BETWEEN =
      Set.of(
          "of", "the", "its", "their", "these", "those", "his", "her", "such", "der", "die", "das",
          "den", "des", "dem", "de", "la", "les", "le", "los", "las", "el", "du", "d", "l", "del");

  private static final Set<String> ONE =
      Set.of("one", "einer", "eine", "eines", "un", "une", "uno", "una");

  private static final Set<String> OF = Set.of("of", "der", "des", "de", "du", "del");

  private static final Set<String> ALWAYS = Set.of("always", "necessarily", "immer");

  private static final int LOOKED = 3;

  private static final Map<String, Qualifier> WORDS = new HashMap<>();

  static {
    for (Qualifier qualifier : values()) {
      for (String word : qualifier.words.split(" ", -1)) {
        WORDS.put(word, qualifier);
      }
    }
  }

  private final String words;

  Qualifier(String words) {
    this.words = words;
  }

  /** Those of the word at a place. */
  static Set<Qualifier> of(List<Term> terms, int place) {
    Set<Qualifier> found = EnumSet.noneOf(Qualifier.class);
    for (int i = place - 1; i >= Math.max(0, place - LOOKED); i--) {
      String key = terms.get(i).key();
      add(found, key, EnumSet.allOf(Qualifier.class));
      if (ONE.contains(key) && OF.contains(terms.get(i + 1).key())) {
        found.add(SOME);
      }
      if (!BETWEEN.contains(key) && found.isEmpty()) {
        break;
      }
    }
    if (place + 1 < terms.size()) {
      add(found, terms.get(place + 1).key(), EnumSet.of(FORMER, LIMIT));
    }
    return found;
  }

  private static void add(Set<Qualifier> found, String key, Set<Qualifier> wanted) {
    Qualifier qualifier = WORDS.get(key);
    if (qualifier != null && wanted.contains(qualifier)) {
      found.add(qualifier);
    }
  }

  /** Whether a word in a sentence with some of them may stand for one in a quote with others. */
  static boolean agree(Set<Qualifier> said, Set<Qualifier> stands) {
    return said.contains(SOME) == stands.contains(SOME)
        && said.contains(FORMER) == stands.contains(FORMER)
        && said.contains(LIMIT) == stands.contains(LIMIT);
  }

  /** "Not all" is not "none". */
  static boolean isNotAll(List<Term> terms, int i) {
    String next = i + 1 < terms.size() ? terms.get(i + 1).key() : "";
    return Negations.isOne(terms.get(i).key()) && (WORDS.get(next) == ALL || ALWAYS.contains(next));
  }
}
