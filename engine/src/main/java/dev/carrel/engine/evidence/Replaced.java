// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Another word at the same place: "the losing party" where the quote has "the prevailing party".
 * Whether both say the same is not known, so it is a reason for doubt. A word that the quote merely
 * lacks is none, nor one more.
 */
final class Replaced {
  /** What a sentence has in place of "is", or to speak of the document. */
  private static final Set<String> LIGHT =
      Set.of(
          "get", "gets", "lasts", "last", "amounts", "amount", "equals", "totals", "total",
          "called", "named", "titled", "betragt", "lautet", "heisst");

  /** More other words at a place are a longer way to say it, or something else. */
  private static final int MOST_OTHERS = 2;

  private final Statement said;
  private final Statement quote;
  private final int from;
  private final int to;

  /**
   * Compares.
   *
   * @param places the first and the last place of the quote's sentence
   */
  Replaced(Statement said, Statement quote, int[] places) {
    this.said = said;
    this.quote = quote;
    this.from = places[0];
    this.to = places[1];
  }

  boolean isThere() {
    List<Integer> mine = anchors(said, 0, said.terms().size());
    List<Integer> there = anchors(quote, from, to);
    return IntStream.range(0, mine.size())
        .filter(k -> isMissing(mine.get(k)))
        .anyMatch(k -> isReplaced(mine, k, there) || isOtherKind(mine.get(k)));
  }

  /** Places of words that say something, parties and names among them. */
  private static List<Integer> anchors(Statement in, int from, int to) {
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Term term = in.terms().get(i);
      boolean figure = !Facts.isFree(in.facts(), term.start(), term.end());
      boolean word = term.isWord() && !Content.isEmpty(term.key()) && !Negations.isOne(term.key());
      if (word || figure) {
        places.add(i);
      }
    }
    return places;
  }

  private boolean isMissing(int place) {
    String key = said.terms().get(place).key();
    return said.content().contains(place)
        && !Content.isGeneric(key)
        && !LIGHT.contains(key)
        && !quote.has(said.stem(place), from, to);
  }

  /** Between the same neighbours, or between one and the end. */
  private boolean isReplaced(List<Integer> mine, int k, List<Integer> there) {
    for (int at = -1; at < there.size(); at++) {
      if (k == 0 ? at != -1 : at == -1 || !isSame(mine.get(k - 1), there.get(at))) {
        continue;
      }
      int others = 0;
      int next = at + 1;
      while (next < there.size() && isOther(there.get(next))) {
        others++;
        next++;
      }
      while (others > 0 && next < there.size() && isPartyBetween(there.get(next), mine, k)) {
        next++; // "assigns to the client all rights"
      }
      boolean last = k + 1 == mine.size();
      boolean closed =
          last ? true : next < there.size() && isSame(mine.get(k + 1), there.get(next));
      if (others > 0 && closed && (last || others <= MOST_OTHERS)) {
        return true;
      }
    }
    return false;
  }

  /** "Gross negligence" where the quote has "slight negligence": right before the same word. */
  private boolean isOtherKind(int place) {
    int noun = place + 1;
    boolean before =
        noun < said.terms().size()
            && said.content().contains(noun)
            && Facts.isFree(
                said.facts(), said.terms().get(noun).start(), said.terms().get(noun).end());
    return before
        && IntStream.range(from + 1, to).anyMatch(i -> quote.stem(i).equals(said.stem(noun)))
        && IntStream.range(from + 1, to)
            .filter(i -> quote.terms().get(i).isWord() && quote.stem(i).equals(said.stem(noun)))
            .allMatch(i -> isOther(i - 1));
  }

  /** A party that the sentence has elsewhere. */
  private boolean isPartyBetween(int theirs, List<Integer> mine, int k) {
    boolean party =
        quote.mentions().stream()
            .filter(m -> m.kind() == Mention.Kind.ROLE)
            .anyMatch(m -> m.from() <= theirs && theirs < m.to());
    return party
        && k + 1 < mine.size()
        && !isSame(mine.get(k + 1), theirs)
        && said.has(quote.stem(theirs), 0, said.terms().size());
  }

  private boolean isSame(int mine, int theirs) {
    Term a = said.terms().get(mine);
    Term b = quote.terms().get(theirs);
    boolean figures =
        said.facts().stream()
            .filter(f -> f.encloses(a))
            .anyMatch(f -> quote.facts().stream().anyMatch(q -> q.encloses(b) && q.covers(f)));
    return figures || Content.same(said.stem(mine), quote.stem(theirs));
  }

  /** A word that the sentence lacks. */
  private boolean isOther(int theirs) {
    Term term = quote.terms().get(theirs);
    return quote.content().contains(theirs)
        && !said.has(Content.stem(term.key()), 0, said.terms().size());
  }
}
