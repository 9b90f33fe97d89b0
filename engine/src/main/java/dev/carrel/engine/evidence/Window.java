// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The part of a quote that a sentence is about: the words that both have, in the quote's sentence
 * that has most of them, with the clause around.
 */
final class Window {
  /** A window of more words than these times the sentence's says more than it. */
  private static final double MOST_LONGER = 2.0;

  /** Too little for a word more in a sentence to make up for. */
  private static final double SHORTER = 1e-6;

  private static final Set<String> AND = Set.of("and", "but", "und", "aber", "sondern");
  private static final Set<String> NOT = Set.of("not", "nicht");
  private static final Set<String> THAT = Set.of("that", "dass", "que");

  private final Statement quote;
  private final Statement said;
  private final int words;
  private final int matched;
  private final int from;
  private final int to;
  private final int[] sentence;

  private Window(
      Statement said, Statement quote, int words, int matched, int from, int to, int[] sentence) {
    this.said = said;
    this.quote = quote;
    this.words = words;
    this.matched = matched;
    this.from = from;
    this.to = to;
    this.sentence = sentence;
  }

  static Window of(Statement said, Statement quote) {
    List<String> stems = said.content().stream().map(said::stem).distinct().toList();
    List<String> all = new ArrayList<>(stems);
    said.mentions().forEach(m -> all.add(said.stem(m.from())));
    Window best =
        new Window(
            said,
            quote,
            stems.size(),
            0,
            0,
            quote.terms().size(),
            new int[] {0, quote.terms().size()});
    double most = Double.NEGATIVE_INFINITY;
    for (int at = 0; at < quote.terms().size(); ) {
      int[] sentence = quote.sentenceAround(at);
      int matched =
          (int) stems.stream().filter(s -> quote.has(s, sentence[0], sentence[1])).count();
      long figures =
          said.facts().stream()
              .filter(f -> f.kind() != Fact.Kind.LABEL)
              .filter(
                  f ->
                      quote.facts().stream()
                          .anyMatch(q -> q.covers(f) && stands(quote, q, sentence)))
              .count();
      // Of two that have as much of it, the shorter one says it with less besides.
      double fit = matched + figures - (sentence[1] - sentence[0]) * SHORTER;
      if (fit > most) {
        most = fit;
        best = around(said, quote, stems.size(), matched, all, sentence);
      }
      at = Math.max(at + 1, sentence[1]);
    }
    return best;
  }

  private static boolean stands(Statement quote, Fact fact, int[] sentence) {
    return fact.start() < quote.terms().get(sentence[1] - 1).end()
        && fact.end() > quote.terms().get(sentence[0]).start();
  }

  private static Window around(
      Statement said, Statement quote, int words, int matched, List<String> stems, int[] sentence) {
    int first = sentence[1];
    int last = sentence[0];
    for (int i = sentence[0]; i < sentence[1]; i++) {
      int at = i;
      Term term = quote.terms().get(i);
      boolean word = term.isWord() && stems.stream().anyMatch(s -> Content.same(quote.stem(at), s));
      boolean figure =
          quote.facts().stream()
              .anyMatch(q -> q.encloses(term) && said.facts().stream().anyMatch(q::covers));
      if (word || figure) {
        first = Math.min(first, i);
        last = Math.max(last, i + 1);
      }
    }
    if (first >= last) {
      first = sentence[0];
      last = sentence[1];
    }
    int from = first;
    int to = last;
    for (Clause clause : quote.clauses()) {
      if (clause.from() <= first && first < clause.to()) {
        from = clause.from();
      }
      if (clause.from() < last && last <= clause.to()) {
        to = clause.to();
      }
    }
    return new Window(
        said,
        quote,
        words,
        matched,
        Math.max(from, sentence[0]),
        Math.min(to, sentence[1]),
        sentence);
  }

  /** How many different words the sentence has that say what it is about. */
  int words() {
    return words;
  }

  boolean isEmpty() {
    return words == 0;
  }

  /** Of these words, 0 to 1; 1 if there are none. */
  double share() {
    return words == 0 ? 1 : (double) matched / words;
  }

