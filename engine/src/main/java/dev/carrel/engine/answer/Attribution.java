// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.answer.Passages.Passage;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds what an answer stands on: first the words that it puts in quotation marks itself, looked up
 * as they are, then the passages that fit question and answer best, in the documents' own words.
 */
final class Attribution {
  private static final int MOST_PASSAGES = 3;

  /** A passage that fits less than this share of what the best one does is no support. */
  private static final double LEAST_SHARE = 0.5;

  /** Fewer words in quotation marks are a term, not a quote. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"“]([^\"“”]*(?:\\s+[^\"“”\\s]+){3,})[\"”]");

  private final Passages passages;
  private final QuoteFinder finder;

  Attribution(Passages passages, QuoteFinder finder) {
    this.passages = passages;
    this.finder = finder;
  }

  List<Quote> quotes(String question, String answer) {
    List<Quote> quotes = new ArrayList<>();
    Matcher quoted = QUOTED.matcher(answer);
    while (quoted.find()) {
      quotes.add(finder.find(quotes.size() + 1, quoted.group(1).strip(), 0));
    }
    List<Passage> best = passages.best(question + " " + answer, MOST_PASSAGES, LEAST_SHARE);
    for (Passage passage : best) {
      Quote quote =
          finder.find(quotes.size() + 1, passages.quotable(passage), passages.page(passage));
      if (quotes.stream().noneMatch(q -> q.places().equals(quote.places()))) {
        quotes.add(quote);
      }
    }
    return List.copyOf(quotes);
  }
}
