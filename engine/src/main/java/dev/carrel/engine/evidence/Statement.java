// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What a text says, as far as it is compared.
 *
 * @param text itself
 * @param terms its words, numbers and signs
 * @param tongue its language
 * @param facts its numbers, dates and amounts
 * @param mentions its parties and names, each with its part in its clause
 * @param clauses its clauses
 */
record Statement(
    String text,
    List<Term> terms,
    Tongue tongue,
    List<Fact> facts,
    List<Mention> mentions,
    List<Clause> clauses) {

  /** Before a number a point behind these ends no sentence: "Amendment No. 2". */
  private static final Set<String> NUMBERED = Set.of("nr", "art", "sec", "abs", "ziff", "para");

  static Statement of(String text, Definitions definitions) {
    List<Term> terms = Term.of(text);
    Tongue tongue = Tongue.of(terms);
    List<Fact> facts = facts(text, terms, tongue);
    List<Mention> found = Mentions.in(text, terms, tongue, definitions, facts);
    List<Clause> clauses = Clause.of(terms, found);
    List<Mention> mentions = clauses.stream().flatMap(c -> c.mentions().stream()).toList();
    return new Statement(text, terms, tongue, facts, mentions, clauses);
  }

  /** With what tells them apart where a sentence is laid beside another. */
  private static List<Fact> facts(String text, List<Term> terms, Tongue tongue) {
    List<Fact> named = NamedTimes.with(Facts.in(text, terms, tongue), text, terms, tongue);
    List<Fact> dated =
        named.stream()
            .map(fact -> DateBounds.of(text, fact))
            .sorted(Comparator.comparingInt(Fact::start))
            .toList();
    return Ranges.marked(Lengths.joined(dated, text, terms), text);
  }

  Polarity polarity() {
    return Polarity.of(terms, facts);
  }

  /** Companies, persons and places that are called by their names for certain. */
  List<Mention> names() {
    return mentions.stream().filter(m -> m.kind() == Mention.Kind.NAME).toList();
  }

  /** Which of the terms is the first that a fact has, with its limit. */
  int place(Fact fact) {
    return IntStream.range(0, terms.size())
        .filter(i -> terms.get(i).end() > fact.start())
        .findFirst()
        .orElse(-1);
  }

  /** Places of the terms that say what it is about: no figures, no names, no empty words. */
  List<Integer> content() {
    return content(0, terms.size());
  }

  List<Integer> content(int from, int to) {
    List<Integer> places = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Term term = terms.get(i);
      int at = i;
      boolean named =
          mentions.stream()
              .anyMatch(m -> m.kind() != Mention.Kind.PERHAPS && m.from() <= at && at < m.to());
      if (term.isWord()
          && !named
          && !Content.isEmpty(term.key())
          && !Negations.isOne(term.key())
          && Facts.isFree(facts, term.start(), term.end())) {
        places.add(i);
      }
    }
    return places;
  }

  String stem(int i) {
    return Content.stem(terms.get(i).key());
  }

  /** Whether a word of these terms is the same as a stem. */
  boolean has(String stem, int from, int to) {
    for (int i = from; i < to; i++) {
      if (terms.get(i).isWord() && Content.same(stem(i), stem)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a run of terms has a verb that goes with a subject. */
  boolean hasVerb(int from, int to) {
    return terms.subList(from, to).stream().anyMatch(t -> Clause.isVerb(t.key()));
  }

  /** What of the text terms are. */
  String shown(int from, int to) {
    return text.substring(terms.get(from).start(), terms.get(to - 1).end());
  }

  /** The sentence of a text that a term stands in, as places of terms. */
  int[] sentenceAround(int place) {
    int from = place;
    while (from > 0 && !endsAt(terms, from - 1)) {
      from--;
    }
    int to = place + 1;
    while (to < terms.size() && !endsAt(terms, to - 1)) {
      to++;
    }
    return new int[] {from, to};
  }

  /** Whether a sentence ends with a term: not with the point of an abbreviation. */
  static boolean endsAt(List<Term> terms, int i) {
    Term term = terms.get(i);
    boolean sign = term.kind() == Term.Kind.SIGN && ".;!?".contains(term.key());
    boolean last = i + 1 >= terms.size();
    boolean numbered =
        sign
            && term.is(".")
            && i > 0
            && !last
            && NUMBERED.contains(terms.get(i - 1).key())
            && terms.get(i + 1).isNumber();
    boolean abbreviation =
        sign
            && term.is(".")
            && i > 0
            && (Names.isForm(terms.get(i - 1).key()) || terms.get(i - 1).text().length() == 1)
            && !last
            && !(terms.get(i + 1).isCapital() && Content.isEmpty(terms.get(i + 1).key()));
    boolean date =
        sign
            && term.is(".")
            && i > 0
            && !last
            && terms.get(i - 1).isNumber()
            && Dates.isMonth(terms.get(i + 1).key());
    return sign && !abbreviation && !numbered && !date;
  }
}
