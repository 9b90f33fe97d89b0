// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.document.DocumentId;
import dev.carrel.engine.evidence.JudgeExamples;
import dev.carrel.engine.evidence.ModelAgreement;
import dev.carrel.engine.evidence.NothingFits;
import dev.carrel.engine.evidence.PassageRanker;
import dev.carrel.engine.evidence.RankedPassages;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.passage.PassageSimilarity;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * Answers questions from documents that were read whole.
 *
 * <p>The question is read by itself first, to see what the model looks at in the documents; that,
 * and what is near in meaning, ranks their passages ({@link PassageRanker}). The best few are shown
 * to the model again beside the question: all of the document stays in its context, but a small
 * model attends best to what is near. The answer's quotes are then taken from the documents, not
 * from the model, by what it looked at while it wrote each sentence, and looked up; {@code
 * docs/decisions} says why. The same question behind the same words on the same documents with the
 * same {@link dev.carrel.engine.model.TokenChooser} gives the same bytes.
 *
 * <p>What was said before stands between documents and question, without the passages shown then.
 * Where it does not fit, its oldest turns are told in short; the documents stay as they are.
 *
 * <p>A question that asks how many, for a list, or which of the documents is answered by a {@link
 * Survey}.
 *
 * <p>Questions with which a conversation begins share the passages that they are shown when they
 * are asked at once, so that several take little longer than one; they may be answered in other
 * words than alone.
 */
public final class Answerer {
  private final LanguageModel model;
  private final Sources sources;
  private final PassageSimilarity similarity;
  private final JudgeExamples examples;
  private final InstantSource clock;

  /**
   * Answers with a model.
   *
   * @param sources kept from question to question
   * @param examples of this model, kept as well
   * @param similarity of questions and passages, where that is known
   * @param clock says when, for receipts
   */
  public Answerer(
      LanguageModel model,
      Sources sources,
      JudgeExamples examples,
      PassageSimilarity similarity,
      InstantSource clock) {
    this.model = model;
    this.sources = sources;
    this.examples = examples;
    this.similarity = similarity;
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
    try (ModelAgreement agreement =
        new ModelAgreement(model, reading.options().threads(), examples)) {
      return answer(reading, asks, new Judging(sources, agreement::until));
    }
  }

  private List<Reply> answer(Reading reading, List<Ask> asks, Judging judging) {
    AnswerScope scope = reading.scope();
    use(reading, scope);
    Map<DocumentId, String> titles = new HashMap<>();
    scope.read().forEach(read -> titles.put(read.document().id(), read.title()));
    Prompts prompts = new Prompts(model, reading.frame(), titles);
    Map<Ask, Ranking> rankings = new HashMap<>();
    asks.forEach(ask -> rankings.put(ask, ranking(reading, prompts, ask)));
    ReceiptMaker receipts = new ReceiptMaker(model, reading, scope, clock);
    Map<Ask, Reply> replies = new LinkedHashMap<>();
    List<Ask> waiting = new ArrayList<>(asks);
    SurveyAnswers surveys = new SurveyAnswers(model, reading, scope, sources.finder(), receipts);
    for (Ask ask : asks) {
      SurveyAnswers.asks(ask, scope)
          .ifPresent(
              question -> {
                waiting.remove(ask);
                replies.put(
                    ask, surveys.answer(ask, question, Objects.requireNonNull(rankings.get(ask))));
              });
    }
    while (!waiting.isEmpty()) {
      AnswerGroup group =
          new AnswerGroup(
              model,
              reading,
              scope,
              sources.ranker(),
              sources.finder(),
              rankings,
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
    use(reading, reading.scope());
    return sources.ranker().rankings(reading, this, question, new Cancellation());
  }

  /**
   * How well the passage fits a question that fits best: {@link NothingFits#fit}.
   *
   * @return empty of a model that cannot judge
   */
  public OptionalDouble fit(Reading reading, String question, Cancellation cancellation) {
    use(reading, reading.scope());
    try (ModelAgreement agreement =
        new ModelAgreement(model, reading.options().threads(), examples)) {
      Ranking ranking = sources.ranker().rank(reading, this, new int[0], question, cancellation);
      return NothingFits.fit(agreement.until(cancellation), question, ranking);
    } finally {
      reading.dropBranch(this);
    }
  }

  private void use(Reading reading, AnswerScope scope) {
    sources.use(scope.documents(), () -> new PassageRanker(model, similarity, reading.passages()));
  }

  /** By words alone for a question that is stopped meanwhile. */
  private Ranking ranking(Reading reading, Prompts prompts, Ask ask) {
    try {
      return sources
          .ranker()
          .rank(
              reading, ask.owner(), prompts.history(ask.before()), ask.about(), ask.cancellation());
    } catch (CarrelException e) {
      if (e.code() != Code.CANCELLED) {
        throw e;
      }
      return sources.ranker().byWords(ask.about());
    }
  }
}
