// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** What was done, and what is to be done: that the price was paid is not that it shall be. */
final class Past {
  private static final Set<String> HELPERS =
      Set.of("has", "have", "had", "was", "were", "fue", "fueron");

  private static final Set<String> PAST =
      Set.of(
          "has", "have", "had", "was", "were", "been", "hat", "haben", "hatte", "hatten", "wurde",
          "wurden", "ete", "fue", "fueron", "ha", "han", "already", "sido");

  private static final Set<String> TO_BE_DONE =
      Set.of(
          "shall", "must", "will", "muss", "mussen", "doit", "doivent", "debe", "deben", "debera",
          "deberan", "sera", "seront", "seran");

  /** With one of them a word in -ed alone is not what was done. */
  private static final Set<String> NOT_PAST =
      Set.of(
          "is", "are", "be", "being", "shall", "must", "will", "may", "can", "should", "would",
          "has", "have", "does", "do", "need", "needs");

  private static final Set<String> GERMAN = Set.of("wurde", "wurden");
  private static final int LOOKED_AHEAD = 3;

  private Past() {}

  /** Whether a sentence says that something was done. */
  static boolean isDone(List<Term> terms) {
    boolean helped = terms.stream().anyMatch(t -> NOT_PAST.contains(t.key()));
    boolean did = terms.stream().anyMatch(t -> t.key().endsWith("ed") && t.key().length() > 4);
    return (did && !helped) || isDoneByHelper(terms);
  }

  private static boolean isDoneByHelper(List<Term> terms) {
    for (int i = 0; i + 1 < terms.size(); i++) {
      Term term = terms.get(i);
      boolean german = GERMAN.contains(term.key()) && term.text().startsWith("wur");
      if (german
          || term.is("ete")
          || (HELPERS.contains(term.key()) && isParticipleSoon(terms, i))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isParticipleSoon(List<Term> terms, int i) {
    return terms.subList(i + 1, Math.min(terms.size(), i + LOOKED_AHEAD)).stream()
        .filter(t -> !t.is("agreed")) // "the parties have agreed that" says what they agree
        .anyMatch(t -> Clause.isParticiple(t.key()) || t.key().matches(".{2,}[ai]d[oa]s?"));
  }

  /** "Ist zu zahlen". */
  private static boolean isGermanDuty(List<Term> terms) {
    return terms.stream().anyMatch(t -> t.is("ist") || t.is("sind"))
        && terms.stream().anyMatch(t -> t.is("zu"));
  }

  /** Whether a sentence says only that something is to be done. */
  static boolean isToBeDone(List<Term> terms) {
    boolean duty = terms.stream().anyMatch(t -> TO_BE_DONE.contains(t.key()));
    boolean open =
        IntStream.range(1, terms.size())
            .anyMatch(i -> terms.get(i - 1).is("to") && terms.get(i).is("be"));
    return (duty || open || isGermanDuty(terms))
        && terms.stream().noneMatch(t -> PAST.contains(t.key()));
  }
}
