// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Mention.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A part of a sentence with one subject.
 *
 * @param from its first term
 * @param to behind its last one
 * @param mentions the parties and names in it, with who acts
 * @param agents who acts: its own, or that of the clause before
 */
record Clause(int from, int to, List<Mention> mentions, List<Mention> agents) {
  private static final Set<String> BREAKS =
      Set.of(
          "that",
          "which",
          "who",
          "whom",
          "if",
          "when",
          "unless",
          "whereas",
          "while",
          "but",
          "because",
          "dass",
          "wenn",
          "falls",
          "sofern",
          "welche",
          "welcher",
          "welches",
          "que",
          "qui",
          "si",
          "cuando",
          "provided",
          "whether",
          "lorsque");

  private static final Set<String> JOINS =
      Set.of("and", "or", "und", "oder", "et", "ou", "y", "o", ",");

  private static final Set<String> VERBS =
      Set.of(
          "bears",
          "pays",
          "delivers",
          "owns",
          "keeps",
          "receives",
          "grants",
          "insures",
          "retains",
          "holds",
          "provides",
          "sells",
          "buys",
          "owes",
          "remains",
          "becomes",
          "maintains",
          "supplies",
          "gives",
          "makes",
          "begins",
          "shall",
          "may",
          "must",
          "will",
          "can",
          "is",
          "are",
          "was",
          "were",
          "has",
          "have",
          "agrees",
          "agree",
          "cannot",
          "should",
          "would",
          "does",
          "do",
          "undertakes",
          "ist",
          "sind",
          "hat",
          "haben",
          "kann",
          "darf",
          "muss",
          "soll",
          "wird",
          "werden",
          "tragt",
          "zahlt",
          "peut",
          "doit",
          "est",
          "sont",
          "puede",
          "debe",
          "es",
          "son",
          "debera",
          "podra",
          "peuvent",
          "doivent");

  private static final Set<String> BE =
      Set.of(
          "is", "are", "was", "were", "be", "been", "being", "wird", "werden", "wurde", "est",
          "sont", "sera", "es", "son", "seran");

  private static final Set<String> ACTIVE =
      Set.of(
          "required",
          "obliged",
          "obligated",
          "entitled",
          "permitted",
          "allowed",
          "prohibited",
          "authorized",
          "authorised",
          "responsible",
          "liable",
          "bound",
          "located",
          "expected");

  private static final Set<String> RELATIVE = Set.of("who", "whom", "which", "whose");

  private static final Set<String> LETS =
      Set.of(
          "allow",
          "allows",
          "permit",
          "permits",
          "require",
          "requires",
          "request",
          "requests",
          "cause",
          "causes",
          "enable",
          "enables",
          "direct",
          "directs",
          "instruct",
          "instructs",
          "ask",
          "asks",
          "oblige",
          "obliges",
          "authorize",
          "authorizes",
          "authorise",
          "authorises");

  private static final Set<String> PARTICIPLES =
      Set.of(
          "borne",
          "paid",
          "made",
          "given",
          "held",
          "sold",
          "bought",
          "sent",
          "kept",
          "met",
          "taken",
          "lent",
          "done",
          "written",
          "chosen",
          "provided",
          "let",
          "put",
          "set",
          "found",
          "known");

  private static final int LOOKED_AHEAD = 5;

