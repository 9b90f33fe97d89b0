// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.carrel.engine.evidence.AnswerSentences.Sentence;
import dev.carrel.engine.evidence.Support.Doubt;
import dev.carrel.engine.evidence.SupportJudge.Asserted;
import dev.carrel.engine.evidence.SupportJudge.Cited;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class SupportJudgeTest {
  private static final Sentence SAID = new Sentence(0, 35, "The supplier bears the insurance.");
  private static final Cited RIGHT = cited("The Supplier shall bear the insurance.", true);
  private static final Cited WRONG = cited("The Buyer shall bear the insurance.", true);
  private static final Cited OTHER = cited("The insurance is dear.", true);

  private static Cited cited(String text, boolean stands) {
    return new Cited(text, stands, Definitions.NONE, OptionalDouble.empty());
  }

  private static SentenceSupport judged(Map<Integer, Cited> quotes, Agreement agreement) {
    List<Integer> numbers = quotes.keySet().stream().sorted().toList();
    return new SupportJudge("", quotes, agreement)
        .judge(List.of(new Asserted(SAID, numbers)))
        .getFirst();
  }

  /** A model that agrees with every sentence, and finds an answer in what has this word. */
  private static Agreement answering(String word, List<String> asked) {
    return new Agreement() {
      @Override
      public OptionalDouble of(String passage, String claim) {
        return OptionalDouble.of(1);
      }

      @Override
      public double least() {
        return 0.5;
      }

      @Override
      public OptionalDouble answers(String question, String passage) {
        asked.add(question + " " + passage);
        return OptionalDouble.of(passage.contains(word) ? 0.7 : 0.4);
      }
    };
  }

  private static List<SentenceSupport> judged(
      String question, Map<Integer, Cited> quotes, Agreement agreement, int sentences) {
    List<Integer> numbers = quotes.keySet().stream().sorted().toList();
    return new SupportJudge(question, quotes, agreement)
        .judge(Collections.nCopies(sentences, new Asserted(SAID, numbers)));
  }

  @Test
  void aSentenceWhosePassageDoesNotAnswerTheQuestionIsUnsure() {
    List<String> asked = new ArrayList<>();
    List<SentenceSupport> judged =
        judged("Who pays?", Map.of(1, RIGHT), answering("pays", asked), 2);
    Support unsure = new Support.Unsure(List.of(Doubt.QUESTION));
    assertEquals(List.of(unsure, unsure), judged.stream().map(SentenceSupport::support).toList());
    assertEquals(List.of("Who pays? " + RIGHT.text()), asked); // once for both sentences
  }

  @Test
  void oneOfSeveralPassagesThatBearASentenceOutMayBeTheAnswer() {
    Cited again = cited("The Supplier shall bear the insurance, and pays for it.", true);
    assertEquals(
        new Support.Supported(1),
        judged("Who pays?", Map.of(1, RIGHT, 2, again), answering("pays", new ArrayList<>()), 1)
            .getFirst()
            .support());
  }

  @Test
  void aPassageThatTheModelLookedAtMuchNeedsLessOfAYesAndOneThatItDidNotMore() {
    assertEquals(new Support.Supported(1), support(0.45, 0.3));
    assertEquals(new Support.Unsure(List.of(Doubt.QUESTION)), support(0.45, 0.1));
    assertEquals(new Support.Unsure(List.of(Doubt.QUESTION)), support(0.8, 0.02));
  }

  private static Support support(double answers, double drawn) {
    Cited cited = new Cited(RIGHT.text(), true, Definitions.NONE, OptionalDouble.of(drawn));
    SupportJudge judge =
        new SupportJudge(
            "Who pays?",
            Map.of(1, cited),
            saying(OptionalDouble.of(1), OptionalDouble.of(answers)));
    Support support = judge.judge(List.of(new Asserted(SAID, List.of(1)))).getFirst().support();
    assertEquals(
        List.of(
            new Weighed(
                SAID.start(),
                1,
                OptionalDouble.of(1),
                OptionalDouble.of(answers),
                OptionalDouble.of(drawn))),
        judge.weighed());
    return support;
  }

  private static Agreement saying(OptionalDouble says, OptionalDouble answers) {
    return new Agreement() {
      @Override
      public OptionalDouble of(String passage, String claim) {
        return says;
      }

      @Override
      public double least() {
        return 0.5;
      }

      @Override
      public OptionalDouble answers(String question, String passage) {
        return answers;
      }
    };
  }

  @Test
  void whereNothingWasAskedNothingHasToBeAnswered() {
    List<String> asked = new ArrayList<>();
    assertEquals(
        new Support.Supported(1),
        judged("", Map.of(1, RIGHT), answering("pays", asked), 1).getFirst().support());
    assertEquals(List.of(), asked);
  }

  @Test
  void a_quote_that_does_not_stand_in_the_documents_supports_nothing() {
    SentenceSupport judged = judged(Map.of(1, cited(RIGHT.text(), false)), SupportTableTest.YES);
    assertEquals(new Support.Unsure(List.of(Doubt.QUOTE)), judged.support());
  }

  @Test
  void without_quotes_there_is_no_evidence() {
    assertEquals(new Support.NoEvidence(), judged(Map.of(), SupportTableTest.YES).support());
  }

  @Test
  void without_a_judge_nothing_is_supported() {
    assertEquals(
        new Support.Unsure(List.of(Doubt.NO_JUDGE)),
        judged(Map.of(1, RIGHT), Agreement.NONE).support());
  }

  @Test
  void a_supported_sentence_names_the_quotes_that_bear_it_out_alone() {
    SentenceSupport judged = judged(Map.of(1, OTHER, 2, RIGHT), SupportTableTest.YES);
    assertEquals(new Support.Supported(1), judged.support());
    assertEquals(List.of(2), judged.quotes());
  }

  @Test
  void a_sentence_that_another_quote_contradicts_as_well_is_unsure() {
    assertEquals(
        new Support.Unsure(List.of(Doubt.NAME)),
        judged(Map.of(1, RIGHT, 2, WRONG), SupportTableTest.YES).support());
  }

  @Test
  void whoPaysForOneThingDoesNotContradictWhoPaysForAnother() {
    String said = "The landlord pays the taxes, and the tenant pays the water.";
    Map<Integer, Cited> quotes =
        Map.of(
            1,
            new Cited("The tenant pays the water.", true, Definitions.NONE, OptionalDouble.empty()),
            2,
            new Cited(
                "The landlord pays the taxes.", true, Definitions.NONE, OptionalDouble.empty()));
    SentenceSupport judged =
        new SupportJudge("", quotes, SupportTableTest.YES)
            .judge(List.of(new Asserted(new Sentence(0, said.length(), said), List.of(1, 2))))
            .getFirst();
    assertEquals(new Support.Supported(1), judged.support());
  }
}
