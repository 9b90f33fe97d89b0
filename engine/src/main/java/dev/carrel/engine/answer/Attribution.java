// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.AnswerSentences;
import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.PassageRanker;
import dev.carrel.engine.evidence.QuoteRanker;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.WritingLooks;
import dev.carrel.engine.passage.Passage;
import dev.carrel.engine.passage.WholeClause;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what an answer stands on, sentence by sentence: first the words that it puts in quotation
 * marks itself, looked up as they are, then the passages that stand behind it best, in the
 * documents' own words and with the whole clause, and then what other documents have to the
 * question.
 */
final class Attribution {
  /** Passages behind an answer of one sentence, and behind each of several. */
  private static final int MOST_PASSAGES = 3;

  private static final int MOST_PASSAGES_EACH = 2;

  /** Sentences that get passages of their own. */
  private static final int MOST_SENTENCES = 12;

  /** Fewer words in quotation marks are a term, not a quote. */
  private static final Pattern QUOTED =
      Pattern.compile("[\"“]([^\"“”]*(?:\\s+[^\"“”\\s]+){3,})[\"”]");

  /**
   * Quotes, and what a person should know of them.
   *
   * @param sentences of the answer, each with its quotes' numbers
   * @param notes sentences
   */
  record Found(List<Quote> quotes, List<Asserted> sentences, List<String> notes) {
    Found {
      quotes = List.copyOf(quotes);
      sentences = List.copyOf(sentences);
      notes = List.copyOf(notes);
    }
  }

  /**
   * An answer as it was written.
   *
   * @param ends where each of its tokens ends in its text
   * @param looks what the model looked at meanwhile
   */
  record Written(String text, List<Integer> ends, WritingLooks looks) {
    Written {
      ends = List.copyOf(ends);
    }
  }

  private final PassageRanker ranker;
  private final WholeClause clauses;
  private final QuoteFinder finder;

  Attribution(PassageRanker ranker, QuoteFinder finder) {
    this.ranker = ranker;
    this.clauses =
        new WholeClause(ranker.passages().stream().map(placed -> placed.passage()).toList());
    this.finder = finder;
  }

  /**
   * What an answer stands on.
   *
   * @param asked the passages as they were ranked for the question
   */
  Found find(String question, Ranking asked, Written answer) {
    List<Quote> quotes = new ArrayList<>();
    List<Sentence> sentences = AnswerSentences.of(answer.text());
    List<Set<Integer>> numbers = new ArrayList<>();
    sentences.forEach(sentence -> numbers.add(new LinkedHashSet<>()));
    Matcher quoted = QUOTED.matcher(answer.text());
    while (quoted.find()) {
      quotes.add(finder.find(quotes.size() + 1, quoted.group(1).strip(), 0));
      for (int i = 0; i < sentences.size(); i++) {
        if (quoted.start() < sentences.get(i).end() && quoted.end() > sentences.get(i).start()) {
          numbers.get(i).add(quotes.size());
        }
      }
    }
    QuoteRanker behind = new QuoteRanker(ranker, asked, question);
    int each = sentences.size() > 1 ? MOST_PASSAGES_EACH : MOST_PASSAGES;
    for (int i = 0; i < Math.min(sentences.size(), MOST_SENTENCES); i++) {
      for (int passage : behind.behind(sentences.get(i), answer.looks(), answer.ends(), each)) {
        for (Passage clause : clauses.of(passage)) {
          numbers.get(i).add(number(quotes, clause));
        }
      }
    }
    List<Asserted> asserted = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      asserted.add(new Asserted(sentences.get(i), List.copyOf(numbers.get(i))));
    }
    List<String> notes = others(question, answer.text(), quotes);
    return new Found(quotes, asserted, notes);
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
    for (Passage other : new OtherDocuments(ranker.words()).passages(question, known, said)) {
      int before = quotes.size();
      if (number(quotes, other) > before) {
        Quote quote = quotes.getLast();
        notes.add(
            "Another document says something to this, too: %s, page %d (quote %d)."
                .formatted(quote.documentName(), quote.places().getFirst().page(), quote.number()));
      }
    }
    return notes;
  }

  /** The number of the quote that a passage is; it is added if it is not there. */
  private int number(List<Quote> quotes, Passage passage) {
    Quote quote =
        finder.find(
            quotes.size() + 1, passage.text(), passage.place().document(), passage.place().page());
    Optional<Quote> there =
        quotes.stream().filter(q -> q.places().equals(quote.places())).findFirst();
    if (there.isPresent()) {
      return there.get().number();
    }
    quotes.add(quote);
    return quote.number();
  }
}
