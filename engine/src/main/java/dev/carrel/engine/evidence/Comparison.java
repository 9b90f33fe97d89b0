// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import dev.carrel.engine.evidence.Fact.Bound;
import dev.carrel.engine.evidence.Fact.Kind;
import dev.carrel.engine.evidence.Support.Conflict;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Lays a sentence beside a quote: do its figures, parties, negation and duty stand there? What
 * cannot be told is a doubt. That something stands otherwise is said only where the rest agrees.
 */
final class Comparison {
  /** Of a sentence's words; with less in the quote it may speak of something else. */
  static final double LEAST_SHARE = 0.6;

  /**
   * With less the quote has nothing to do with the sentence, unless it has a figure of it, or its
   * names.
   */
  private static final double BEARS = 0.2;

  /** That something is done: where it is only to be done, a quote does not say that. */
  private static final Set<String> ALREADY = Set.of("already", "bereits", "schon", "deja", "ya");

  /** Behind a no they tell how much, how long or when. */
  private static final Set<String> MEASURES =
      Stream.of(
              "exceed",
              "less",
              "more",
              "fewer",
              "greater",
              "later",
              "earlier",
              "longer",
              "below",
              "above",
              "before",
              "after",
              "uberschreiten",
              "ubersteigen",
              "mehr",
              "weniger")
          .map(Content::stem)
          .collect(Collectors.toSet());

  /** Words between a number and what it counts. */
  private static final int MOST_BETWEEN = 3;

  private final Statement said;
  private final Statement quote;
  private final int number;
  private final Window window;
  private final Parties parties;
  private final List<Doubt> doubts = new ArrayList<>();
  private final List<Conflict> conflicts = new ArrayList<>();

  private Comparison(Statement said, Statement quote, Definitions definitions, int number) {
    this.said = said;
    this.quote = quote;
    this.number = number;
    this.window = Window.of(said, quote);
    this.parties = new Parties(said, quote, definitions, number);
  }

  /**
   * Compares.
   *
   * @param definitions what parties are called in the quote's document
   * @param number the quote's
   */
  static Finding of(Statement said, Statement quote, Definitions definitions, int number) {
    if (Titles.in(said.text()).filter(name -> Titles.stands(name, quote.text())).isPresent()) {
      return new Finding(List.of(), List.of(), 1, true);
    }
    Comparison comparison = new Comparison(said, quote, definitions, number);
    comparison.facts();
    comparison.parties.compare(comparison.doubts, comparison.conflicts);
    comparison.polarity();
    comparison.opposites();
    comparison.done();
    new Reserves(said, quote, comparison.window).compare(comparison.doubts);
    comparison.bindings();
    comparison.order();
    return comparison.finding();
  }

  private Finding finding() {
    double share = window.share();
    if (share < LEAST_SHARE) {
      doubts.add(Doubt.WORDS);
    }
    boolean figures =
        said.facts().stream().anyMatch(f -> quote.facts().stream().anyMatch(q -> q.covers(f)));
    boolean bears = share >= BEARS || figures || names() || window.isEmpty();
    boolean certain =
        share >= LEAST_SHARE && window.isSame() && doubts.stream().distinct().count() == 1;
    return new Finding(doubts, certain ? conflicts : List.of(), share, bears);
  }

  /** Whether every name of the sentence stands in the quote. */
  private boolean names() {
    List<Mention> names = said.names();
    return !names.isEmpty() && names.stream().allMatch(parties::stands);
  }

  /** "Between 3 and 3" stands in no "between 3 and 5". */
  private static boolean hasEmptyRange(Statement in) {
    List<Fact> ends = in.facts().stream().filter(f -> f.bound() == Bound.RANGE).toList();
    return ends.size() == 2 && ends.getFirst().values().equals(ends.getLast().values());
  }

  private void facts() {
    if (hasEmptyRange(said) && !hasEmptyRange(quote)) {
      doubts.add(Doubt.NUMBER);
    }
    for (Fact fact : said.facts()) {
      List<Fact> covering =
          quote.facts().stream().filter(q -> q.covers(fact) || counts(q, fact)).toList();
      if (covering.isEmpty()) {
        if (!standsAsLabel(fact) && !standsInDate(fact)) {
          doubts.add(Doubt.NUMBER);
          conflict(fact).ifPresent(conflicts::add);
        }
      } else if (covering.stream().noneMatch(q -> agree(fact, q))) {
        doubts.add(Doubt.NUMBER);
        if (covering.stream().allMatch(q -> areContrary(fact.bound(), q.bound()))) {
          conflicts.add(new Conflict(shown(fact, said), shown(covering.getFirst(), quote), number));
        }
      } else if (covering.stream().noneMatch(q -> window.sentenceHas(q.start()))
          && fact.kind() != Kind.LABEL) {
        doubts.add(Doubt.NUMBER);
      }
    }
  }

