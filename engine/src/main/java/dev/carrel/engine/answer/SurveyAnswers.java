// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.ChatMarks;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.evidence.AskedPassage;
import dev.carrel.engine.evidence.Counted;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.passage.Passage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Answers questions that ask how many, for a list, or which of the documents, by a {@link Survey}:
 * what was found, each with its quote, and how many that are. The receipt has the passages that the
 * model was shown; nothing of the answer was written by the model.
 */
final class SurveyAnswers {
  private static final int LONGEST_ITEM = 240;

  private final LanguageModel model;
  private final Reading reading;
  private final AnswerScope scope;
  private final QuoteFinder finder;
  private final ReceiptMaker receipts;

  SurveyAnswers(
      LanguageModel model,
      Reading reading,
      AnswerScope scope,
      QuoteFinder finder,
      ReceiptMaker receipts) {
    this.model = model;
    this.reading = reading;
    this.scope = scope;
    this.finder = finder;
    this.receipts = receipts;
  }

  /** Whether a question is one that is answered so. */
  static Optional<ListQuestion> asks(Ask ask, AnswerScope scope) {
    return ListQuestion.of(ask.question())
        .filter(q -> q.kind() != ListQuestion.Kind.DOCUMENTS || scope.read().size() > 1);
  }

  /** Answers one; the documents are afterwards as before. */
  Reply answer(Ask ask, ListQuestion question, Ranking ranking) {
    long start = System.nanoTime();
    Prompt asked;
    Survey.Result result;
    try (AskedPassage passages =
        new AskedPassage(model, reading.options().threads(), ask.question())) {
      asked = before(passages);
      result =
          new Survey(ranking, question.kind()).run(passages, ask.listener(), ask.cancellation());
    }
    List<Integer> chosen =
        question.kind() == ListQuestion.Kind.DOCUMENTS
            ? bestOfEach(result.passages(), ranking)
            : result.passages();
    List<Quote> quotes = new ArrayList<>();
    List<Counted.Item> items = new ArrayList<>();
    for (int number : chosen) {
      Passage passage = ranking.passages().get(number).passage();
      Quote quote =
          finder.find(
              quotes.size() + 1,
              passage.text(),
              passage.place().document(),
              passage.place().page());
      if (quote.match() != Match.NONE) {
        quotes.add(quote);
        items.add(new Counted.Item(text(question, quote, passage), quote.number()));
      }
    }
    Evidence evidence =
        new Evidence(
            List.of(),
            Optional.empty(),
            ranking.looked(),
            Optional.of(
                new Counted(items, result.doubles(), result.shown().size(), result.complete())));
    String text = text(question, items, quotes, result.complete());
    ask.listener().text(text);
    quotes.forEach(ask.listener()::quote);
    ask.listener().evidence(evidence);
    Prompt shown = shown(result.shown(), ranking);
    Answer answer =
        new Answer(
            ask.question(),
            text,
            quotes,
            scope.tokens() + asked.length() + shown.length(),
            0,
            Duration.ofNanos(System.nanoTime() - start),
            result.complete(),
            scope.notes(),
            evidence);
    Writing nothing = new Writing(model, 1, more -> {}, thought -> {});
    Receipt receipt = receipts.of(ask, Dialogue.NONE, new int[0], shown, asked, nothing, answer);
    List<String> given = new ArrayList<>(Pieces.of(model, shown.tokens()));
    given.addAll(Pieces.of(model, asked.tokens()));
    Map<Sent.Kind, List<String>> pieces =
        Map.of(
            Sent.Kind.OPENING,
            Pieces.of(model, reading.frame().opening()),
            Sent.Kind.QUESTION,
            given,
            Sent.Kind.ANSWER,
            List.of());
    return new Reply.Answered(answer, ask.before(), Sent.of(receipt, pieces), receipt);
  }

  /** What the model was given before each passage. */
  private Prompt before(AskedPassage passages) {
    int[] tokens = passages.before();
    return new Prompt(tokens, new Composed().add(String.join("", Pieces.of(model, tokens))));
  }

  /** The best passage of each document, in the documents' order. */
  private static List<Integer> bestOfEach(List<Integer> found, Ranking ranking) {
    Map<DocumentId, Integer> best = new HashMap<>();
    for (int number : found) {
      DocumentId document = ranking.passages().get(number).passage().place().document();
      best.merge(document, number, (a, b) -> ranking.score(b) > ranking.score(a) ? b : a);
    }
    return best.values().stream().sorted().toList();
  }

  private Prompt shown(List<Integer> numbers, Ranking ranking) {
    Composed words = new Composed();
    for (int number : numbers) {
      words.add(ranking.passages().get(number).passage()).add("\n");
    }
    return numbers.isEmpty() ? Prompt.NONE : new Prompt(model.tokenize(words.text(), false), words);
  }

  private static String text(ListQuestion question, Quote quote, Passage passage) {
    String words = passage.text().strip();
    if (words.length() > LONGEST_ITEM) {
      int end = words.lastIndexOf(' ', LONGEST_ITEM);
      words = words.substring(0, end > 0 ? end : LONGEST_ITEM) + " …";
    }
    return question.kind() == ListQuestion.Kind.DOCUMENTS
        ? quote.documentName() + ": " + words
        : words;
  }

  private String text(
      ListQuestion question, List<Counted.Item> items, List<Quote> quotes, boolean complete) {
    ListWords words = question.words();
    StringBuilder text = new StringBuilder(words.total(items.size(), question.kind()));
    String between = "\n\n";
    for (int i = 0; i < items.size(); i++) {
      Counted.Item item = items.get(i);
      text.append(between).append("%d. %s [%d]".formatted(i + 1, plain(item.text()), item.quote()));
      between = "\n";
    }
    if (!complete) {
      text.append("\n\n").append(words.stopped());
    } else if (question.kind() == ListQuestion.Kind.DOCUMENTS) {
      List<String> without =
          scope.documents().stream()
              .filter(document -> quotes.stream().noneMatch(quote -> isIn(quote, document)))
              .map(Document::name)
              .toList();
      if (!without.isEmpty()) {
        text.append("\n\n").append(words.nothingIn(without));
      }
    } else if (!items.isEmpty()) {
      text.append("\n\n").append(words.several());
    }
    return text.toString();
  }

  private static boolean isIn(Quote quote, Document document) {
    return quote.places().getFirst().document().equals(document.id());
  }

  /** A document's words must not look like the number of a quote, nor as a mark of Markdown. */
  private static String plain(String text) {
    return ChatMarks.neutral(text)
        .replace('[', '(')
        .replace(']', ')')
        .replaceAll("([\\\\`*_<|])", "\\\\$1");
  }
}
