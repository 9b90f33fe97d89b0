// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.ModelAgreement;
import dev.carrel.engine.evidence.RankedPassages;
import dev.carrel.engine.model.LanguageModel;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers questions from documents that were read whole.
 *
 * <p>The few passages whose words fit the question best are shown to the model again beside it: all
 * of the document stays in its context, but a small model attends best to what is near. The
 * answer's quotes are then taken from the documents, not from the model, and looked up; {@code
 * docs/decisions/0003-quotes.md} says why. The same question behind the same words on the same
 * documents with the same {@link dev.carrel.engine.model.TokenChooser} gives the same bytes.
 *
 * <p>What was said before stands between documents and question, without the passages shown then.
 * Where it does not fit, its oldest turns are told in short; the documents stay as they are.
 *
 * <p>Questions with which a conversation begins share the passages that they are shown when they
 * are asked at once, so that several take little longer than one; they may be answered in other
 * words than alone.
 */
public final class Answerer {
  private final LanguageModel model;
  private final Sources sources;
  private final InstantSource clock;

  /**
   * Answers with a model.
   *
   * @param sources kept from question to question
   * @param clock says when, for receipts
   */
  public Answerer(LanguageModel model, Sources sources, InstantSource clock) {
    this.model = model;
    this.sources = sources;
    this.clock = clock;
  }

  /**
   * Answers questions, side by side as far as there is room; the documents are afterwards as
   * before.
   *
   * @param asks of different conversations
   * @return a reply to each, in order
   */
  public List<Reply> answer(Reading reading, List<Ask> asks) {
    try (ModelAgreement agreement = new ModelAgreement(model, reading.options().threads())) {
      return answer(reading, asks, new Judging(sources, agreement::until));
    }
  }

  private List<Reply> answer(Reading reading, List<Ask> asks, Judging judging) {
    AnswerScope scope = reading.scope();
    sources.use(scope.documents());
    Prompts prompts = new Prompts(model, reading.frame());
    ReceiptMaker receipts = new ReceiptMaker(model, reading, scope, clock);
    Map<Ask, Reply> replies = new LinkedHashMap<>();
    List<Ask> waiting = new ArrayList<>(asks);
    while (!waiting.isEmpty()) {
      AnswerGroup group =
          new AnswerGroup(
              model,
              reading,
              scope,
              sources.passages(),
              sources.finder(),
              prompts,
              receipts,
              judging,
              replies::put);
      waiting.removeAll(group.take(waiting));
      group.answer();
    }
    return asks.stream().map(ask -> Objects.requireNonNull(replies.get(ask))).toList();
  }

  /**
   * Ranks all passages for a question without answering it: first as answers are made from them,
   * then in each way that this is made of.
   */
  public List<RankedPassages> rankings(Reading reading, String question) {
    sources.use(reading.scope().documents());
    Passages passages = sources.passages();
    List<List<TextSpan>> best =
        passages.best(question, Integer.MAX_VALUE, 0).stream()
            .map(p -> passages.places(p.start(), p.end()))
            .toList();
    double strength = passages.bestScore(question);
    return List.of(
        new RankedPassages(RankedPassages.SHIPPED, best, strength),
        new RankedPassages(RankedPassages.WORDS, best, strength));
  }
}
