// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Mention.Kind;
import dev.carrel.engine.evidence.Mention.Place;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Whether the parties and names of a sentence stand in a quote, each where it stands there. */
final class Parties {
  /** Of a clause's words; with less in common, two clauses are about different things. */
  private static final double SAME_CLAUSE = 0.5;

  private static final Set<String> PARTIES = Set.of("parties", "parteien", "partes");

  /** "Virginia" is no part of "West Virginia". */
  private static final Set<String> BEFORE_A_PLACE =
      Set.of(
          "north",
          "south",
          "east",
          "west",
          "northern",
          "southern",
          "eastern",
          "western",
          "new",
          "british",
          "papua",
          "equatorial");

  /** "The State of Colorado" is Colorado. */
  private static final Set<String> OF_A_NAME =
      Set.of("state", "commonwealth", "province", "city", "kingdom", "republic", "of", "and");

  private static final Set<String> HAS = Set.of("has", "have", "receives", "gets");
  private static final Set<String> ARTICLES = Set.of("the", "a", "an");
  private static final Set<String> GRANTS =
      Set.of("grants", "grant", "granted", "gives", "give", "gave");

  private final Statement said;
  private final Statement quote;
  private final Definitions definitions;
  private final int number;

  Parties(Statement said, Statement quote, Definitions definitions, int number) {
    this.said = said;
    this.quote = quote;
    this.definitions = definitions;
    this.number = number;
  }

  void compare(List<Doubt> doubts, List<Conflict> conflicts) {
    for (Mention mention : said.mentions()) {
      if (!stands(mention) && !isCoveredByEach(mention)) {
        doubts.add(Doubt.NAME);
      } else if (isParty(mention)
          && (mention.place() == Place.OBJECT || mention.place() == Place.TO)
          && isOnly(mention, Place.AGENT)) {
        doubts.add(Doubt.NAME);
      }
    }
    if (areAllMeant()
        || said.mentions().stream()
            .anyMatch(m -> isTurned(m) || isAnothers(m) || isOwned(m) || isForAnother(m))) {
      doubts.add(Doubt.NAME);
    }
    for (Clause clause : said.clauses()) {
      Clauses.Nearest nearest = Clauses.nearest(said, clause, quote);
      for (Mention agent : clause.agents()) {
        if (isParty(agent) && clause.mentions().contains(agent)) {
          agent(nearest, agent, doubts, conflicts);
        }
      }
      if (clause.mentions().stream().anyMatch(m -> isOfAnotherClause(nearest, m))) {
        doubts.add(Doubt.NAME);
      }
    }
  }

  /** "The parties" where the quote speaks of one alone. */
  private boolean areAllMeant() {
    return has(said) && !has(quote) && quote.mentions().stream().anyMatch(Parties::isParty);
  }

  private static boolean has(Statement in) {
    return in.terms().stream().map(Term::key).anyMatch(PARTIES::contains);
  }

  private static boolean isParty(Mention mention) {
    return mention.kind() != Kind.PERHAPS;
  }

  /** To whom, where the quote has from whom, or the other way round. */
  private boolean isTurned(Mention mention) {
    Place contrary =
        switch (mention.place()) {
          case TO -> Place.FROM;
          case FROM -> Place.TO;
          default -> Place.OTHER;
        };
    return contrary != Place.OTHER && isOnly(mention, contrary);
  }

  /** "The consent of the tenant", where the quote has that of another one. */
  private boolean isAnothers(Mention mention) {
    return mention.place() == Place.OF
        && mention.kind() == Kind.ROLE
        && isOnly(mention, Place.AGENT)
        && quote.mentions().stream()
            .filter(q -> q.place() == Place.OF && q.kind() == Kind.ROLE)
            .anyMatch(q -> said.mentions().stream().noneMatch(s -> isSame(q, s)));
  }

