// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a run of terms says no, under which condition, and whether it obliges or allows.
 *
 * @param negative whether it says no: "not", "no", "prohibited"
 * @param without whether something is left out
 * @param conditions under what it holds: if, unless, only or the like
 * @param duty whether it obliges
 * @param leave whether it allows
 */
record Polarity(
    boolean negative, boolean without, Set<Condition> conditions, boolean duty, boolean leave) {
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
          "failed",
          "neglects",
          "neglected",
          "unterlassen",
          "unterlasst",
          "disallowed",
          "excluded",
          "lacks",
          "lack",
          "refuses",
          "refuse",
          "refused",
          "exempt",
          "exempts",
          "exempted",
          "waives",
          "waive",
          "waived",
          "precludes",
          "precluded",
          "verzichtet",
          "verzichten",
          "renonce",
          "renuncia");

  private static final Set<String> RIGHTS =
      Set.of("right", "power", "authority", "authorised", "authorized", "option");

  private static final Set<String> GERMAN_RIGHTS =
      Set.of("recht", "anspruch", "befugnis", "moglichkeit", "option", "wahl", "absicht");

  /** Words from a "shall" to the right that is had. */
  private static final int RIGHT_BEHIND = 6;

  private static final Set<String> RELEASED =
      Set.of("released", "relieved", "excused", "discharged", "freed", "absolved");

  private static final Set<String> WITHOUT = Set.of("without", "ohne", "sans", "sin");

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
          "discretion",
          "liberty",
          "darf",
          "ermessen",
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
        Idioms.leftOut(terms).stream()
            .filter(Term::isWord)
            .filter(t -> Facts.isFree(facts, t.start(), t.end()))
            .toList();
    boolean not = IntStream.range(0, rest.size()).anyMatch(i -> isNo(rest, i));
    boolean forbid =
        IntStream.range(0, rest.size())
            .anyMatch(i -> FORBID.contains(rest.get(i).key()) || isReleased(rest, i));
    return new Polarity(
        not != forbid,
        Term.any(rest, WITHOUT),
        Condition.of(rest),
        IntStream.range(0, rest.size()).anyMatch(i -> isDuty(rest, i)) || hasToDo(rest),
        Term.any(rest, LEAVES) || isFree(rest) || hasRight(rest, 0, rest.size()));
  }

  /** "Shall have the right to" obliges nobody. */
  private static boolean isDuty(List<Term> words, int i) {
    return DUTIES.contains(words.get(i).key())
        && !hasRight(words, i + 1, Math.min(words.size(), i + RIGHT_BEHIND));
  }

  /** "Der Käufer hat die Ware zu prüfen". */
  private static boolean hasToDo(List<Term> words) {
    return words.stream().anyMatch(t -> t.is("hat") || t.is("haben"))
        && IntStream.range(1, words.size() - 1)
            .filter(i -> words.get(i).is("zu"))
            .anyMatch(i -> words.get(i + 1).key().endsWith("en") && !words.get(i + 1).isCapital())
        && words.stream()
            .noneMatch(t -> GERMAN_RIGHTS.contains(t.key()) || FORBID.contains(t.key()));
  }

  /** "The right to", "power to". */
  private static boolean hasRight(List<Term> words, int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> i + 1 < words.size())
        .anyMatch(i -> RIGHTS.contains(words.get(i).key()) && words.get(i + 1).is("to"));
  }

  /** "Released from the duty to". */
  private static boolean isReleased(List<Term> words, int i) {
    return RELEASED.contains(words.get(i).key())
        && i + 1 < words.size()
        && words.get(i + 1).is("from");
  }

  /** "Is free to": no "free of charge". */
  private static boolean isFree(List<Term> words) {
    return IntStream.range(1, words.size())
        .anyMatch(
            i ->
                (words.get(i).is("to") && words.get(i - 1).is("free"))
                    || (words.get(i).is("frei") && words.get(i - 1).key().startsWith("steh")));
  }

  private static boolean isNo(List<Term> words, int i) {
    Term term = words.get(i);
    return Negations.isOne(term.key())
        && !WITHOUT.contains(term.key())
        && !term.is("unless")
        && !Condition.isOnly(words, i);
  }

  /** Whether it holds under a condition, or for some alone. */
  boolean condition() {
    return !conditions.isEmpty();
  }

  /** How many words of a run say no; "neither" and "nor" are one. */
  static long noes(List<Term> terms, List<Fact> facts) {
    return Idioms.leftOut(terms).stream()
        .filter(t -> t.isWord() && Facts.isFree(facts, t.start(), t.end()))
        .filter(t -> (Negations.isOne(t.key()) && !t.is("nor")) || FORBID.contains(t.key()))
        .count();
  }
}
