// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.ground.Progress;
import dev.carrel.engine.llama.LlamaLanguageModel;
import dev.carrel.engine.model.LanguageModel;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.llama.TestModels;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is asked of a real model; this one is too small for its answer to mean anything. */
class JudgeTest {
  private static final String PASSAGE = "The Supplier shall bear the insurance of the goods.";

  private final Cancellation cancellation = new Cancellation();

  @Test
  void aModelSaysWhetherAPassageAnswersAQuestionAndTheContextIsEmptyAgain() {
    try (LanguageModel model =
            LlamaLanguageModel.load(
                "smollm2-135m", TestModels.smolLm2(), Progress.SILENT, cancellation);
        ModelContext context = Judge.of(model).open(1)) {
      Judge judge = Judge.of(model);
      double says = judge.agreement(context, 2, 0, PASSAGE, "The supplier pays.", cancellation);
      assertTrue(says > 0 && says < 1, "" + says);
      assertEquals(0, context.length(0));
      double yes = judge.answers(context, 1, 0, "Who bears the insurance?", PASSAGE, cancellation);
      assertTrue(yes > 0 && yes < 1, "" + yes);
      assertEquals(0, context.length(0));
      assertNotEquals(
          yes,
          judge.answers(context, 1, 0, "When does it end?", PASSAGE, cancellation),
          "the same");
      assertEquals(
          yes, judge.answers(context, 1, 0, "Who bears the insurance?", PASSAGE, cancellation));
    }
  }

  @Test
  void examplesThatWereReadForOneAnswerAreCopiedForTheNextAndTheJudgeSaysTheSame() {
    try (LanguageModel model =
            LlamaLanguageModel.load(
                "smollm2-135m", TestModels.smolLm2(), Progress.SILENT, cancellation);
        JudgeExamples examples = new JudgeExamples()) {
      Judge judge = Judge.of(model);
      List<Double> first = asked(judge, examples);
      Cancellation stopped = new Cancellation();
      stopped.request();
      try (ModelContext context = judge.open(1)) {
        examples.into(context, "key", judge.openings(), 1, stopped);
        assertEquals(judge.openings().getFirst().length, context.length(1), "read, not copied");
      }
      assertEquals(first, asked(judge, examples));
    }
  }

  private List<Double> asked(Judge judge, JudgeExamples examples) {
    try (ModelContext context = judge.open(1)) {
      examples.into(context, "key", judge.openings(), 1, cancellation);
      return List.of(
          judge.agreement(context, 1, 0, PASSAGE, "The supplier pays.", cancellation),
          judge.answers(context, 2, 0, "Who bears the insurance?", PASSAGE, cancellation));
    }
  }
}
