// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Mention.Kind;
import dev.carrel.engine.evidence.Mention.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the parties, companies and persons of a text. */
final class Mentions {
  private static final Set<String> DETERMINERS =
      Set.of(
          "the",
          "a",
          "an",
          "such",
          "said",
          "any",
          "respective",
          "this",
          "le",
          "la",
          "les",
          "l",
          "el",
          "los",
          "las",
          "un",
          "une",
          "una",
          "ein",
          "eine",
          "die",
          "das",
          "einem",
          "einer");

  private static final Set<String> NOT_A_PARTY_BEFORE =
      Set.of("amount", "office", "place", "sum", "balance", "account", "days", "day", "interest");

  /** "Is insured" is no insured. */
  private static final Set<String> BE = Set.of("is", "are", "was", "were", "be", "been", "being");

  private static final Set<String> BY = Set.of("by", "durch", "par", "por");

  private final String text;
  private final List<Term> terms;
  private final Tongue tongue;
  private final Definitions definitions;
  private final List<Fact> facts;

  private Mentions(
      String text, List<Term> terms, Tongue tongue, Definitions definitions, List<Fact> facts) {
    this.text = text;
    this.terms = terms;
    this.tongue = tongue;
    this.definitions = definitions;
    this.facts = facts;
  }

  /** In the text's order; which of those without a preposition act is not told yet. */
  static List<Mention> in(
      String text, List<Term> terms, Tongue tongue, Definitions definitions, List<Fact> facts) {
    Mentions mentions = new Mentions(text, terms, tongue, definitions, facts);
    List<Mention> found = new ArrayList<>();
    for (int i = 0; i < terms.size(); ) {
      Optional<Mention> mention = mentions.at(i);
      mention.ifPresent(found::add);
      i = mention.map(Mention::to).orElse(i + 1);
    }
    return found;
  }

  private Optional<Mention> at(int i) {
    Term term = terms.get(i);
    if (!term.isWord() || !Facts.isFree(facts, term.start(), term.end())) {
      return Optional.empty();
    }
    Optional<Mention> name = name(i);
    if (name.filter(n -> n.to() > i + 1).isPresent()) {
      return name;
    }
    String before = i > 0 ? terms.get(i - 1).key() : "";
    Optional<String> role =
        Roles.party(before, term.key())
            .or(
                () ->
                    definitions.defines(term.key()) && term.isCapital()
                        ? Optional.of(definitions.party(term.key()))
                        : Roles.of(term.key()).filter(r -> isParty(i)).map(definitions::party));
    return role.map(id -> new Mention(id, Kind.ROLE, place(i, i + 1), i, i + 1)).or(() -> name);
  }

  private boolean isParty(int i) {
    boolean done =
        i > 0 && BE.contains(terms.get(i - 1).key()) && Clause.isParticiple(terms.get(i).key());
    return !done && (i + 1 >= terms.size() || !NOT_A_PARTY_BEFORE.contains(terms.get(i + 1).key()));
  }

  private Optional<Mention> name(int i) {
    int to = i;
    while (to < terms.size() && (isNamed(to) || isJoin(i, to))) {
      to++;
    }
    if (to == i) {
      return Optional.empty();
    }
    boolean first = begins(i);
    boolean one = to == i + 1;
    Term term = terms.get(i);
    boolean plain = term.text().length() < 2 || isOrdinary(term.text());
    if (first && (Content.isEmpty(term.key()) || Content.isGeneric(term.key()))) {
      return Optional.empty();
    }
    if (one && (Content.isGeneric(term.key()) || (tongue == Tongue.GERMAN && plain))) {
      return Optional.empty();
    }
    Kind kind = one && first && plain ? Kind.PERHAPS : Kind.NAME;
    String id = Names.id(text.substring(term.start(), terms.get(to - 1).end()));
    return Optional.of(new Mention(definitions.party(id), kind, place(i, to), i, to));
  }

  /** With small letters behind the first. */
  private static boolean isOrdinary(String word) {
    return word.chars().skip(1).noneMatch(Character::isUpperCase);
  }

  private boolean isNamed(int i) {
    Term term = terms.get(i);
    return term.isCapital()
        && Facts.isFree(facts, term.start(), term.end())
        && !(isOrdinary(term.text())
            && (Content.isEmpty(term.key()) || Negations.isOne(term.key())))
        && !(term.text().length() == 1 && tongue == Tongue.ENGLISH && term.is("i"));
  }

  /** Between parts of a name: "of", "&", a comma before a legal form, a point behind one. */
  private boolean isJoin(int from, int i) {
    if (i == from || i + 1 >= terms.size() || !isNamed(i + 1)) {
      return false;
    }
    Term term = terms.get(i);
    boolean form = Names.isForm(terms.get(i + 1).key());
    return term.is("&")
        || (term.is(",") && form)
        || (term.is("of")
            && Roles.of(terms.get(i + 1).key()).isEmpty()
            && Roles.of(terms.get(i - 1).key()).isEmpty());
  }

  private boolean begins(int i) {
    if (i == 0) {
      return true;
    }
    Term before = terms.get(i - 1);
    boolean sign = before.kind() == Term.Kind.SIGN && ".!?:;(\"“„•".contains(before.key());
    return sign
        || facts.stream().anyMatch(f -> f.kind() == Fact.Kind.LABEL && f.end() == before.end());
  }

  /** AGENT for one that has no preposition: it is told by the clause whether it acts. */
  private Place place(int from, int to) {
    int end = terms.get(to - 1).end();
    if (text.startsWith("'s", end)
        || text.startsWith("’s", end)
        || text.startsWith("' ", end)
        || text.startsWith("’ ", end)) {
      return Place.OF;
    }
    int i = from - 1;
    while (i >= 0
        && (DETERMINERS.contains(terms.get(i).key())
            || Roles.party(terms.get(i).key(), "party").isPresent())) {
      i--;
    }
    String before = i >= 0 ? terms.get(i).key() : "";
    return switch (before) {
      case "by", "durch", "par", "por" -> Place.AGENT;
      case "von" -> Place.FROM;
      case "to", "an", "au", "aux", "al", "dem" -> Place.TO;
      case "from" -> Place.FROM;
      case "of", "des", "du", "del", "de" -> Place.OF;
      case "den" -> Place.OBJECT;
      case "for",
          "with",
          "against",
          "on",
          "upon",
          "between",
          "in",
          "fur",
          "mit",
          "gegen",
          "pour",
          "avec",
          "contre",
          "para",
          "con",
          "contra",
          "zwischen",
          "behalf" ->
          Place.OTHER;
      default -> Place.AGENT;
    };
  }

  /** Whether a word leads in who acts in a passive sentence. */
  static boolean isBy(Term term) {
    return BY.contains(term.key());
  }

  /** Whether it stands behind a word for who acts in a passive sentence. */
  static boolean isBehindBy(List<Term> terms, Mention mention) {
    return terms.subList(Math.max(0, mention.from() - 3), mention.from()).stream()
        .anyMatch(Mentions::isBy);
  }
}
