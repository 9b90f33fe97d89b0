// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Where and for what something may be done, or not: what is allowed in the territory, or for
 * internal purposes, is not allowed anywhere and for anything. Elsewhere leaving that out limits
 * nothing: what has to be paid in Vienna has to be paid.
 */
final class Scope {
  private static final Set<String> IN =
      Set.of("in", "within", "throughout", "inside", "im", "innerhalb", "dans", "en");

  private static final Set<String> FOR = Set.of("for", "fur", "pour", "para", "zu", "zum", "zur");

  private static final Set<String> DURING = Set.of("during", "wahrend", "durante");

  /** Endings of German nouns, which are written as one word, for places. */
  private static final Set<String> GERMAN_PLACES =
      Set.of("gebiet", "land", "staat", "region", "raum", "bezirk");

  private static final Set<String> PLACES =
      Set.of(
          "territory",
          "territories",
          "region",
          "country",
          "countries",
          "state",
          "states",
          "area",
          "premises",
          "site",
          "field",
          "union",
          "ausland",
          "inland");

  private static final Set<String> LICENCES = Set.of("license", "licence", "lizenz");

  private static final Set<String> PURPOSES =
      Set.of(
          "purpose",
          "purposes",
          "use",
          "zweck",
          "zwecke",
          "zwecken",
          "fins",
          "fines",
          "gebrauch",
          "cause");

  private static final Set<String> SOME =
      Set.of("its", "their", "any", "an", "a", "another", "other", "certain");

  /** Terms of such a phrase that are looked at. */
  private static final int LOOKED_AHEAD = 5;

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  /**
   * Compares.
   *
   * @param places the first and the last place of the quote's sentence
   */
  Scope(Statement said, Statement quote, int[] places) {
    this.said = said;
    this.quote = quote;
    this.from = places[0];
    this.to = places[1];
  }

  /**
   * Whether the quote has a place, a purpose or a time for what may be done, and the sentence none.
   */
  boolean isLeftOut() {
    return holds()
        && IntStream.range(from + 1, to - 1)
            .filter(i -> isScope(i))
            .anyMatch(
                i -> behind(i).noneMatch(k -> said.has(quote.stem(k), 0, said.terms().size())));
  }

  private boolean holds() {
    return isLeave(said) && isLeave(quote);
  }

  private static boolean isLeave(Statement in) {
    Polarity polarity = in.polarity();
    return polarity.leave() || polarity.negative() || Term.any(in.terms(), LICENCES);
  }

  private boolean isScope(int i) {
    String key = quote.terms().get(i).key();
    return (IN.contains(key) && behind(i).anyMatch(this::isPlace))
        || (FOR.contains(key)
            && behind(i).anyMatch(k -> PURPOSES.contains(quote.terms().get(k).key())))
        || (DURING.contains(key) && behind(i).findAny().isPresent())
        || (key.equals("to") && isToSome(i));
  }

  /** "To its affiliates", "to subsidiaries": no party, and no verb. */
  private boolean isToSome(int i) {
    Polarity polarity = said.polarity();
    if (!polarity.leave() || polarity.negative()) {
      return false;
    }
    String first = quote.terms().get(i + 1).key();
    boolean many =
        first.endsWith("s") && !quote.terms().get(i + 1).isCapital() && !Content.isEmpty(first);
    return behind(i).findAny().isPresent() && (SOME.contains(first) || many);
  }

  /** The words behind a preposition that say something, names among them. */
  private Stream<Integer> behind(int i) {
    return IntStream.range(i + 1, Math.min(to, i + 1 + LOOKED_AHEAD))
        .takeWhile(k -> goesOn(k, i))
        .filter(k -> !Content.isEmpty(quote.terms().get(k).key()))
        .filter(
            k -> quote.tongue() != Tongue.GERMAN || quote.terms().get(k).isCapital() || k == i + 1)
        .boxed();
  }

  private boolean goesOn(int k, int i) {
    Term term = quote.terms().get(k);
    boolean preposition =
        k > i + 1
            && (IN.contains(term.key())
                || FOR.contains(term.key())
                || term.is("of")
                || term.is("with"));
    return term.isWord()
        && !preposition
        && !Joins.isOne(term.key())
        && !quote.hasVerb(k, k + 1)
        && Facts.isFree(quote.facts(), term.start(), term.end());
  }

  private boolean isPlace(int k) {
    String key = quote.terms().get(k).key();
    boolean named =
        quote.names().stream().anyMatch(m -> m.from() <= k && k < m.to())
            && quote.tongue() != Tongue.GERMAN;
    return PLACES.contains(key)
        || named
        || GERMAN_PLACES.stream()
            .anyMatch(
                end -> key.endsWith(end) || key.endsWith(end + "s") || key.endsWith(end + "es"));
  }
}