  /** Who acts, where the quote has what is hers, or the other way round. */
  private boolean isOwned(Mention mention) {
    List<Mention> same = quote.mentions().stream().filter(q -> isSame(q, mention)).toList();
    boolean party = mention.kind() == Kind.ROLE || same.isEmpty();
    return !party
        && ((acts(said, mention) && same.stream().allMatch(q -> owns(quote, q)))
            || (owns(said, mention) && same.stream().allMatch(q -> acts(quote, q))));
  }

  private static boolean owns(Statement in, Mention mention) {
    int end = in.terms().get(mention.to() - 1).end();
    String behind = in.text().substring(end, Math.min(in.text().length(), end + 2));
    return behind.equals("'s") || behind.equals("’s");
  }

  /** Whether a verb stands right behind a name. */
  private static boolean acts(Statement in, Mention mention) {
    return !owns(in, mention)
        && mention.to() < in.terms().size()
        && (Clause.isVerb(in.terms().get(mention.to()).key())
            || Clause.isParticiple(in.terms().get(mention.to()).key()));
  }

  /** To whom, where the quote has to another one, and this one in another part. */
  private boolean isForAnother(Mention mention) {
    return mention.place() == Place.TO
        && mention.kind() == Kind.ROLE
        && quote.mentions().stream().noneMatch(q -> isSame(q, mention) && q.place() == Place.TO)
        && quote.mentions().stream()
            .filter(q -> q.kind() == Kind.ROLE && q.place() == Place.TO)
            .anyMatch(q -> said.mentions().stream().noneMatch(s -> isSame(q, s)));
  }

  /** Who is acted on must not stand in another clause, where this one has somebody else. */
  private boolean isOfAnotherClause(Clauses.Nearest nearest, Mention mention) {
    boolean actedOn = mention.place() == Place.OBJECT || mention.place() == Place.TO;
    if (!actedOn || !isParty(mention) || nearest.share() == 0) {
      return false;
    }
    List<Mention> there =
        nearest.clauses().stream()
            .flatMap(c -> c.mentions().stream())
            .filter(Parties::isParty)
            .toList();
    return there.stream().noneMatch(m -> isSame(m, mention))
        && there.stream().anyMatch(m -> said.mentions().stream().noneMatch(s -> isSame(m, s)));
  }

  /** Whether a party or name stands in the quote, whatever it does there. */
  boolean stands(Mention mention) {
    if (mention.kind() == Kind.ROLE) {
      return quote.mentions().stream().anyMatch(q -> isSame(q, mention));
    }
    boolean known = quote.mentions().stream().anyMatch(q -> isSame(q, mention));
    return known || hasWords(mention);
  }

  /** Words of a name, in any case and in their order. */
  private boolean hasWords(Mention mention) {
    if (mention.kind() == Kind.PERHAPS) {
      return quote.has(said.stem(mention.from()), 0, quote.terms().size());
    }
    List<String> words =
        said.terms().subList(mention.from(), mention.to()).stream()
            .filter(Term::isWord)
            .map(Term::key)
            .filter(key -> !Names.isForm(key) && !Content.isEmpty(key))
            .toList();
    return words.stream()
        .allMatch(
            word ->
                IntStream.range(0, quote.terms().size())
                    .filter(i -> isPlace(i, words))
                    .mapToObj(i -> quote.terms().get(i))
                    .anyMatch(t -> t.is(word) || t.is(word + "s") || word.equals(t.key() + "s")));
  }

  private boolean isPlace(int i, List<String> words) {
    return i == 0
        || !quote.terms().get(i - 1).isCapital()
        || !BEFORE_A_PLACE.contains(quote.terms().get(i - 1).key())
        || words.contains(quote.terms().get(i - 1).key());
  }

  /** The same party; a quote's name may be told in part. */
  private static boolean isSame(Mention stands, Mention told) {
    return stands.id().equals(told.id())
        || (stands.kind() == Kind.NAME
            && told.kind() == Kind.NAME
            && isPart(stands.id(), told.id()));
  }

  private static boolean isPart(String whole, String part) {
    List<String> more = Arrays.asList(whole.split(" "));
    List<String> some =
        Arrays.stream(part.split(" ")).filter(word -> !OF_A_NAME.contains(word)).toList();
    if (some.isEmpty()) {
      return false;
    }
    int at = more.indexOf(some.getFirst());
    return more.containsAll(some) && (at == 0 || !BEFORE_A_PLACE.contains(more.get(at - 1)));
  }