  /** Whether it is hardly more than the sentence. */
  boolean isTight() {
    return to - from <= MOST_LONGER * said.terms().size() + 2;
  }

  /**
   * Whether both are about the same for certain: the quote adds fewer words that say what it is
   * about than both have.
   */
  boolean isSame() {
    List<String> stems =
        said.content().stream().filter(i -> !isGeneric(said, i)).map(said::stem).toList();
    long common = stems.stream().distinct().filter(s -> quote.has(s, from, to)).count();
    long more =
        quote.content(from, to).stream()
            .filter(i -> !isGeneric(quote, i))
            .filter(i -> stems.stream().noneMatch(s -> Content.same(s, quote.stem(i))))
            .count();
    return more < common;
  }

  private static boolean isGeneric(Statement in, int i) {
    return Content.isGeneric(in.terms().get(i).key());
  }

  /** Without an "and not …" behind, of which a sentence that says no no says nothing. */
  Polarity polarity() {
    List<Term> all = terms();
    boolean no = said.terms().stream().anyMatch(t -> Negations.isOne(t.key()));
    for (int i = 1; i < all.size() && !no; i++) {
      boolean behind = AND.contains(all.get(i - 1).key()) && NOT.contains(all.get(i).key());
      if (behind && saysNothingOf(all.subList(i, all.size()))) {
        return Polarity.of(all.subList(0, i - 1), quote.facts());
      }
    }
    return Polarity.of(all, quote.facts());
  }

  private boolean saysNothingOf(List<Term> terms) {
    return terms.stream()
        .filter(t -> t.isWord() && !Content.isEmpty(t.key()))
        .noneMatch(t -> said.has(Content.stem(t.key()), 0, said.terms().size()));
  }

  Polarity sentencePolarity() {
    return Polarity.of(sentence(), quote.facts());
  }

  /** The part itself, with what leads in to the list that it is an item of. */
  List<Term> terms() {
    return behindLead(quote.terms().subList(from, to));
  }

  /** The whole sentence of the quote, with what leads in to the list that it is an item of. */
  List<Term> sentence() {
    return behindLead(quote.terms().subList(sentence[0], sentence[1]));
  }

  /** "Nothing in here means that …", "it is not the case that …". */
  boolean isUnderNo() {
    int that = -1;
    for (int i = sentence[0]; i <= from && i < sentence[1]; i++) {
      if (THAT.contains(quote.terms().get(i).key())) {
        that = i;
      }
    }
    return that >= 0
        && quote.terms().subList(sentence[0], that).stream()
            .anyMatch(t -> Negations.isOne(t.key()) && !t.is("without") && !t.is("unless"));
  }

  /** The first and the last place of the sentence. */
  int[] places() {
    return sentence.clone();
  }

  /** Whether it is an item of a list, which has the words that lead in to it. */
  boolean isItem() {
    return sentence().size() > sentence[1] - sentence[0];
  }

  /** "The tenant shall not: (a) assign; (b) sublet": each item has the first words. */
  private List<Term> behindLead(List<Term> item) {
    int start = sentence[0];
    if (start == 0 || !quote.terms().get(start - 1).is(";")) {
      return item;
    }
    int from = start - 1;
    while (from > 0 && !isFullStop(quote.terms(), from - 1)) {
      from--;
    }
    List<Term> before = quote.terms().subList(from, start);
    int colon = before.stream().map(Term::key).toList().indexOf(":");
    if (colon < 0) {
      return item;
    }
    List<Term> all = new ArrayList<>(before.subList(0, colon));
    all.addAll(item);
    return all;
  }

  private static boolean isFullStop(List<Term> terms, int i) {
    return !terms.get(i).is(";") && Statement.endsAt(terms, i);
  }

  /** Whether its sentence has a place of the quote's text. */
  boolean sentenceHas(int place) {
    return sentence[1] > sentence[0]
        && quote.terms().get(sentence[0]).start() <= place
        && place < quote.terms().get(sentence[1] - 1).end();
  }

  String text() {
    return from < to ? quote.shown(from, to) : "";
  }
}
