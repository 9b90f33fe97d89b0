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
 * @param coverage the share of the right answers that are called supported; null if none is right
 * @param toldAbsent answers of which it was said that nothing fits
 * @param rightWhenToldAbsent the share of these on clauses that are not there; null if none was
 *     told
 */
public record SupportFigures(
    int judged,
    int absent,
    int right,
    int supported,
    @Nullable Double rightWhenSupported,
    int wrongAndGreen,
    int absentAndGreen,
    @Nullable Double coverage,
    int toldAbsent,
    @Nullable Double rightWhenToldAbsent) {

  static SupportFigures of(List<AskedQuestion> questions) {
    List<AskedQuestion> judged =
        questions.stream().filter(q -> answered(q, Answered::judged)).toList();
    List<AskedQuestion> green =
        judged.stream().filter(q -> answered(q, Answered::supported)).toList();
    List<AskedQuestion> wrong = green.stream().filter(q -> !answered(q, Answered::right)).toList();
    List<AskedQuestion> told =
        judged.stream().filter(q -> answered(q, Answered::toldAbsent)).toList();
    int right = count(judged, q -> answered(q, Answered::right));
    return new SupportFigures(
        judged.size(),
        count(judged, q -> !q.present()),
        right,
        green.size(),
        share(green.size() - wrong.size(), green.size()),
        wrong.size(),
        count(wrong, q -> !q.present()),
        share(green.size() - wrong.size(), right),
        told.size(),
        share(count(told, q -> !q.present()), told.size()));
  }

  private static @Nullable Double share(int part, int all) {
    return all == 0 ? null : (double) part / all;
  }

  private static int count(List<AskedQuestion> questions, Predicate<AskedQuestion> which) {
    return (int) questions.stream().filter(which).count();
  }

  private static boolean answered(AskedQuestion question, Predicate<Answered> which) {
    Answered answered = question.answered();
    return answered != null && which.test(answered);
  }
}
