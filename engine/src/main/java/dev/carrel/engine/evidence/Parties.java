// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Mention.Kind;
import dev.carrel.engine.evidence.Mention.Place;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.Arrays;
import java.util.List;

/** Whether the parties and names of a sentence stand in a quote, each where it stands there. */
final class Parties {
  /** Of a clause's words; with less in common, two clauses are about different things. */
  private static final double SAME_CLAUSE = 0.5;

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
      } else if (mention.kind() != Kind.PERHAPS
          && (mention.place() == Place.OBJECT || mention.place() == Place.TO)
          && isOnly(mention, Place.AGENT)) {
        doubts.add(Doubt.NAME);
      }
    }
    for (Clause clause : said.clauses()) {
      for (Mention agent : clause.agents()) {
        if (agent.kind() != Kind.PERHAPS && clause.mentions().contains(agent)) {
          agent(clause, agent, doubts, conflicts);
        }
      }
    }
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
                quote.terms().stream()
                    .anyMatch(t -> t.is(word) || t.is(word + "s") || word.equals(t.key() + "s")));
  }

  /** The same party; a name may be told in part. */
  private static boolean isSame(Mention a, Mention b) {
    return a.id().equals(b.id())
        || (a.kind() == Kind.NAME && b.kind() == Kind.NAME && isPart(a.id(), b.id()));
  }

  private static boolean isPart(String a, String b) {
    List<String> some = Arrays.asList(a.split(" "));
    List<String> more = Arrays.asList(b.split(" "));
    return more.containsAll(some) || some.containsAll(more);
  }

  /** "Either party" is each that the document defines, and no other. */
  private boolean isCoveredByEach(Mention mention) {
    return (mention.id().equals(Roles.EACH) || definitions.isParty(mention.id()))
        && quote.mentions().stream().anyMatch(q -> q.id().equals(Roles.EACH));
  }

  private boolean isOnly(Mention mention, Place place) {
    List<Mention> same = quote.mentions().stream().filter(q -> isSame(q, mention)).toList();
    return !same.isEmpty() && same.stream().allMatch(q -> q.place() == place);
  }

  /** Who acts must act in the quote, in the clause that is about the same. */
  private void agent(Clause clause, Mention agent, List<Doubt> doubts, List<Conflict> conflicts) {
    double most = 0;
    for (Clause other : quote.clauses()) {
      most = Math.max(most, Clauses.inCommon(said, clause, quote, other));
    }
    double best = most;
    List<Clause> same =
        quote.clauses().stream()
            .filter(
                other ->
                    !other.agents().isEmpty()
                        && Clauses.inCommon(said, clause, quote, other) >= best)
            .toList();
    List<Mention> agents = same.stream().flatMap(c -> c.agents().stream()).distinct().toList();
    boolean acts =
        agents.stream()
            .anyMatch(
                q -> isSame(q, agent) || (q.id().equals(Roles.EACH) && isCoveredByEach(agent)));
    if (acts) {
      return;
    }
    boolean alone =
        agents.isEmpty()
            && stands(agent)
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
        !agent.id().equals(Roles.EACH) && others.stream().noneMatch(q -> q.id().equals(Roles.EACH));
    if (certain && most >= SAME_CLAUSE && others.size() == 1 && agent.kind() == Kind.ROLE) {
      Mention other = others.getFirst();
      conflicts.add(
          new Conflict(
              said.shown(agent.from(), agent.to()), quote.shown(other.from(), other.to()), number));
    }
  }
}