  /** With the words of a limit. */
  private static String shown(Fact fact, Statement in) {
    return in.text().substring(fact.start(), fact.end()).strip();
  }

  /** The same number of things that are called otherwise or not at all. */
  private boolean counts(Fact q, Fact fact) {
    boolean measure = Facts.isMeasure(q.unit()) || Facts.isMeasure(fact.unit());
    return q.kind() == Kind.COUNT
        && fact.kind() == Kind.COUNT
        && q.values().equals(fact.values())
        && (measure
            ? q.unit().equals(fact.unit())
            : q.unit().isEmpty()
                || fact.unit().isEmpty()
                || Content.same(q.unit(), fact.unit())
                || follows(quote, q, fact.unit())
                || follows(said, fact, q.unit()));
  }

  /** "20 wooden chairs" are 20 chairs; "20 tables and chairs" are not. */
  private static boolean follows(Statement in, Fact fact, String stem) {
    int seen = 0;
    for (Term term : in.terms()) {
      if (term.start() < fact.end()) {
        continue;
      }
      boolean ends = !term.isWord() || Joins.isOne(term.key()) || seen++ > MOST_BETWEEN;
      if (ends) {
        return false;
      }
      if (Content.same(Content.stem(term.key()), stem)) {
        return true;
      }
    }
    return false;
  }

  /** "In June" stands in "on 30 June 2024". */
  private boolean standsInDate(Fact fact) {
    return fact.unit().equals(NamedTimes.MONTH)
        && quote.facts().stream()
            .filter(q -> q.kind() == Kind.DATE && q.values().size() == 1)
            .filter(q -> window.sentenceHas(q.start()))
            .anyMatch(
                q -> q.values().getFirst().split("-", -1)[1].equals(fact.values().getFirst()));
  }

  private boolean standsAsLabel(Fact fact) {
    if (fact.kind() != Kind.LABEL) {
      return false;
    }
    String label = fact.values().getFirst();
    return quote.facts().stream()
        .anyMatch(q -> q.kind() == Kind.LABEL && q.values().contains(label));
  }

  /** With the same limit; what is so from a day on is so on that day. */
  private boolean agree(Fact fact, Fact stands) {
    boolean day =
        fact.kind() == Kind.DATE
            && EnumSet.of(Bound.NONE, Bound.LEAST)
                .containsAll(EnumSet.of(fact.bound(), stands.bound()));
    boolean often = fact.kind() == Kind.RATE && !areContrary(fact.bound(), stands.bound());
    return (fact.bound() == stands.bound() || day || often)
        && Change.of(said, fact).agrees(Change.of(quote, stands));
  }

  private static boolean areContrary(Bound a, Bound b) {
    boolean up = a == Bound.LEAST || a == Bound.ABOVE;
    boolean otherUp = b == Bound.LEAST || b == Bound.ABOVE;
    boolean down = a == Bound.MOST || a == Bound.BELOW;
    boolean otherDown = b == Bound.MOST || b == Bound.BELOW;
    return (up && otherDown) || (down && otherUp);
  }

  /** The only other figure of its kind in the sentence that it is about. */
  private Optional<Conflict> conflict(Fact fact) {
    boolean told =
        fact.kind() != Kind.LABEL && !(fact.kind() == Kind.COUNT && fact.unit().isEmpty());
    long mine = said.facts().stream().filter(f -> f.isOfTheKindOf(fact)).count();
    List<Fact> others =
        quote.facts().stream()
            .filter(q -> q.isOfTheKindOf(fact) && window.sentenceHas(q.start()))
            .toList();
    return told && mine == 1 && others.size() == 1 && fact.contradicts(others.getFirst())
        ? Optional.of(new Conflict(shown(fact, said), shown(others.getFirst(), quote), number))
        : Optional.empty();
  }

