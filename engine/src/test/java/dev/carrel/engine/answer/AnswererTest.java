// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.context.Gate;
import dev.carrel.engine.context.PageSelection;
import dev.carrel.engine.context.Planner;
import dev.carrel.engine.context.ReadOptions;
import dev.carrel.engine.context.Reading;
import dev.carrel.engine.context.ReadingSpeeds;
import dev.carrel.engine.document.Document;
import dev.carrel.engine.document.TextSpan;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Evidence;
import dev.carrel.engine.evidence.JudgeExamples;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.CarrelException;
import dev.carrel.engine.ground.CarrelException.Code;
import dev.carrel.engine.ground.FixedMachine;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.keep.KeptContexts;
import dev.carrel.engine.model.AttentionHead;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.RetrievalHeads;
import dev.carrel.engine.model.RetrievalHeads.Told;
import dev.carrel.engine.model.ScriptedModel;
import dev.carrel.engine.passage.PassageSimilarity;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswererTest {
  private static final Document CONTRACT =
      Documents.of(
          "contract.pdf",
          "1. Parties. The parties to this agreement are Acme Corporation and Bolt Limited.",
          "2. Law. This Agreement shall be governed by the laws\nof the State of New York.\n\n"
              + "3. Term. The term of this Agreement is five years.");

  private static final Instant NOW = Instant.parse("2026-03-04T05:06:07Z");

  private static final ReadOptions OPTIONS = new ReadOptions(KvProfile.EXACT, Long.MAX_VALUE, 1);

  /** Hears an answer and writes it down. */
  private static class Recorder implements AnswerListener {
    final List<Quote> quotes = new ArrayList<>();
    final StringBuilder text = new StringBuilder();
    final List<Evidence> evidence = new ArrayList<>();

    @Override
    public void evidence(Evidence now) {
      evidence.add(now);
    }

    @Override
    public void quote(Quote quote) {
      quotes.add(quote);
    }

    @Override
    public void text(String more) {
      text.append(more);
    }
  }

  @TempDir private Path folder;

  private Reading reading(ScriptedModel model) {
    return new Reading(
        model,
        OPTIONS,
        KeptContexts.open(folder.resolve("contexts")),
        new Planner(
            new FixedMachine(),
            new ReadingSpeeds(folder.resolve("speeds.json"), "here", InstantSource.system())));
  }

  private static void read(Reading reading) {
    reading.add(CONTRACT, PageSelection.ALL, Gate.OPEN, Progress.SILENT, new Cancellation());
  }

  private static Answer ask(
      ScriptedModel model,
      Reading reading,
      String question,
      AnswerListener listener,
      Cancellation cancellation) {
    Ask ask = new Ask("owner", Dialogue.NONE, question, listener, cancellation);
    return switch (answerer(model).answer(reading, List.of(ask)).getFirst()) {
      case Reply.Answered answered -> answered.answer();
      case Reply.Refused refused -> throw refused.error();
    };
  }

  private static Answerer answerer(ScriptedModel model) {
    return new Answerer(
        model, new Sources(), new JudgeExamples(), PassageSimilarity.NONE, () -> NOW);
  }

  private Answer answer(String script, AnswerListener listener) {
    ScriptedModel model = new ScriptedModel(script, 100_000);
    try (Reading reading = reading(model)) {
      read(reading);
      return ask(model, reading, "Which law governs?", listener, new Cancellation());
    }
  }

  @Test
  void anAnswerStandsOnThePassageThatFitsItAndItsPageIsLookedUp() {
    Recorder recorder = new Recorder();
    Answer answer = answer(" The law of New York governs.", recorder);
    Quote quote = answer.quotes().getFirst();
    assertEquals(
        "2. Law. This Agreement shall be governed by the laws of the State of New York.",
        quote.text());
    assertEquals(Match.VERBATIM, quote.match());
    assertEquals(2, quote.places().getFirst().page());
    assertEquals("The law of New York governs.", answer.text());
    assertTrue(answer.complete());
    assertEquals(recorder.quotes, answer.quotes());
    assertEquals(answer.text(), recorder.text.toString());
  }

  @Test
  void whatIsSaidOfAnAnswersFormHasNoPartInWhatItStandsOn() {
    ScriptedModel model = new ScriptedModel(" New York.", 100_000);
    String question = "Which law governs?";
    Ask plain =
        new Ask("owner", Dialogue.NONE, question, AnswerListener.SILENT, new Cancellation());
    Ask formed =
        new Ask(
                "owner",
                Dialogue.NONE,
                question + " Name the parties, Acme Corporation and Bolt Limited.",
                AnswerListener.SILENT,
                new Cancellation())
            .about(question);
    try (Reading reading = reading(model)) {
      read(reading);
      assertEquals(quotes(model, reading, plain), quotes(model, reading, formed));
      assertNotEquals(
          quotes(model, reading, plain),
          quotes(model, reading, formed.about(formed.question())),
          "the form would have had one");
    }
  }

  private static List<String> quotes(ScriptedModel model, Reading reading, Ask ask) {
    Reply reply = answerer(model).answer(reading, List.of(ask)).getFirst();
    return assertInstanceOf(Reply.Answered.class, reply).answer().quotes().stream()
        .map(Quote::text)
        .toList();
  }

  @Test
  void withoutAModelThatCanJudgeASentenceThatStandsThereIsNotCalledSupported() {
    Recorder recorder = new Recorder();
    Answer answer = answer(" The agreement is governed by the laws of New York.", recorder);
    assertEquals(List.of(answer.evidence()), recorder.evidence);
    SentenceSupport sentence = answer.evidence().sentences().getFirst();
    assertEquals(answer.text(), answer.text().substring(sentence.start(), sentence.end()));
    assertEquals(new Support.Unsure(List.of(Doubt.NO_JUDGE)), sentence.support());
    assertEquals(1, sentence.quotes().getFirst());
  }

  /** A model that was measured and agrees with everything by nought. */
  private static ScriptedModel judging(double threshold) {
    return new ScriptedModel(" The agreement is governed by the laws of New York.", 100_000) {
      @Override
      public Optional<JudgeMeasure> judge() {
        return Optional.of(new JudgeMeasure(0.9, OptionalDouble.of(threshold), 0.9, 0.5, 80));
      }
    };
  }

  private List<Support> supports(ScriptedModel model, Recorder recorder, Cancellation stop) {
    try (Reading reading = reading(model)) {
      read(reading);
      Answer answer = ask(model, reading, "Which law governs?", recorder, stop);
      assertEquals(answer.evidence(), recorder.evidence.getLast());
    }
    return recorder.evidence.stream().map(e -> e.sentences().getFirst().support()).toList();
  }

  @Test
  void theModelIsAskedWhenTheAnswerIsThereAndMustAgree() {
    Support before = new Support.Unsure(List.of(Doubt.NO_JUDGE));
    assertEquals(
        List.of(before, new Support.Supported(0)),
        supports(judging(0), new Recorder(), new Cancellation()));
    assertEquals(
        List.of(before, new Support.Unsure(List.of(Doubt.MODEL))),
        supports(judging(0.5), new Recorder(), new Cancellation()));
  }

  @Test
  void whoStopsWhenTheAnswerIsThereLeavesItUnjudged() {
    Cancellation stop = new Cancellation();
    Recorder recorder =
        new Recorder() {
          @Override
          public void evidence(Evidence now) {
            super.evidence(now);
            stop.request();
          }
        };
    Support unjudged = new Support.Unsure(List.of(Doubt.NO_JUDGE));
    assertEquals(List.of(unjudged, unjudged), supports(judging(0), recorder, stop));
  }

  @Test
  void aSentenceThatSaysAnotherFigureThanThePageIsContradicted() {
    Answer answer = answer(" The term of the agreement is six years.", AnswerListener.SILENT);
    Support support = answer.evidence().sentences().getFirst().support();
    assertTrue(support instanceof Support.Contradicted, support.toString());
  }

  @Test
  void whatTheModelLookedAtWhileItWroteASentenceIsQuotedForIt() {
    ScriptedModel model =
        new ScriptedModel(
            " Acme Corporation and Bolt Limited are the parties. The term of this Agreement is five"
                + " years.",
            100_000) {
          @Override
          public RetrievalHeads retrievalHeads() {
            return new RetrievalHeads(List.of(new Told(new AttentionHead(0, 0), 0.5)));
          }
        };
    try (Reading reading = reading(model)) {
      read(reading);
      for (int again = 0; again < 2; again++) {
        Answer answer = ask(model, reading, "Tell me.", AnswerListener.SILENT, new Cancellation());
        List<SentenceSupport> sentences = answer.evidence().sentences();
        assertEquals(2, sentences.size());
        assertEquals(1, place(answer, sentences.get(0)).page());
        assertEquals(2, place(answer, sentences.get(1)).page());
        assertTrue(quote(answer, sentences.get(1)).text().contains("five years"));
        assertEquals(List.of(CONTRACT), reading.documents());
      }
    }
  }

  private static Quote quote(Answer answer, SentenceSupport sentence) {
    return answer.quotes().get(sentence.quotes().getFirst() - 1);
  }

  private static TextSpan place(Answer answer, SentenceSupport sentence) {
    return quote(answer, sentence).places().getFirst();
  }

  @Test
  void anAnswerThatDeniesHasTheNearestPassagesHowMuchWasReadAndNoVerdict() {
    Answer denies = answer(" There is no clause on arbitration.", AnswerListener.SILENT);
    Absence absence = denies.evidence().absence().orElseThrow();
    assertFalse(absence.told(), "no model was measured to tell it");
    assertEquals(OptionalDouble.empty(), absence.rightShare());
    assertEquals(denies.quotes().stream().map(Quote::number).toList(), absence.nearest());
    assertEquals(CONTRACT.pages().size(), absence.pagesRead());
    assertEquals(0, absence.pagesNotRead());
    Answer says = answer(" The term of the agreement is five years.", AnswerListener.SILENT);
    assertEquals(Optional.empty(), says.evidence().absence());
  }

  @Test
  void aQuotationThatTheModelMadeUpIsMarkedAsNotFound() {
    Answer answer =
        answer("It says \"the Seller shall pay ten percent\" somewhere.", AnswerListener.SILENT);
    assertEquals("the Seller shall pay ten percent", answer.quotes().getFirst().text());
    assertEquals(Match.NONE, answer.quotes().getFirst().match());
  }

  @Test
  void whatIsQuotedFromTheDocumentsIsAlwaysVerbatim() {
    Answer answer = answer("The parties and the term.", AnswerListener.SILENT);
    assertFalse(answer.quotes().isEmpty());
    assertTrue(answer.quotes().stream().allMatch(q -> q.match() == Match.VERBATIM));
  }

  @Test
  void theSameQuestionGivesTheSameAnswerAgain() {
    ScriptedModel model = new ScriptedModel("The term of this Agreement is five years.A 5.", 9999);
    try (Reading reading = reading(model)) {
      read(reading);
      Answer first = ask(model, reading, "Q", AnswerListener.SILENT, new Cancellation());
      Answer second = ask(model, reading, "Q", AnswerListener.SILENT, new Cancellation());
      assertEquals(first.text(), second.text());
      assertEquals(first.quotes(), second.quotes());
    }
  }

  @Test
  void aQuestionWithoutRoomIsRefusedWithFiguresAndTheDocumentsStay() {
    ScriptedModel model = new ScriptedModel("", 100_000);
    try (Reading reading = reading(model)) {
      read(reading);
      int length = reading.length();
      CarrelException e =
          assertThrows(
              CarrelException.class,
              () ->
                  ask(
                      model,
                      reading,
                      "x".repeat(100_000),
                      AnswerListener.SILENT,
                      new Cancellation()));
      assertEquals(Code.QUESTION_TOO_LONG, e.code());
      assertTrue(e.getMessage().contains("100,000"), e.getMessage());
      assertEquals(length, reading.length());
    }
  }

  @Test
  void aCancelledAnswerIsIncompleteAndTheReadingGoesOn() {
    ScriptedModel model = new ScriptedModel("This Agreement shall be governed", 100_000);
    try (Reading reading = reading(model)) {
      read(reading);
      Cancellation cancelled = new Cancellation();
      cancelled.request();
      Answer answer = ask(model, reading, "Q", AnswerListener.SILENT, cancelled);
      assertFalse(answer.complete());
      assertEquals(List.of(CONTRACT), reading.documents());
    }
  }

  @Test
  void questionsSideBySideAreAnsweredAsTheyAreAlone() {
    ScriptedModel model = new ScriptedModel("The term of this Agreement is five years.", 100_000);
    try (Reading reading = reading(model)) {
      read(reading);
      List<Ask> asks =
          IntStream.range(0, 6)
              .mapToObj(
                  i ->
                      new Ask(
                          i,
                          Dialogue.NONE,
                          "Question " + i,
                          AnswerListener.SILENT,
                          new Cancellation()))
              .toList();
      asks.get(2).cancellation().request();
      List<Reply> replies = answerer(model).answer(reading, asks);
      for (int i = 0; i < replies.size(); i++) {
        Answer answer = assertInstanceOf(Reply.Answered.class, replies.get(i)).answer();
        assertEquals("Question " + i, answer.question());
        assertEquals(i != 2, answer.complete());
        assertEquals(i == 2 ? "" : "The term of this Agreement is five years.", answer.text());
      }
    }
  }

  @Test
  void whenAConversationFillsTheRoomItsOldestTurnsAreToldInShort() {
    ScriptedModel model = new ScriptedModel("In short.", 100_000);
    try (Reading reading = reading(model)) {
      read(reading);
      int documents = reading.length();
      Dialogue said = Dialogue.NONE;
      for (int i = 0; i < 4; i++) {
        said = said.with(new Dialogue.Exchange("q" + i, "a".repeat(900)));
      }
      Ask ask = new Ask("owner", said, "Q", AnswerListener.SILENT, new Cancellation());
      Reply.Answered answered =
          assertInstanceOf(
              Reply.Answered.class, answerer(model).answer(reading, List.of(ask)).getFirst());
      assertEquals("In short.", answered.before().summary().orElseThrow());
      assertEquals(2, answered.before().turns().size());
      assertEquals("In short.", answered.answer().text());
      assertEquals(documents, reading.length(), "the documents stay");
    }
  }
}
