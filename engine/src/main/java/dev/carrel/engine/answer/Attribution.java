// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Passages.Passage;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what an answer stands on: first the words that it puts in quotation marks itself, looked up
 * as they are, then the passages that fit question and answer best, in the documents' own words,
 * and then what other documents have to the question.
 */
final class Attribution {
  private static final int MOST_PASSAGES = 3;

  /** A passage that fits less than this share of what the best one does is no support. */
  private static final double LEAST_SHARE = 0.5;

  /** Fewer words in quotation marks are a term, not a quote. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"“]([^\"“”]*(?:\\s+[^\"“”\\s]+){3,})[\"”]");

  /**
   * Quotes, and what a person should know of them.
   *
   * @param notes sentences
   */
  record Found(List<Quote> quotes, List<String> notes) {
    Found {
      quotes = List.copyOf(quotes);
      notes = List.copyOf(notes);
    }
  }

  private final Passages passages;
  private final QuoteFinder finder;

  Attribution(Passages passages, QuoteFinder finder) {
    this.passages = passages;
    this.finder = finder;
  }

  /** What an answer stands on. */
  Found find(String question, String answer) {
    List<Quote> quotes = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(answer);
    while (quoted.find()) {
      quotes.add(finder.find(quotes.size() + 1, quoted.group(1).strip(), 0));
    }
    passages
        .best(question + " " + answer, MOST_PASSAGES, LEAST_SHARE)
        .forEach(passage -> add(quotes, passage));
    return new Found(quotes, others(question, answer, quotes));
  }

  /** Adds what other documents have to the question; says so. */
  private List<String> others(String question, String answer, List<Quote> quotes) {
    Set<DocumentId> known =
        quotes.stream()
            .flatMap(quote -> quote.places().stream())
            .map(TextSpan::document)
            .collect(Collectors.toSet());
    if (known.isEmpty()) {
      return List.of();
    }
    List<String> said = new ArrayList<>(List.of(question, answer));
    quotes.stream().filter(q -> q.match() != Match.NONE).map(Quote::text).forEach(said::add);
    List<String> notes = new ArrayList<>();
    for (Passage other : new OtherDocuments(passages).passages(question, known, said)) {
      if (add(quotes, other)) {
        Quote quote = quotes.getLast();
        notes.add(
            "Another document says something to this, too: %s, page %d (quote %d)."
                .formatted(quote.documentName(), quote.places().getFirst().page(), quote.number()));
      }
    }
    return notes;
  }

  /** False if it is there already. */
  private boolean add(List<Quote> quotes, Passage passage) {
    Quote quote =
        finder.find(
            quotes.size() + 1,
            passages.quotable(passage),
            passages.document(passage),
            passages.page(passage));
    return quotes.stream().noneMatch(q -> q.places().equals(quote.places())) && quotes.add(quote);
  }
}
