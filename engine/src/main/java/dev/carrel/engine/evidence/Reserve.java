// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/** What takes something back from a statement without a "not". */
enum Reserve {
  /** It is tried, meant, recommended, would be or used to be. */
  HOPED(
      "efforts endeavour endeavours endeavor endeavors intends intend aims strives strive attempts"
          + " should ought would sollte sollten bemuht bemuhen beabsichtigt beabsichtigen"
          + " devrait devraient efforce efforcera deberia deberian procurara intentara"),
  /** Hardly ever. */
  SELDOM(
      "rarely seldom hardly barely scarcely almost nearly kaum selten beinahe fast guere rarement"
          + " presque raramente apenas casi"),
  /** It would be good. */
  PREFERRED(
      "preferably ideally desirable vorzugsweise moglichst idealerweise preference"
          + " preferiblemente"),
  /** Not all of it. */
  PARTLY("partly partially partial teilweise anteilig partiellement parcialmente"),
  /** It is asked for, offered, tried or thought about; or others are to do it. */
  ASKED("consider considers considering erwagt envisage considera"),
  /** Somebody says so. */
  REPORTED(
      "alleges alleged allege allegedly contends contend supposedly behauptet behaupten angeblich"
          + " pretend pretendent allegue alega alegan supuestamente presuntamente");

  private static final Set<String> SAID =
      Set.of(
          "claims",
          "claim",
          "claimed",
          "asserts",
          "assert",
          "asserted",
          "argues",
          "argued",
          "believes",
          "believe",
          "believed",
          "assumes",
          "suggests",
          "affirme",
          "soutient",
          "estime",
          "afirma",
          "sostiene",
          "cree");

  private static final Set<String> BE = Set.of("is", "are", "be", "been", "was", "were", "being");

  private static final Set<String> MEANT =
      Set.of("expected", "supposed", "planned", "meant", "proposed", "scheduled", "hopes", "plans");

  /** Before "to", with who is asked between. */
  private static final Set<String> ASKS =
      Set.of(
          "ask",
          "asks",
          "asked",
          "encourage",
          "encourages",
          "encouraged",
          "invite",
          "invites",
          "invited",
          "offer",
          "offers",
          "offered",
          "request",
          "requests",
          "requested",
          "urge",
          "urges",
          "urged",
          "try",
          "tries",
          "tried",
          "trying",
          "attempt",
          "attempted",
          "seeks",
          "bietet",
          "versucht",
          "bittet",
          "gebeten");

  private static final Set<String> HAVE = Set.of("have", "has", "had", "having", "get", "gets");

  private static final Set<String> DETERMINERS =
      Set.of("the", "a", "an", "its", "his", "her", "their", "all", "any", "such", "these");

  private static final int LOOKED_AHEAD = 5;

  private static final Map<String, Reserve> WORDS = new HashMap<>();

  static {
    for (Reserve reserve : values()) {
      for (String word : reserve.words.split(" ", -1)) {
        WORDS.put(word, reserve);
      }
    }
  }

  private final String words;

  Reserve(String words) {
    this.words = words;
  }

  /** Those of a run of terms. */
  static Set<Reserve> of(List<Term> terms) {
    Set<Reserve> found = EnumSet.noneOf(Reserve.class);
    for (Term term : terms) {
      Reserve reserve = WORDS.get(term.key());
      if (reserve != null && term.isWord()) {
        found.add(reserve);
      }
    }
    for (int i = 0; i + 1 < terms.size(); i++) {
      String next = terms.get(i + 1).key();
      boolean past = terms.get(i).is("used") && (i == 0 || !BE.contains(terms.get(i - 1).key()));
      if (past && next.equals("to")) {
        found.add(HOPED);
      }
      if (MEANT.contains(terms.get(i).key()) && next.equals("to")) {
        found.add(HOPED);
      }
      if (SAID.contains(terms.get(i).key()) && (next.equals("that") || next.equals("que"))) {
        found.add(REPORTED);
      }
    }
    if (IntStream.range(0, terms.size()).anyMatch(i -> isAsked(terms, i) || isLetDo(terms, i))) {
      found.add(ASKED);
    }
    boolean would =
        terms.stream()
            .filter(Term::isWord)
            .anyMatch(t -> t.text().toLowerCase(Locale.ROOT).startsWith("würde"));
    if (would) {
      found.add(HOPED);
    }
    return found;
  }

  /** "Requests the tenant to leave": he has not left. */
  private static boolean isAsked(List<Term> terms, int i) {
    return ASKS.contains(terms.get(i).key())
        && terms.subList(i + 1, Math.min(terms.size(), i + LOOKED_AHEAD)).stream()
            .takeWhile(Term::isWord)
            .anyMatch(t -> t.is("to") || t.is("zu"));
  }

  /** "Has the goods inspected": others do it. */
  private static boolean isLetDo(List<Term> terms, int i) {
    return HAVE.contains(terms.get(i).key())
        && i + 1 < terms.size()
        && DETERMINERS.contains(terms.get(i + 1).key())
        && terms.subList(i + 2, Math.min(terms.size(), i + 1 + LOOKED_AHEAD)).stream()
            .takeWhile(t -> t.isWord() && !t.is("to") && !t.is("of"))
            .anyMatch(t -> Clause.isParticiple(t.key()));
  }
}
