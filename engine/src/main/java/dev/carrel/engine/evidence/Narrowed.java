// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What holds for some alone: "members who have paid may vote" does not say that members may. Told
 * for English, where no comma stands before such words.
 */
final class Narrowed {
  private static final Set<String> WHO = Set.of("who", "whose", "whom", "which", "that");

  /** Behind a noun they begin what it is, if a preposition follows. */
  private static final Set<String> BEHIND =
      Set.of(
          "by", "in", "as", "with", "from", "to", "on", "for", "within", "before", "after",
          "during", "through", "at", "without", "outside", "under");

  /** Behind "all" or a plural alone they narrow it, too. */
  private static final Set<String> OF =
      Set.of("of", "with", "on", "in", "from", "without", "under", "at", "above", "below", "over");

  private static final Set<String> ALL = Set.of("all", "every", "each", "any", "no");

  private static final Set<String> BE =
      Set.of("is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "not");

  /** Where the document says what it calls so. */
  private static final Set<String> REFERS =
      Set.of(
          "dated",
          "set",
          "forth",
          "defined",
          "described",
          "specified",
          "referred",
          "attached",
          "known");

  private static final Set<String> GERMAN =
      Set.of("die", "der", "das", "den", "dem", "deren", "dessen", "welche", "welcher", "welches");

  private static final Set<String> DEFINITE = Set.of("der", "die", "das", "den", "dem", "des");

  private static final Set<String> SUBJECTS = Set.of("the", "it", "they", "he", "she", "we", "you");

  private static final Set<String> KINDS =
      Set.of(
          "eligible",
          "qualified",
          "qualifying",
          "approved",
          "registered",
          "certain",
          "sensitive",
          "preferred",
          "defective",
          "overdue",
          "outstanding",
          "undisputed",
          "unused",
          "remaining",
          "excess",
          "selected",
          "designated",
          "reasonable",
          "necessary",
          "essential",
          "adjusted",
          "commercial",
          "residential",
          "domestic",
          "foreign",
          "minor",
          "major",
          "serious",
          "permanent",
          "temporary",
          "ordinary",
          "extraordinary",
          "direct",
          "indirect");

  /** "Nonstructural", and no "none". */
  private static final int SHORTEST_NON = 6;

  /** "In writing signed by both" is in writing. */
  private static final Set<String> IN = Set.of("in", "by", "with");

  private static final int LOOKED_AHEAD = 8;

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  /**
   * Compares.
   *
   * @param places the first and the last place of the quote's sentence
   */
  Narrowed(Statement said, Statement quote, int[] places) {
    this.said = said;
    this.quote = quote;
    this.from = places[0];
    this.to = places[1];
  }

  /** Whether a noun of the sentence is narrowed each time in the quote, and not in the sentence. */
  boolean isThere() {
    return isGerman() || isEnglish();
  }

  /** "Mitglieder, die bezahlt haben, dürfen abstimmen". */
  private boolean isGerman() {
    return said.tongue() != Tongue.ENGLISH
        && quote.tongue() == Tongue.GERMAN
        && IntStream.range(0, said.terms().size())
            .filter(i -> isNoun(said, i) && said.terms().get(i).isCapital())
            .filter(i -> i + 1 >= said.terms().size() || !said.terms().get(i + 1).is(","))
            .anyMatch(this::isGermanNarrowed);
  }

  private boolean isGermanNarrowed(int noun) {
    List<Integer> there = inQuote(noun);
    return !there.isEmpty()
        && there.stream()
            .allMatch(
                k ->
                    k + 2 < to
                        && (k == from || !DEFINITE.contains(quote.terms().get(k - 1).key()))
                        && quote.terms().get(k + 1).is(",")
                        && GERMAN.contains(quote.terms().get(k + 2).key())
                        && !PartyVerb.isAt(quote.terms(), k + 2, quote.mentions()));
  }

  /** Where the quote has a noun of the sentence. */
  private List<Integer> inQuote(int noun) {
    return IntStream.range(from, to)
        .filter(k -> isNoun(quote, k) && Content.same(said.stem(noun), quote.stem(k)))
        .boxed()
        .toList();
  }

  private boolean isEnglish() {
    return Tongue.mayBeEnglish(said.tongue(), quote.tongue())
        && IntStream.range(0, said.terms().size())
            .filter(i -> isNoun(said, i) && !isFollowed(i))
            .anyMatch(this::isNarrowed);
  }

  /** "Sensitive data" is not all data. */
  private boolean isOfAKind(int there) {
    return there > from
        && isKind(quote.terms().get(there - 1).key())
        && !said.has(quote.stem(there - 1), 0, said.terms().size());
  }

  private static boolean isKind(String key) {
    return KINDS.contains(key) || (key.startsWith("non") && key.length() > SHORTEST_NON);
  }

  /** "Claims arising from the use". */
  private static boolean isDoing(String key) {
    return key.endsWith("ing") && key.length() > SHORTEST_NON && !Content.isEmpty(key);
  }

  private boolean isNarrowed(int noun) {
    List<Integer> there = inQuote(noun);
    return !there.isEmpty() && there.stream().allMatch(k -> isNarrowedAt(k, noun));
  }

  private boolean isNarrowedAt(int there, int noun) {
    if (isOfAKind(there)) {
      return true;
    }
    int next = there + 1;
    boolean behindIn = there > from && IN.contains(quote.terms().get(there - 1).key());
    if (next + 1 >= to || behindIn) {
      return false;
    }
    String key = quote.terms().get(next).key();
    String behind = quote.terms().get(next + 1).key();
    boolean relative = WHO.contains(key) && isRelative(there, next) && !isDefiniteParty(there);
    boolean participle =
        (Clause.isParticiple(key) || isDoing(key))
            && BEHIND.contains(behind)
            && !REFERS.contains(key)
            && !Clause.isVerb(key)
            && isPassiveParticiple(there);
    boolean of = OF.contains(key) && isGeneral(there);
    return (relative || participle || of) && saysMore(next, noun);
  }

  /** "Employees get" has a verb that is no participle: a verb goes before or behind it. */
  private boolean isPassiveParticiple(int there) {
    return IntStream.range(from, to)
        .filter(i -> i < there || i > there + 2)
        .anyMatch(i -> Clause.isVerb(quote.terms().get(i).key()) || isOther(i, there));
  }

  private boolean isOther(int i, int there) {
    return i < there - 1 && said.has(quote.stem(i), 0, said.terms().size());
  }

  /** A "that" behind a noun which begins what it is, and none behind "agree". */
  private boolean isRelative(int noun, int that) {
    String key = quote.terms().get(that).key();
    return !key.equals("that")
        || (Clause.isVerb(quote.terms().get(that + 1).key())
            && !Clause.isVerb(quote.terms().get(noun).key()))
        || (quote.terms().get(noun).key().endsWith("s")
            && SUBJECTS.contains(quote.terms().get(that + 1).key()));
  }

  private boolean isDefiniteParty(int there) {
    return quote.mentions().stream()
            .anyMatch(m -> m.from() == there && m.kind() == Mention.Kind.ROLE)
        && there > 0
        && !quote.terms().get(there).key().endsWith("s")
        && quote.terms().get(there - 1).is("the");
  }

  /** All of them, or those without an article at the beginning. */
  private boolean isGeneral(int there) {
    boolean all = there > 0 && ALL.contains(quote.terms().get(there - 1).key());
    return all || there == from;
  }

  /**
   * Whether what narrows it has a word that the sentence lacks, and that is none of any document.
   */
  private boolean saysMore(int at, int noun) {
    return IntStream.range(at, Math.min(to, at + LOOKED_AHEAD))
        .takeWhile(i -> quote.terms().get(i).isWord() || quote.terms().get(i).isNumber())
        .takeWhile(i -> i == at || !isMainVerb(i))
        .filter(
            i -> (isNoun(quote, i) || isFigure(i)) && !REFERS.contains(quote.terms().get(i).key()))
        .anyMatch(i -> !said.has(quote.stem(i), noun, said.terms().size()));
  }

  private boolean isFigure(int i) {
    Term term = quote.terms().get(i);
    return quote.facts().stream()
        .filter(q -> q.encloses(term))
        .anyMatch(q -> said.facts().stream().noneMatch(q::covers));
  }

  /** "Shall" and "may" go on with what is said of it. */
  private boolean isMainVerb(int i) {
    String key = quote.terms().get(i).key();
    return key.equals("shall") || key.equals("may") || key.equals("must") || key.equals("will");
  }

  /** Whether the sentence narrows it itself. */
  private boolean isFollowed(int noun) {
    if (noun + 1 >= said.terms().size()) {
      return false;
    }
    String key = said.terms().get(noun + 1).key();
    return WHO.contains(key) || OF.contains(key) || (Clause.isParticiple(key) && !BE.contains(key));
  }

  private static boolean isNoun(Statement in, int i) {
    Term term = in.terms().get(i);
    return term.isWord()
        && !Content.isEmpty(term.key())
        && !Content.isGeneric(term.key())
        && Facts.isFree(in.facts(), term.start(), term.end());
  }
}
