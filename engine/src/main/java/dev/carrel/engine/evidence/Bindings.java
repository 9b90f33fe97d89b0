// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a sentence takes from a quote's sentence the figure, the name or the "not" of another
 * part of it: "the deposit is $300" from "the deposit is $500, and the fee is $300".
 */
final class Bindings {
  /** How far behind a name's beginning its verb may stand. */
  private static final int BEHIND_NAME = 4;

  private static final Set<String> OTHER =
      Set.of("other", "others", "ubrige", "ubrigen", "andere", "anderen", "sonstige", "sonstigen");

  private static final Set<String> AT = Set.of("at", "on", "upon", "bei", "am");

  private static final Set<String> AFTER = Set.of("after", "before", "following", "nach", "vor");

  private static final Set<String> FOR =
      Set.of("for", "of", "is", "be", "within", "during", "lasts", "fur", "betragt", "than");

  private static final String AGREEMENT = Content.stem("agreement");

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  Bindings(Statement said, Statement quote, Window window) {
    this.said = said;
    this.quote = quote;
    this.from = window.places()[0];
    this.to = window.places()[1];
  }

  /** "For three years" where the quote has "three years after the formation". */
  boolean isTimeOfAnother() {
    return said.facts().stream()
        .filter(fact -> fact.kind() == Fact.Kind.SPAN && !isBeforeAfter(said, fact))
        .anyMatch(
            fact -> {
              List<Fact> there = quote.facts().stream().filter(q -> q.covers(fact)).toList();
              return !there.isEmpty()
                  && there.stream().allMatch(q -> isBeforeAfter(quote, q) && !isFor(q));
            });
  }

  private static boolean isBeforeAfter(Statement in, Fact span) {
    return in.terms().stream()
        .filter(t -> t.start() >= span.end())
        .findFirst()
        .filter(t -> AFTER.contains(t.key()))
        .isPresent();
  }

  private boolean isFor(Fact span) {
    return Term.before(quote.terms(), span.start()).filter(t -> FOR.contains(t.key())).isPresent()
        || span.bound() != Fact.Bound.NONE;
  }

  /** Whether a figure stands in another part than the words that the sentence joins it with. */
  boolean isFigureElsewhere() {
    return said.facts().stream()
        .filter(fact -> fact.kind() != Fact.Kind.LABEL)
        .anyMatch(this::isElsewhere);
  }

  private boolean isElsewhere(Fact fact) {
    List<Fact> kind =
        quote.facts().stream()
            .filter(q -> isAlike(q, fact))
            .filter(q -> quote.place(q) >= from && quote.place(q) < to)
            .toList();
    List<Integer> places = kind.stream().map(quote::place).toList();
    List<Part> parts = Part.of(quote, places, from, to, Joins::isOne);
    List<Part> own =
        parts.stream()
            .filter(
                p -> kind.stream().anyMatch(q -> quote.place(q) == p.anchor() && q.covers(fact)))
            .toList();
    Set<String> words = words(fact);
    boolean alone = said.facts().stream().filter(f -> isAlike(f, fact)).count() == 1;
    return !own.isEmpty()
        && own.stream()
            .allMatch(
                p ->
                    belongsToOthers(words, p, parts, fact.kind())
                        || isOfAnother(p, parts)
                        || (alone && (isOfTheOther(p, parts) || isAtAnotherTime(p, parts))));
  }

  /** "For other errors" is not said of the part that has no "other". */
  private boolean isOfTheOther(Part own, List<Part> parts) {
    return Term.any(said.terms(), OTHER)
        && !hasOther(own)
        && parts.stream().filter(p -> !p.equals(own)).anyMatch(this::hasOther);
  }

  private boolean hasOther(Part part) {
    return Term.any(quote.terms().subList(part.from(), part.to()), OTHER);
  }

  /** "1 million one year after closing", where the sentence has it at closing. */
  private boolean isAtAnotherTime(Part own, List<Part> parts) {
    return parts.size() > 1
        && Term.any(said.terms(), AT)
        && said.facts().stream().noneMatch(f -> isTime(f))
        && quote.facts().stream()
            .filter(Bindings::isTime)
            .map(quote::place)
            .anyMatch(p -> p > own.anchor() && p < own.to());
  }

  private static boolean isTime(Fact fact) {
    return fact.kind() == Fact.Kind.SPAN || fact.kind() == Fact.Kind.DATE;
  }

  /** "Three months of the tenant, of the landlord six": whose it is stands in another part. */
  private boolean isOfAnother(Part own, List<Part> parts) {
    List<String> mine = ids(roles(quote, own.from(), own.to()));
    List<String> told = ids(roles(said, 0, said.terms().size()));
    return !mine.isEmpty()
        && mine.stream().noneMatch(told::contains)
        && parts.stream()
            .filter(p -> !p.equals(own))
            .flatMap(p -> ids(roles(quote, p.from(), p.to())).stream())
            .anyMatch(told::contains);
  }

  private static List<String> ids(List<Mention> mentions) {
    return mentions.stream().map(Mention::id).toList();
  }

