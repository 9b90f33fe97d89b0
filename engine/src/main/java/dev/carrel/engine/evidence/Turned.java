// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Two that changed sides: "the schedule prevails over the agreement" where the quote has "the
 * agreement prevails over the schedule". Told for English, whose order says who acts; parties are
 * compared by {@link Parties}, too.
 */
final class Turned {
  /** Words with another meaning when what is before and behind them changes sides. */
  private static final Set<String> BETWEEN =
      Set.of("over", "before", "after", "than", "by", "into", "above", "below", "for");

  /** "A is B" may be said as "B is A". */
  private static final Set<String> BE = Set.of("is", "are", "was", "were");

  private static final Set<String> NOMINATIVE = Set.of("der");
  private static final Set<String> OBLIQUE = Set.of("den", "dem", "vom");

  private static final Pattern BY_ANOTHERS =
      Pattern.compile("\\bby (?:the|its|an?|any|each) (\\w+)['’]s\\b", Pattern.CASE_INSENSITIVE);

  private static final Pattern OWNS = Pattern.compile("\\w['’]s\\b");

  private static final Set<String> PREPOSITIONS =
      Set.of("on", "upon", "at", "in", "with", "within", "by", "from", "to", "for", "over");

  private static final Set<String> NOUN_BEHIND =
      Set.of(
          "the", "a", "an", "this", "that", "such", "its", "their", "his", "her", "of", "in", "on",
          "at", "by", "for", "with", "from", "under", "any", "all", "each", "no", "and", "or");

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  /**
   * Compares.
   *
   * @param places the first and the last place of the quote's sentence
   */
  Turned(Statement said, Statement quote, int[] places) {
    this.said = said;
    this.quote = quote;
    this.from = places[0];
    this.to = places[1];
  }

  boolean isThere() {
    if (isGermanTurned() || isNoTurned() || isByAnothers()) {
      return true;
    }
    return Tongue.mayBeEnglish(said.tongue(), quote.tongue())
        && said.clauses().stream().anyMatch(this::isTurned);
  }

  /** "Licensed, not sold" where the quote has "sold, not licensed". */
  private boolean isNoTurned() {
    List<String> mine = denied(said, 0, said.terms().size());
    List<String> there = denied(quote, from, to);
    return mine.stream().anyMatch(s -> quote.has(s, from, to) && !has(there, s))
        && there.stream().anyMatch(s -> said.has(s, 0, said.terms().size()) && !has(mine, s));
  }

  private static List<String> denied(Statement in, int from, int to) {
    return IntStream.range(from + 1, to)
        .filter(i -> Negations.isOne(in.terms().get(i - 1).key()))
        .filter(i -> in.terms().get(i).isWord() && !Content.isEmpty(in.terms().get(i).key()))
        .mapToObj(in::stem)
        .toList();
  }

  /** "By the chairman's deputy" is not by the chairman. */
  private boolean isByAnothers() {
    return BY_ANOTHERS
        .matcher(quote.text())
        .results()
        .map(m -> Content.stem(Plain.text(m.group(1))))
        .anyMatch(s -> said.has(s, 0, said.terms().size()) && !OWNS.matcher(said.text()).find());
  }

  /** German tells by der and den who acts. */
  private boolean isGermanTurned() {
    if (said.tongue() != Tongue.GERMAN || quote.tongue() != Tongue.GERMAN) {
      return false;
    }
    boolean voice =
        isGermanPassive(said, 0, said.terms().size()) == isGermanPassive(quote, from, to);
    List<String> mine = behind(said, 0, said.terms().size(), NOMINATIVE);
    List<String> other = behind(said, 0, said.terms().size(), OBLIQUE);
    List<String> there = behind(quote, from, to, NOMINATIVE);
    List<String> otherThere = behind(quote, from, to, OBLIQUE);
    return voice
        && mine.stream().anyMatch(s -> has(otherThere, s) && !has(there, s))
        && other.stream().anyMatch(s -> has(there, s) && !has(otherThere, s));
  }

  private static boolean isGermanPassive(Statement in, int from, int to) {
    return in.terms().subList(from, to).stream()
        .anyMatch(t -> t.is("wird") || t.is("werden") || t.is("wurde") || t.is("wurden"));
  }