  /** The clauses of a text, in its order. */
  static List<Clause> of(List<Term> terms, List<Mention> mentions) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 1; i < terms.size(); i++) {
      Term before = terms.get(i - 1);
      boolean sign = before.is(":") || Statement.endsAt(terms, i - 1);
      boolean join =
          JOINS.contains(before.key())
              && startsClause(terms, i, mentions)
              && saysSomething(terms, starts.getLast(), i - 1, mentions);
      boolean relative = endsRelative(terms, starts.getLast(), i);
      if (sign
          || join
          || relative
          || isLet(terms, i, mentions)
          || (BREAKS.contains(terms.get(i).key()) && i > starts.getLast())) {
        starts.add(i);
      }
    }
    List<Clause> clauses = new ArrayList<>();
    for (int k = 0; k < starts.size(); k++) {
      int from = starts.get(k);
      int to = k + 1 < starts.size() ? starts.get(k + 1) : terms.size();
      List<Mention> agents = clauses.isEmpty() ? List.of() : clauses.getLast().agents;
      String first = terms.isEmpty() ? "" : terms.get(from).key();
      if (first.equals("who") || first.equals("which")) {
        agents = last(mentions, from).map(List::of).orElse(agents);
      } else if (clauses.size() > 1 && isRelative(terms, clauses.getLast().from)) {
        agents = clauses.get(clauses.size() - 2).agents;
      }
      clauses.add(of(terms, from, to, mentions, agents));
    }
    return clauses;
  }

  /** "May require the tenant to restore": the tenant need not, as long as nobody does. */
  static boolean isLetByLeave(List<Term> terms) {
    for (int i = 1; i + 1 < terms.size(); i++) {
      boolean leave = terms.get(i - 1).is("may") || terms.get(i - 1).is("can");
      if (leave && LETS.contains(terms.get(i).key())) {
        return true;
      }
    }
    return false;
  }

  /** Whom a "who" means: the one right before it. */
  private static Optional<Mention> last(List<Mention> mentions, int from) {
    return mentions.stream()
        .filter(m -> m.to() <= from && from - m.to() <= 1)
        .reduce((first, second) -> second);
  }

  /** ", whom the seller sued, ": what follows goes on with the clause before. */
  private static boolean isRelative(List<Term> terms, int from) {
    return from > 0 && terms.get(from - 1).is(",") && RELATIVE.contains(terms.get(from).key());
  }

  private static boolean endsRelative(List<Term> terms, int start, int i) {
    return terms.get(i - 1).is(",")
        && isRelative(terms, start)
        && (VERBS.contains(terms.get(i).key())
            || isParticiple(terms.get(i).key())
            || terms.get(i).key().endsWith("s"));
  }

  /** "Shall allow the supplier to inspect": the supplier inspects. */
  private static boolean isLet(List<Term> terms, int i, List<Mention> mentions) {
    return LETS.contains(terms.get(i - 1).key())
        && mentions.stream()
            .filter(m -> m.from() == i || m.from() == i + 1)
            .anyMatch(m -> m.to() < terms.size() && terms.get(m.to()).is("to"));
  }

  /** "A or its affiliates shall" has one subject. */
  private static boolean saysSomething(List<Term> terms, int from, int to, List<Mention> mentions) {
    List<Term> before = terms.subList(from, to);
    return PartyVerb.isAt(terms, from, mentions)
        || PartyVerb.isAll(terms, from, to, mentions)
        || before.size() >= LOOKED_AHEAD
        || (!before.isEmpty() && BREAKS.contains(before.getFirst().key()))
        || before.stream().map(Term::key).anyMatch(VERBS::contains);
  }

  /** Whether a verb that goes with a subject follows soon, and a subject or "no" comes first. */
  static boolean startsClause(List<Term> terms, int i, List<Mention> mentions) {
    if (PartyVerb.isAt(terms, i, mentions)) {
      return true;
    }
    if (VERBS.contains(terms.get(i).key()) || terms.get(i).is("not")) {
      return false;
    }
    for (int k = i + 1; k < Math.min(terms.size(), i + LOOKED_AHEAD); k++) {
      Term term = terms.get(k);
      if (VERBS.contains(term.key())) {
        return true;
      }
      if (!term.isWord() || JOINS.contains(term.key()) || term.is("of") || term.is("to")) {
        return false;
      }
    }
    return false;
  }

  private static Clause of(
      List<Term> terms, int from, int to, List<Mention> all, List<Mention> before) {
    List<Mention> mine = all.stream().filter(m -> m.from() >= from && m.from() < to).toList();
    boolean passive = isPassive(terms, from, to);
    List<Mention> placed = new ArrayList<>();
    List<Mention> agents = new ArrayList<>();
    boolean subject = false;
    for (Mention mention : mine) {
      Mention it = mention;
      if (mention.isAgent() && !Mentions.isBehindBy(terms, mention)) {
        boolean joined = !placed.isEmpty() && isJoinedTo(terms, placed.getLast(), mention);
        Place place =
            joined ? placed.getLast().place() : subject || passive ? Place.OBJECT : Place.AGENT;
        it = mention.at(place);
        subject = true;
      }
      placed.add(it);
      if (it.isAgent()) {
        agents.add(it);
      }
    }
    return new Clause(from, to, placed, agents.isEmpty() && !passive ? before : agents);
  }

  /** "A and B", or what A is called, in brackets. */
  private static boolean isJoinedTo(List<Term> terms, Mention a, Mention b) {
    List<Term> between = terms.subList(a.to(), b.from());
    boolean called =
        between.stream().anyMatch(t -> t.is("(")) && between.stream().noneMatch(t -> t.is(")"));
    boolean joined =
        b.from() - a.to() <= 3 && between.stream().anyMatch(t -> JOINS.contains(t.key()));
    return called || joined;
  }

  /** Whether a word is a verb that goes with a subject. */
  static boolean isVerb(String key) {
    return VERBS.contains(key);
  }

  static boolean isParticiple(String key) {
    return PARTICIPLES.contains(key) || (key.endsWith("ed") && key.length() > 4);
  }

  /** Whether a run of terms says what is done to its subject. */
  static boolean isPassive(List<Term> terms, int from, int to) {
    for (int i = from; i < to; i++) {
      if (!BE.contains(terms.get(i).key())) {
        continue;
      }
      int last = i + 4;
      for (int k = i + 1; k < Math.min(to, last); k++) {
        String key = terms.get(k).key();
        if (key.equals("-")) {
          last++; // a line that something was to be written on
        }
        if (ACTIVE.contains(key)) {
          break;
        }
        if (isParticiple(key)) {
          return true;
        }
      }
    }
    return false;
  }
}
