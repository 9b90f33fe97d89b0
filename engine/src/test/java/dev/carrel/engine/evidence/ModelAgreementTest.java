// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.carrel.engine.ground.Cancellation;
import dev.carrel.engine.model.Calibration;
import dev.carrel.engine.model.ContextOptions;
import dev.carrel.engine.model.EvidenceMeasure;
import dev.carrel.engine.model.JudgeMeasure;
import dev.carrel.engine.model.KvProfile;
import dev.carrel.engine.model.KvStatistics;
import dev.carrel.engine.model.ModelContext;
import dev.carrel.engine.model.RetrievalHeads;
import dev.carrel.engine.model.ScriptedModel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ModelAgreementTest {
  private final Cancellation cancellation = new Cancellation();
  private final JudgeExamples examples = new JudgeExamples();

  @AfterEach
  void forget() {
    examples.close();
  }

  private static ScriptedModel model(OptionalDouble threshold) {
    return new ScriptedModel("yes", 4096, calibration(threshold));
  }

  private static Calibration calibration(OptionalDouble threshold) {
    JudgeMeasure judge = new JudgeMeasure(0.91, threshold, 0.9, 0.4, 80);
    return new Calibration.Measured(
        new KvStatistics(new byte[0]),
        List.of(),
        "made up",
        Optional.of(new EvidenceMeasure(RetrievalHeads.NONE, judge)));
  }

  @Test
  void aModelThatCannotJudgeIsNotAsked() {
    try (ModelAgreement not = new ModelAgreement(model(OptionalDouble.empty()), 1, examples);
        ModelAgreement never = new ModelAgreement(new ScriptedModel("yes", 4096), 1, examples)) {
      assertSame(Agreement.NONE, not.until(cancellation));
      assertSame(Agreement.NONE, never.until(cancellation));
    }
  }

  @Test
  void aModelThatCanIsAskedWithItsThresholdAndMoreThanOnce() {
    try (ModelAgreement agreement =
        new ModelAgreement(model(OptionalDouble.of(0.79)), 1, examples)) {
      Agreement asked = agreement.until(cancellation);
      assertEquals(0.79, asked.least());
      OptionalDouble first = asked.of("The rent is 90 euros.", "The rent is 90 euros.");
      assertTrue(first.orElseThrow() >= 0 && first.orElseThrow() <= 1);
      assertEquals(first, asked.of("The rent is 90 euros.", "The rent is 90 euros."));
    }
  }

  @Test
  void aModelThatJudgesWorseThanTheOneThatWasMeasuredTellsNothing() {
    try (ModelAgreement good = new ModelAgreement(model(OptionalDouble.of(0.79)), 1, examples)) {
      assertTrue(good.until(cancellation).tellsNothing());
      assertFalse(Agreement.NONE.tellsNothing());
    }
    JudgeMeasure worse = new JudgeMeasure(0.86, OptionalDouble.of(0.79), 0.9, 0.4, 80);
    ScriptedModel model =
        new ScriptedModel("yes", 4096) {
          @Override
          public Optional<JudgeMeasure> judge() {
            return Optional.of(worse);
          }
        };
    try (ModelAgreement agreement = new ModelAgreement(model, 1, examples)) {
      assertFalse(agreement.until(cancellation).tellsNothing());
    }
  }

  @Test
  void theQuestionStandsBeforeThePassageInWhatTheModelReads() {
    ScriptedModel model = model(OptionalDouble.of(0.79));
    byte[] read = bytes(Judge.of(model).answerTokens("Who pays?", "The buyer pays."));
    String said = new String(read, StandardCharsets.UTF_8);
    assertTrue(said.indexOf("Who pays?") < said.indexOf("The buyer pays."), said);
    assertTrue(said.indexOf("yes or no") < said.indexOf("Who pays?"), said);
    assertEquals(5, said.split("Question: ", -1).length - 1, "four examples, and what is asked");
  }

  private static byte[] bytes(int[] tokens) {
    byte[] bytes = new byte[tokens.length];
    for (int i = 0; i < tokens.length; i++) {
      bytes[i] = (byte) tokens[i];
    }
    return bytes;
  }

  @Test
  void whetherAPassageAnswersIsAskedInTheSameContextAndAgainstYesOrNo() {
    try (ModelAgreement agreement =
        new ModelAgreement(model(OptionalDouble.of(0.79)), 1, examples)) {
      Agreement asked = agreement.until(cancellation);
      OptionalDouble first = asked.answers("Who pays?", "The buyer pays.");
      assertTrue(first.orElseThrow() >= 0 && first.orElseThrow() <= 1);
      asked.of("The rent is 90 euros.", "The rent is 90 euros.");
      assertEquals(first, asked.answers("Who pays?", "The buyer pays."));
      assertEquals(OptionalDouble.empty(), asked.answers("Who pays?", "a ".repeat(600)));
      assertEquals(first, asked.answers("Who pays?", "The buyer pays."));
    }
  }

  @Test
  void theModelIsAskedInTheProfileInWhichItsThresholdWasMeasured() {
    List<ContextOptions> opened = new ArrayList<>();
    ScriptedModel model =
        new ScriptedModel("yes", 4096, calibration(OptionalDouble.of(0.79))) {
          @Override
          public ModelContext open(ContextOptions options) {
            opened.add(options);
            return super.open(options);
          }
        };
    Judge.of(model).open(1).close();
    try (ModelAgreement agreement = new ModelAgreement(model, 1, examples)) {
      agreement.until(cancellation).of("The rent is 90 euros.", "The rent is 90 euros.");
    }
    assertEquals(2, opened.size());
    assertEquals(opened.getFirst(), opened.getLast());
    assertEquals(KvProfile.FAITHFUL, opened.getLast().profile());
  }

  @Test
  void aPassageThatIsTooLongOrAQuestionThatWasStoppedIsNotJudged() {
    try (ModelAgreement agreement =
        new ModelAgreement(model(OptionalDouble.of(0.79)), 1, examples)) {
      assertEquals(
          OptionalDouble.empty(), agreement.until(cancellation).of("a ".repeat(600), "It is a."));
      cancellation.request();
      assertEquals(OptionalDouble.empty(), agreement.until(cancellation).of("A is B.", "A is B."));
    }
  }
}