  private static List<String> behind(Statement in, int from, int to, Set<String> words) {
    return IntStream.range(from + 1, to)
        .filter(i -> words.contains(in.terms().get(i - 1).key()))
        .mapToObj(in::stem)
        .toList();
  }

  private boolean isTurned(Clause mine) {
    return IntStream.range(mine.from() + 1, mine.to() - 1)
        .filter(i -> isPivot(said, i))
        .anyMatch(i -> isTurned(mine, i));
  }

  /** Whether the pivot stands in the quote, each time with two on the other sides. */
  private boolean isTurned(Clause mine, int pivot) {
    List<Integer> there = IntStream.range(from, to).filter(k -> isSame(pivot, k)).boxed().toList();
    return !there.isEmpty() && there.stream().allMatch(k -> isTurned(mine, pivot, k));
  }

  private boolean isTurned(Clause mine, int pivot, int there) {
    Clause clause = clauseAt(there);
    if (Clause.isPassive(said.terms(), mine.from(), mine.to())
        != Clause.isPassive(quote.terms(), clause.from(), clause.to())) {
      return false;
    }
    if (isBefore(said, pivot) != isBefore(quote, there)) {
      return false;
    }
    List<String> left = stems(said, mine.from(), pivot);
    List<String> right = stems(said, pivot + 1, mine.to());
    List<String> otherLeft = stems(quote, clause.from(), there);
    List<String> otherRight = stems(quote, there + 1, clause.to());
    boolean toRight = left.stream().anyMatch(s -> isOnly(s, otherRight, otherLeft, right));
    boolean toLeft = right.stream().anyMatch(s -> isOnly(s, otherLeft, otherRight, left));
    boolean stays =
        !BE.contains(said.terms().get(pivot).key())
            || right.stream().anyMatch(s -> has(otherRight, s))
            || left.stream().anyMatch(s -> has(otherLeft, s));
    return toRight && toLeft && stays;
  }

  /** Whether a stem stands on one side of both alone: here and there another one. */
  private static boolean isOnly(
      String stem, List<String> there, List<String> otherThere, List<String> otherHere) {
    return has(there, stem) && !has(otherThere, stem) && !has(otherHere, stem);
  }

  private static boolean has(List<String> stems, String stem) {
    return stems.stream().anyMatch(s -> Content.same(s, stem));
  }

  /** Whether a preposition stands behind: "the option ends on the day" is "the day ends it". */
  private static boolean isBefore(Statement in, int pivot) {
    return pivot + 1 < in.terms().size() && PREPOSITIONS.contains(in.terms().get(pivot + 1).key());
  }

  private Clause clauseAt(int place) {
    return quote.clauses().stream()
        .filter(c -> c.from() <= place && place < c.to())
        .findFirst()
        .orElseThrow();
  }

  private static boolean isPivot(Statement in, int i) {
    Term term = in.terms().get(i);
    boolean word = term.isWord() && Facts.isFree(in.facts(), term.start(), term.end());
    boolean verb = !Content.isEmpty(term.key()) && !isNoun(in, i);
    return word && (BETWEEN.contains(term.key()) || BE.contains(term.key()) || verb);
  }

  /** Behind an article or a preposition no verb stands. */
  private static boolean isNoun(Statement in, int i) {
    return i > 0 && NOUN_BEHIND.contains(in.terms().get(i - 1).key());
  }

  private boolean isSame(int pivot, int there) {
    Term a = said.terms().get(pivot);
    Term b = quote.terms().get(there);
    boolean word = BETWEEN.contains(a.key()) || BE.contains(a.key());
    return word
        ? a.key().equals(b.key())
        : b.isWord() && !isNoun(quote, there) && Content.same(said.stem(pivot), quote.stem(there));
  }

  /** Of what says something, generic words and names, too; no figures. */
  private static List<String> stems(Statement in, int from, int to) {
    return IntStream.range(from, to)
        .filter(i -> in.terms().get(i).isWord() && !Content.isEmpty(in.terms().get(i).key()))
        .filter(i -> !in.terms().get(i).key().startsWith("part")) // anyone may be a party
        .filter(i -> Facts.isFree(in.facts(), in.terms().get(i).start(), in.terms().get(i).end()))
        .mapToObj(in::stem)
        .toList();
  }
}
