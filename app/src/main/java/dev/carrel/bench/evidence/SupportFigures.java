// SPDX-License-Identifier: Apache-2.0
package dev.carrel.bench.evidence;

import dev.carrel.bench.evidence.AskedQuestion.Answered;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * How often what is called supported is right.
 *
 * @param judged answers
 * @param absent of these on clauses that are not there
 * @param right of the answers judged
 * @param supported answers with a sentence that is called supported
 * @param rightWhenSupported the share of these that are right, 0 to 1; null if there is none
 * @param wrongAndGreen answers called supported that are wrong
 * @param absentAndGreen of these on clauses that are not there
 */
public record SupportFigures(
    int judged,
    int absent,
    int right,
    int supported,
    @Nullable Double rightWhenSupported,
    int wrongAndGreen,
    int absentAndGreen) {

  static SupportFigures of(List<AskedQuestion> questions) {
    List<AskedQuestion> judged =
        questions.stream().filter(q -> answered(q, Answered::judged)).toList();
    List<AskedQuestion> green =
        judged.stream().filter(q -> answered(q, Answered::supported)).toList();
    List<AskedQuestion> wrong = green.stream().filter(q -> !answered(q, Answered::right)).toList();
    return new SupportFigures(
        judged.size(),
        count(judged, q -> !q.present()),
        count(judged, q -> answered(q, Answered::right)),
        green.size(),
        green.isEmpty() ? null : 1 - (double) wrong.size() / green.size(),
        wrong.size(),
        count(wrong, q -> !q.present()));
  }

  private static int count(List<AskedQuestion> questions, Predicate<AskedQuestion> which) {
    return (int) questions.stream().filter(which).count();
  }

  private static boolean answered(AskedQuestion question, Predicate<Answered> which) {
    Answered answered = question.answered();
    return answered != null && which.test(answered);
  }
}
