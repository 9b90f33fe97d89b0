// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.ReadSoFar;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.ground.CarrelVersion;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.TokenHash;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes down what an answer was made from. */
final class ReceiptMaker {
  private final LanguageModel model;
  private final Reading reading;
  private final AnswerScope scope;
  private final InstantSource clock;

  ReceiptMaker(LanguageModel model, Reading reading, AnswerScope scope, InstantSource clock) {
    this.model = model;
    this.reading = reading;
    this.scope = scope;
    this.clock = clock;
  }

  /**
   * The receipt of an answer that was just made.
   *
   * @param before what the model was shown of the conversation
   * @param history the same as tokens
   * @param shown passages that several questions were shown; empty if there are none
   * @param prompt the question
   */
  Receipt of(
      Ask ask,
      Dialogue before,
      int[] history,
      Prompt shown,
      Prompt prompt,
      Writing writing,
      Answer answer) {
    List<Given> given = new ArrayList<>();
    given.add(opening(reading.frame().opening()));
    scope.read().stream().filter(r -> r.tokens() > 0).forEach(r -> given.add(document(r)));
    if (history.length > 0) {
      given.add(
          new Given.Before(
              before.turns().size(),
              before.summary().isPresent(),
              history.length,
              TokenHash.of(history)));
    }
    if (shown.length() > 0) {
      given.add(words(Given.Kind.PASSAGES, shown));
    }
    given.add(words(Given.Kind.QUESTION, prompt));
    return new Receipt(
        clock.instant(),
        CarrelVersion.text(),
        byName(scope.contextKey()),
        scope.computePath(),
        reading.options().threads(),
        ask.question(),
        ask.chooser(),
        given,
        writing.written(),
        answer.quotes().stream().map(q -> new Receipt.Cited(q.match(), q.places())).toList(),
        answer.evidence(),
        /* words= */ List.of());
  }

  private Given opening(int[] tokens) {
    String text = String.join("", Pieces.of(model, tokens));
    return new Given.Words(
        Given.Kind.OPENING, List.of(new Given.Literal(text)), tokens.length, TokenHash.of(tokens));
  }

  private static Given document(ReadSoFar read) {
    return new Given.Document(
        read.document().id(),
        read.document().name(),
        read.title(),
        read.pages(),
        read.tokens(),
        read.sha256());
  }

  private Given words(Given.Kind kind, Prompt prompt) {
    int[] tokens = prompt.tokens();
    List<Given.Text> texts = new ArrayList<>(prompt.words().texts());
    // Some vocabularies put a blank before every text.
    if (String.join("", Pieces.of(model, tokens)).equals(" " + prompt.words().text())) {
      texts.addFirst(new Given.Literal(" "));
    }
    return new Given.Words(kind, texts, tokens.length, TokenHash.of(tokens));
  }

  /** Lines of {@code name=value}. */
  static Map<String, String> byName(String key) {
    Map<String, String> values = new LinkedHashMap<>();
    key.lines()
        .map(line -> line.split("=", 2))
        .forEach(pair -> values.put(pair[0], pair.length > 1 ? pair[1] : ""));
    return values;
  }
}
