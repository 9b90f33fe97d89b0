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
          "shall",
          "must",
          "will",
          "required",
          "muss",
          "mussen",
          "doit",
          "doivent",
          "debe",
          "deben",
          "debera",
          "deberan",
          "sera",
          "seront",
          "seran");

  /** With one of them a word in -ed alone is not what was done. */
  private static final Set<String> NOT_PAST =
      Set.of(
          "is", "are", "be", "being", "shall", "must", "will", "may", "can", "should", "would",
          "has", "have", "does", "do", "need", "needs");

  private static final Set<String> IRREGULAR =
      Set.of(
          "paid", "made", "sold", "bought", "sent", "kept", "met", "lent", "gave", "took", "wrote",
          "held", "left", "lost", "won", "built");

  private static final Set<String> BEFORE_TO =
      Set.of(
          "agree",
          "agrees",
          "agreed",
          "promise",
          "promises",
          "promised",
          "undertakes",
          "undertook",
          "commits",
          "committed",
          "has",
          "have",
          "had",
          "obliged",
          "obligated",
          "required",
          "plans",
          "planned",
          "wants",
          "wanted",
          "wishes",
          "wished",
          "desires",
          "prepared",
          "ready",
          "able",
          "willing",
          "intends",
          "intended",
          "authorized",
          "authorised",
          "entitled",
          "permitted",
          "allowed",
          "power",
          "right",
          "asked",
          "told",
          "expected");

  private static final Set<String> GERMAN = Set.of("wurde", "wurden");
  private static final int LOOKED_AHEAD = 3;

  private Past() {}

  /** Whether a sentence says that something was done. */
  static boolean isDone(List<Term> terms) {
    boolean helped = Term.any(terms, NOT_PAST);
    boolean did = terms.stream().anyMatch(t -> isPast(t.key()));
    return (did && !helped) || isDoneByHelper(terms);
  }

  private static boolean isPast(String key) {
    return (key.endsWith("ed") && key.length() > 4) || IRREGULAR.contains(key);
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

  /**
   * "Agreed to pay", "has to pay" and "is obliged to have paid" where a sentence says that it was
   * paid.
   */
  static boolean isPromised(List<Term> said, List<Term> quote) {
    for (int i = 1; i + 1 < quote.size(); i++) {
      boolean be = quote.get(i + 1).is("be");
      boolean to = quote.get(i).is("to") && (be || BEFORE_TO.contains(quote.get(i - 1).key()));
      int verb = to && (be || quote.get(i + 1).is("have")) ? i + 2 : i + 1;
      if (to && verb < quote.size() && isDoneIn(said, Content.stem(quote.get(verb).key()))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDoneIn(List<Term> said, String stem) {
    return IntStream.range(0, said.size())
        .filter(i -> i == 0 || !said.get(i - 1).is("to"))
        .mapToObj(said::get)
        .anyMatch(t -> Clause.isParticiple(t.key()) && Content.same(Content.stem(t.key()), stem));
  }

  /** "Has" where the quote has "had", or "will have". */
  static boolean isFormer(List<Term> said, List<Term> quote) {
    return IntStream.range(0, said.size())
            .filter(i -> said.get(i).is("has") || said.get(i).is("have"))
            .anyMatch(i -> !isParticipleSoon(said, i))
        && quote.stream().noneMatch(t -> t.is("has") || t.is("shall"))
        && IntStream.range(0, quote.size())
            .anyMatch(
                i ->
                    quote.get(i).is("had")
                        || (quote.get(i).is("have") && i > 0 && quote.get(i - 1).is("will")));
  }

  /** Whether a sentence says only that something is to be done. */
  static boolean isToBeDone(List<Term> terms) {
    boolean duty = Term.any(terms, TO_BE_DONE);
    boolean open =
        IntStream.range(1, terms.size())
            .anyMatch(i -> terms.get(i - 1).is("to") && terms.get(i).is("be"));
    return (duty || open || isGermanDuty(terms)) && !Term.any(terms, PAST);
  }
}