  private static boolean isAlike(Fact a, Fact b) {
    return a.isOfTheKindOf(b)
        || (a.kind() == b.kind() && (a.kind() == Fact.Kind.COUNT || a.kind() == Fact.Kind.SPAN));
  }

  /** What a sentence says of a figure. */
  private Set<String> words(Fact fact) {
    int anchor = said.place(fact);
    int[] sentence = said.sentenceAround(anchor);
    List<Integer> places =
        said.facts().stream()
            .filter(f -> isAlike(f, fact))
            .map(said::place)
            .filter(p -> p >= sentence[0] && p < sentence[1])
            .toList();
    return Part.of(said, places, sentence[0], sentence[1], Joins::isOne).stream()
        .filter(p -> p.anchor() == anchor)
        .findFirst()
        .map(p -> stems(said, p.from(), p.to(), fact.kind()))
        .orElseGet(() -> stems(said, sentence[0], sentence[1], fact.kind()));
  }

  private boolean belongsToOthers(
      Set<String> words, Part own, List<Part> parts, Fact.@Nullable Kind kind) {
    Set<String> mine = stems(quote, own.from(), own.to(), kind);
    Part first = parts.getFirst();
    Part last = parts.getLast();
    boolean tail = !stems(quote, own.anchor() + 1, own.to(), kind).isEmpty();
    for (Part other : parts) {
      if (other.equals(own)) {
        continue;
      }
      int start = start(other, own, first);
      int end = !other.equals(last) ? other.to() : tail ? untilComma(last) : last.anchor();
      Set<String> its = stems(quote, start, end, kind);
      boolean foreign = its.stream().anyMatch(w -> !has(mine, w) && has(words, w));
      boolean labelled =
          !own.equals(first)
              && own.whole()
              && isVerbless(own)
              && mine.stream().anyMatch(m -> !has(its, m) && has(words, m));
      if (foreign && !labelled) {
        return true;
      }
    }
    return false;
  }

  /** From where on the words of another part are its own. */
  private int start(Part other, Part own, Part first) {
    if (!other.equals(first)) {
      return other.from();
    }
    return own.whole() ? lead(first) : phrase(own, first);
  }

  /**
   * "For critical errors four hours, and for other errors two days": the same preposition leads.
   */
  private int phrase(Part own, Part first) {
    return IntStream.range(own.from(), own.anchor())
        .filter(i -> Part.isPreposition(quote.terms().get(i).key()))
        .boxed()
        .findFirst()
        .flatMap(
            i ->
                IntStream.range(first.from(), first.anchor())
                    .filter(k -> quote.terms().get(k).is(quote.terms().get(i).key()))
                    .boxed()
                    .findFirst())
        .orElse(first.anchor());
  }

  /** Where the clause of the first figure begins: what stands before is said of all. */
  private int lead(Part first) {
    return quote.clauses().stream()
        .filter(c -> c.from() <= first.anchor() && first.anchor() < c.to())
        .mapToInt(Clause::from)
        .map(start -> Math.max(start, first.from()))
        .findFirst()
        .orElse(first.from());
  }

  /** What follows the last figure behind a comma is said of all. */
  private int untilComma(Part last) {
    return IntStream.range(last.anchor() + 1, last.to())
        .filter(i -> quote.terms().get(i).is(","))
        .findFirst()
        .orElse(last.to());
  }

  private boolean isVerbless(Part part) {
    return !quote.hasVerb(part.from(), part.to());
  }

  /** Whether the part's name does something in it: "Anna Klein signed". */
  private boolean isStatement(Part part) {
    return !isVerbless(part)
        || IntStream.range(part.anchor() + 1, Math.min(part.to(), part.anchor() + BEHIND_NAME))
            .anyMatch(i -> Clause.isParticiple(quote.terms().get(i).key()));
  }

  /**
   * Whether two names stand in two statements of the quote's sentence, and this one in the other.
   */
  boolean isNameElsewhere() {
    List<Mention> mine = said.names();
    if (mine.size() != 1) {
      return false;
    }
    List<Integer> places =
        quote.names().stream().filter(this::isInSentence).map(Mention::from).toList();
    List<Part> parts = Part.of(quote, places, from, to, Joins::isAnd);
    String key = said.terms().get(mine.getFirst().from()).key();
    List<Part> own = parts.stream().filter(p -> quote.terms().get(p.anchor()).is(key)).toList();
    Set<String> words = stems(said, 0, said.terms().size(), Fact.Kind.LABEL);
    return !own.isEmpty()
        && own.stream()
            .allMatch(
                p ->
                    p.whole()
                        && isStatement(p)
                        && belongsToOthers(words, p, parts, Fact.Kind.LABEL));
  }

  /**
   * Whether two do something, or have it done to them, in parts of their own, and this is the
   * other.
   */
  boolean isPartyElsewhere() {
    return isPartyElsewhere(
            Mention::isAgent, m -> m.isAgent() && Mentions.isBehindBy(quote.terms(), m))
        || isPartyElsewhere(m -> m.place() == Mention.Place.TO, m -> m.place() == Mention.Place.TO)
        || isDoerElsewhere();
  }