  private void polarity() {
    Polarity mine = said.polarity();
    Polarity near = window.polarity();
    Polarity around = window.sentencePolarity();
    if (mine.negative() != near.negative()) {
      doubts.add(Doubt.NEGATION);
      boolean certain =
          window.isTight()
              && !isLimit(window.sentence())
              && !isLimit(said.terms())
              && mine.without() == around.without()
              && mine.conditions().equals(around.conditions());
      if (certain) {
        conflicts.add(new Conflict(said.text().strip(), window.text(), number));
      }
    } else if (mine.without() != around.without()
        || !(window.isItem() || Clauses.denyAlike(said, quote))) {
      doubts.add(Doubt.NEGATION);
    }
    boolean no = said.terms().stream().anyMatch(t -> Negations.isOne(t.key()));
    if (window.isUnderNo() && !no) {
      doubts.add(Doubt.NEGATION);
    }
    if (!mine.conditions().equals(around.conditions()) || Despite.isOne(said, window.sentence())) {
      doubts.add(Doubt.CONDITION);
    }
    boolean forbids = mine.negative() && near.negative();
    boolean lessLeave = mine.leave() && !mine.duty() && near.duty() && !near.leave();
    boolean lessDuty = !mine.leave() && near.leave() && !near.duty();
    boolean letByLeave =
        Clause.isLetByLeave(window.sentence())
            && !Clause.isLetByLeave(said.terms())
            && !mine.leave();
    if (!forbids && (lessLeave || lessDuty || letByLeave)) {
      doubts.add(Doubt.DUTY);
    }
  }

  /** "Shall not exceed the fees": a no that says how much, as "is limited to the fees" does. */
  private static boolean isLimit(List<Term> terms) {
    return IntStream.range(1, terms.size())
        .anyMatch(
            i ->
                (Negations.isOne(terms.get(i - 1).key()) || terms.get(i - 1).is("event"))
                    && MEASURES.contains(Content.stem(terms.get(i).key())));
  }

  private void bindings() {
    Bindings bindings = new Bindings(said, quote, window);
    if (bindings.isFigureElsewhere() || bindings.isTimeOfAnother()) {
      doubts.add(Doubt.NUMBER);
    }
    if (isNameElsewhere() || bindings.isNameElsewhere() || bindings.isPartyElsewhere()) {
      doubts.add(Doubt.NAME);
    }
    if (bindings.isNegationElsewhere()) {
      doubts.add(Doubt.NEGATION);
    }
  }

  /** Who or what is on which side, for whom alone it holds, whose date it is. */
  private void order() {
    if (new Turned(said, quote, window.places()).isThere()) {
      doubts.add(Doubt.NAME);
    }
    if (new Narrowed(said, quote, window.places()).isThere()
        || new Scope(said, quote, window.places()).isLeftOut()
        || new Ingredients(said, quote, window.places()).isOneLeftOut()) {
      doubts.add(Doubt.CONDITION);
    }
    if (OtherPaper.isDated(said, quote)
        || PerWhat.isLeftOut(said, quote, window.places())
        || ReckonedFrom.differs(said, quote)
        || OneOfMany.isThere(said, quote, window.places())
        || Labels.areOfOthers(said, quote)
        || Labels.areRanges(said, quote)
        || Ratios.isTurned(said.text(), quote.text())) {
      doubts.add(Doubt.NUMBER);
    }
  }

  /** A name of another sentence, where the one that the sentence is about has a name of its own. */
  private boolean isNameElsewhere() {
    List<Mention> names = quote.names();
    return said.names().stream()
        .filter(parties::stands)
        .anyMatch(
            name ->
                window.sentence().stream().noneMatch(t -> t.is(firstOf(said, name)))
                    && names.stream().anyMatch(this::isOther));
  }

  /** Whether a name of the quote stands in the window's sentence, and not in what is said. */
  private boolean isOther(Mention name) {
    return window.sentenceHas(quote.terms().get(name.from()).start())
        && !said.has(quote.stem(name.from()), 0, said.terms().size());
  }

  private static String firstOf(Statement in, Mention mention) {
    return in.terms().get(mention.from()).key();
  }

  private void opposites() {
    if (Joins.areContrary(said, window.sentence())
        || Opposites.between(said.terms(), window.sentence()).isPresent()
        || new Replaced(said, quote, window.places()).isThere()) {
      doubts.add(Doubt.WORDS);
    }
  }

  private void done() {
    boolean already = isDone(said.terms()) && !isDone(window.sentence());
    if (already
        || Past.isFormer(said.terms(), window.sentence())
        || (Past.isDone(deeds()) && Past.isPromised(deeds(), window.sentence()))
        || (Past.isDone(deeds()) && Past.isToBeDone(window.sentence()))) {
      doubts.add(Doubt.WORDS);
    }
  }

  /** Without the parties: the insured is not what was done. */
  private List<Term> deeds() {
    return IntStream.range(0, said.terms().size())
        .filter(
            i ->
                said.mentions().stream()
                    .filter(m -> m.kind() == Mention.Kind.ROLE)
                    .noneMatch(m -> m.from() <= i && i < m.to()))
        .mapToObj(i -> said.terms().get(i))
        .toList();
  }

  private static boolean isDone(List<Term> terms) {
    return terms.stream().anyMatch(term -> ALREADY.contains(term.key()));
  }
}
