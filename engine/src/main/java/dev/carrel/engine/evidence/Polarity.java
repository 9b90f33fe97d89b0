// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;

/**
 * Whether a run of terms says no, under which condition, and whether it obliges or allows.
 *
 * @param negative whether it says no: "not", "no", "prohibited"
 * @param without whether something is left out
 * @param condition whether it holds only if, unless, except or the like
 * @param duty whether it obliges
 * @param leave whether it allows
 */
record Polarity(boolean negative, boolean without, boolean condition, boolean duty, boolean leave) {
  private static final Set<String> FORBID =
      Set.of(
          "prohibited",
          "prohibits",
          "prohibit",
          "forbidden",
          "forbids",
          "forbid",
          "refrain",
          "refrains",
          "barred",
          "untersagt",
          "verboten",
          "ausgeschlossen",
          "interdit",
          "interdite",
          "prohibido",
          "prohibida",
          "fails",
          "fail",
          "disallowed",
          "excluded");

  private static final Set<String> WITHOUT = Set.of("without", "ohne", "sans", "sin");

  private static final Set<String> CONDITIONS =
      Set.of(
          "unless",
          "except",
          "excepting",
          "excluding",
          "only",
          "solely",
          "provided",
          "if",
          "ausser",
          "sofern",
          "wenn",
          "falls",
          "nur",
          "ausschliesslich",
          "vorbehaltlich",
          "sauf",
          "si",
          "uniquement",
          "seulement",
          "salvo",
          "excepto",
          "solo",
          "solamente",
          "unicamente",
          "subject",
          "exclusively",
          "soweit",
          "until",
          "bis");

  private static final Set<String> DUTIES =
      Set.of(
          "shall",
          "must",
          "required",
          "obliged",
          "obligated",
          "agrees",
          "undertakes",
          "muss",
          "mussen",
          "verpflichtet",
          "soll",
          "sollen",
          "doit",
          "doivent",
          "tenu",
          "tenue",
          "debe",
          "deben",
          "debera",
          "deberan",
          "obligado",
          "obligada");

  private static final Set<String> LEAVES =
      Set.of(
          "may",
          "can",
          "could",
          "entitled",
          "permitted",
          "allowed",
          "option",
          "darf",
          "durfen",
          "kann",
          "konnen",
          "berechtigt",
          "peut",
          "peuvent",
          "puede",
          "pueden",
          "podra",
          "podran",
          "might");

  /** Of a run of terms; those of limits such as "not more than" are passed over. */
  static Polarity of(List<Term> terms, List<Fact> facts) {
    List<Term> rest =
        terms.stream()
            .filter(Term::isWord)
            .filter(t -> Facts.isFree(facts, t.start(), t.end()))
            .toList();
    boolean not =
        rest.stream()
            .anyMatch(
                t -> Negations.isOne(t.key()) && !WITHOUT.contains(t.key()) && !t.is("unless"));
    boolean forbid = rest.stream().anyMatch(t -> FORBID.contains(t.key()));
    return new Polarity(
        not != forbid,
        has(rest, WITHOUT),
        isConditional(rest),
        has(rest, DUTIES),
        has(rest, LEAVES));
  }

  /** How many words of a run say no; "neither" and "nor" are one. */
  static long noes(List<Term> terms, List<Fact> facts) {
    return terms.stream()
        .filter(t -> t.isWord() && Facts.isFree(facts, t.start(), t.end()))
        .filter(t -> (Negations.isOne(t.key()) && !t.is("nor")) || FORBID.contains(t.key()))
        .count();
  }

  private static boolean has(List<Term> terms, Set<String> words) {
    return terms.stream().anyMatch(t -> words.contains(t.key()));
  }

  /** "Provided" with "that" and "subject" with "to" alone are conditions. */
  private static boolean isConditional(List<Term> terms) {
    for (int i = 0; i < terms.size(); i++) {
      String key = terms.get(i).key();
      String next = i + 1 < terms.size() ? terms.get(i + 1).key() : "";
      boolean meant =
          switch (key) {
            case "provided" -> next.equals("that") || next.equals("however");
            case "subject" -> next.equals("to");
            case "bis" -> false;
            default -> true;
          };
      if (CONDITIONS.contains(key) && meant) {
        return true;
      }
    }
    return false;
  }
}
