// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.carrel.bench.evidence.AbsenceFigures.Pair;
import dev.carrel.bench.evidence.AskedQuestion.Answered;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EvidenceFiguresTest {
  private static AskedQuestion question(
      String wording, boolean present, int rank, boolean supported, boolean right) {
    boolean toldAbsent = !supported;
    Answered answered =
        new Answered("", List.of(), List.of(), rank, true, supported, right, toldAbsent, 2);
    return new AskedQuestion(
        "Insurance",
        wording,
        "?",
        present,
        present,
        "Yes",
        Map.of("shipped", rank),
        1.0,
        null,
        1,
        answered);
  }

  private static ContractResult contract(int tokens, AskedQuestion... questions) {
    return new ContractResult("run", "a.pdf", tokens, 0, 1, 1, 0, List.of(questions));
  }

  @Test
  void hitsAreCountedByWordingAndLength() {
    List<HitRow> rows =
        new EvidenceFigures(
                List.of(
                    contract(3500, question("lay", true, 1, true, true)),
                    contract(3501, question("lay", true, 4, true, true)),
                    contract(9000, question("lay", true, 0, true, true))))
            .passages();
    assertEquals(
        List.of(
            new HitRow("shipped", "lay", "all", 3, 1 / 3.0, 1 / 3.0, 2 / 3.0, 2 / 3.0),
            new HitRow("shipped", "lay", "upTo3500", 1, 1, 1, 1, 1),
            new HitRow("shipped", "lay", "above", 2, 0, 0, .5, .5)),
        rows);
  }

  @Test
  void aGreenAnswerToWhatIsNotThereIsWrong() {
    SupportFigures support =
        new EvidenceFigures(
                List.of(
                    contract(
                        10,
                        question("lay", true, 1, true, true),
                        question("lay", true, 1, false, false),
                        question("lawyer", false, 0, true, false),
                        question("lawyer", false, 0, false, true))))
            .support();
    assertEquals(new SupportFigures(4, 2, 2, 2, .5, 1, 1, .5, 2, .5), support);
  }

  @Test
  void thresholdsComeFromOtherContractsThanTheyAreUsedOn() {
    List<Pair> pairs = new ArrayList<>();
    for (String contract : List.of("a", "b")) {
      for (int i = 0; i < 10; i++) {
        pairs.add(new Pair(contract, false, i));
        pairs.add(new Pair(contract, true, 100 + i));
      }
    }
    // Ten absent and one that is not are nine of ten: the threshold goes so far.
    assertEquals(new AbsenceFigures(40, 20, 1.0, 1.0, 20 / 22.0), AbsenceFigures.of(pairs));
    // Lower scores in one contract: what holds for the other tells nothing wrong there.
    pairs.add(new Pair("c", true, 5));
    AbsenceFigures third = AbsenceFigures.of(pairs);
    assertEquals(20.0 / 21, third.rightWhenTold());
  }

  @Test
  void withoutBothKindsNothingIsKnownOfAbsence() {
    assertNull(AbsenceFigures.of(List.of(new Pair("a", true, 1))).auroc());
  }

  /** A pair that the model looked at as much as the other, and that fits less or more. */
  private static AskedQuestion fitting(boolean present, double strength, @Nullable Double fit) {
    return new AskedQuestion(
        "Insurance", "lay", "?", present, present, "", Map.of(), strength, fit, 1, null);
  }

  @Test
  void absenceIsToldByHowWellPassagesFitWhereTheModelCanJudgeAndElseByHowMuchItLooked() {
    assertEquals(
        1.0,
        new EvidenceFigures(
                List.of(contract(900, fitting(true, .1, 2.0), fitting(false, .9, -2.0))))
            .absence()
            .auroc());
    assertEquals(
        0.0,
        new EvidenceFigures(
                List.of(contract(900, fitting(true, .1, null), fitting(false, .9, null))))
            .absence()
            .auroc());
  }
}