  /** "Either party" is each that the document defines, and no other. */
  private boolean isCoveredByEach(Mention mention) {
    return (mention.id().equals(Roles.EACH) || definitions.isParty(mention.id()))
        && quote.mentions().stream().anyMatch(q -> q.id().equals(Roles.EACH));
  }

  /** "Grants the distributor the right": the distributor has it. */
  private boolean isGranted(Mention agent) {
    boolean has =
        agent.to() < said.terms().size() && HAS.contains(said.terms().get(agent.to()).key());
    return has
        && quote.mentions().stream()
            .filter(q -> isSame(q, agent) && q.from() > 0 && q.to() < quote.terms().size())
            .filter(q -> ARTICLES.contains(quote.terms().get(q.to()).key()))
            .anyMatch(
                q ->
                    IntStream.range(Math.max(0, q.from() - 2), q.from())
                        .anyMatch(i -> GRANTS.contains(quote.terms().get(i).key())));
  }

  /** Whether it is who acts in a clause of the quote that is about something else. */
  private boolean actsElsewhere(Clauses.Nearest nearest, Mention agent) {
    return said.clauses().size() == 1
        && quote.clauses().stream()
            .filter(c -> !nearest.clauses().contains(c))
            .flatMap(c -> c.mentions().stream())
            .anyMatch(m -> m.isAgent() && isSame(m, agent));
  }

  /**
   * Whether a clause of the quote has the word of what a party does: who receives is not whoever
   * pays.
   */
  private boolean isDoneIn(Clause clause, Mention agent) {
    int end = said.sentenceAround(agent.from())[1];
    return Mentions.isBehindBy(said.terms(), agent)
        || IntStream.range(agent.to(), end)
            .filter(i -> said.terms().get(i).isWord())
            .filter(i -> !Content.isEmpty(said.terms().get(i).key()))
            .filter(i -> !Negations.isOne(said.terms().get(i).key()))
            .limit(1)
            .allMatch(i -> quote.has(said.stem(i), clause.from(), clause.to()));
  }

  private boolean isOnly(Mention mention, Place place) {
    List<Mention> same = quote.mentions().stream().filter(q -> isSame(q, mention)).toList();
    return !same.isEmpty() && same.stream().allMatch(q -> q.place() == place);
  }

  /** Who acts must act in the quote, in the clause that is about the same. */
  private void agent(
      Clauses.Nearest nearest, Mention agent, List<Doubt> doubts, List<Conflict> conflicts) {
    List<Mention> agents =
        nearest.clauses().stream().flatMap(c -> c.agents().stream()).distinct().toList();
    boolean acts =
        agents.stream()
            .anyMatch(
                q -> isSame(q, agent) || (q.id().equals(Roles.EACH) && isCoveredByEach(agent)));
    if (acts || isGranted(agent)) {
      return;
    }
    boolean alone =
        agents.isEmpty()
            && stands(agent)
            && !actsElsewhere(nearest, agent)
            && quote.mentions().stream().allMatch(q -> isSame(q, agent) || q.kind() != Kind.ROLE);
    if (alone) {
      return;
    }
    doubts.add(Doubt.NAME);
    List<Mention> others =
        agents.stream()
            .filter(q -> q.kind() == agent.kind() || definitions.isParty(q.id()))
            .toList();
    boolean certain =
        nearest.clauses().stream().anyMatch(c -> isDoneIn(c, agent))
            && !agent.id().equals(Roles.EACH)
            && others.stream().noneMatch(q -> q.id().equals(Roles.EACH));
    if (certain
        && nearest.share() >= SAME_CLAUSE
        && others.size() == 1
        && agent.kind() == Kind.ROLE) {
      Mention other = others.getFirst();
      conflicts.add(
          new Conflict(
              said.shown(agent.from(), agent.to()), quote.shown(other.from(), other.to()), number));
    }
  }
}