  /** "The chair is elected by the board and the treasurer by the members." */
  private boolean isDoerElsewhere() {
    List<Integer> mine = doers(said, 0, said.terms().size());
    if (mine.size() != 1) {
      return false;
    }
    List<Part> parts = Part.of(quote, doers(quote, from, to), from, to, Joins::isOne);
    String doer = said.stem(mine.getFirst());
    List<Part> own =
        parts.stream().filter(p -> Content.same(quote.stem(p.anchor()), doer)).toList();
    Set<String> words = stems(said, 0, mine.getFirst(), null);
    return areOfOthers(words, own, parts);
  }

  /** The words behind "by". */
  private static List<Integer> doers(Statement in, int from, int to) {
    return IntStream.range(from + 1, to)
        .filter(i -> in.terms().get(i).isWord() && !Content.isEmpty(in.terms().get(i).key()))
        .filter(i -> isBehindBy(in.terms(), i))
        .boxed()
        .toList();
  }

  private static boolean isBehindBy(List<Term> terms, int place) {
    int i = place - 1;
    while (i > 0 && Content.isEmpty(terms.get(i).key()) && !Mentions.isBy(terms.get(i))) {
      i--;
    }
    return Mentions.isBy(terms.get(i));
  }

  private boolean isPartyElsewhere(Predicate<Mention> place, Predicate<Mention> there) {
    List<Mention> mine = said.mentions().stream().filter(place).toList();
    if (mine.size() != 1) {
      return false;
    }
    List<Mention> found =
        quote.mentions().stream().filter(this::isInSentence).filter(there).toList();
    List<Part> parts =
        Part.of(quote, found.stream().map(Mention::from).toList(), from, to, Joins::isOne);
    String id = mine.getFirst().id();
    List<Part> own =
        parts.stream()
            .filter(p -> found.stream().anyMatch(m -> m.from() == p.anchor() && m.id().equals(id)))
            .toList();
    Set<String> words = stems(said, 0, said.terms().size(), null);
    return areOfOthers(words, own, parts);
  }

  private boolean areOfOthers(Set<String> words, List<Part> own, List<Part> parts) {
    return !own.isEmpty() && own.stream().allMatch(p -> belongsToOthers(words, p, parts, null));
  }

  private boolean isInSentence(Mention mention) {
    return mention.from() >= from && mention.from() < to;
  }

  /** Whether what the sentence denies stands before the quote's first no, in another part. */
  boolean isNegationElsewhere() {
    int cut = denied(quote, from, to);
    if (cut <= from || !said.polarity().negative()) {
      return false;
    }
    int verb =
        IntStream.range(from, cut)
            .filter(i -> Clause.isVerb(quote.terms().get(i).key()))
            .findFirst()
            .orElse(cut);
    Set<String> denied = stems(quote, cut, to, null);
    int all = said.terms().size();
    Set<String> words = stems(said, denied(said, 0, all), all, null);
    return stems(quote, verb, cut, null).stream().anyMatch(w -> !has(denied, w) && has(words, w));
  }

  /** Where the part begins in which a run of terms first says no; its beginning if it says none. */
  private static int denied(Statement in, int from, int to) {
    int cut =
        IntStream.range(from, to)
            .filter(i -> Negations.isOne(in.terms().get(i).key()))
            .filter(
                i -> Facts.isFree(in.facts(), in.terms().get(i).start(), in.terms().get(i).end()))
            .findFirst()
            .orElse(from);
    while (cut > from && !Joins.isAnd(in.terms().get(cut).key())) {
      cut--;
    }
    return cut;
  }

  private static List<Mention> roles(Statement in, int from, int to) {
    return in.mentions().stream()
        .filter(m -> m.kind() == Mention.Kind.ROLE && m.from() >= from && m.from() < to)
        .toList();
  }

  private static boolean has(Set<String> stems, String stem) {
    return stems.stream().anyMatch(s -> Content.same(s, stem));
  }

  /**
   * Words that say what a part is about, its parties, and its figures of other kinds.
   *
   * @param but figures of this kind are left out; null to leave out parties, too, and all figures
   */
  private static Set<String> stems(Statement in, int from, int to, Fact.@Nullable Kind but) {
    Set<String> stems =
        in.content(from, to).stream()
            .filter(i -> !Content.isGeneric(in.terms().get(i).key()))
            .map(in::stem)
            .filter(stem -> !stem.equals(AGREEMENT))
            .collect(Collectors.toSet());
    if (but == null) {
      return stems;
    }
    in.mentions().stream()
        .filter(m -> m.kind() != Mention.Kind.PERHAPS && m.from() >= from && m.from() < to)
        .forEach(m -> stems.add(in.stem(m.from())));
    in.facts().stream()
        .filter(f -> f.kind() != but && f.kind() != Fact.Kind.LABEL)
        .filter(f -> in.place(f) >= from && in.place(f) < to)
        .forEach(f -> stems.add(f.values() + "#" + f.kind()));
    return stems;
  }
}
