// SPDX-License-Identifier: Apache-2.0
package dev.carrel.engine.answer;

import dev.carrel.engine.context.AnswerScope;
import dev.carrel.engine.context.ReadSoFar;
import dev.carrel.engine.document.PageRange;
import dev.carrel.engine.evidence.Absence;
import dev.carrel.engine.evidence.Agreement;
import dev.carrel.engine.evidence.NothingFits;
import dev.carrel.engine.evidence.Ranking;
import dev.carrel.engine.evidence.SentenceSupport;
import dev.carrel.engine.evidence.Support;
import dev.carrel.engine.evidence.Support.Doubt;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is told where an answer denies that there is such a thing: the passages that come nearest,
 * and how much was read. That nothing fits is said only where the model was measured to tell it
 * often enough ({@link NothingFits}).
 */
record NearestPassages(AnswerScope scope, List<Quote> quotes) {
  NearestPassages {
    quotes = List.copyOf(quotes);
  }

  /**
   * What is told.
   *
   * @param right how often it was right that nothing fits; empty if that is not said
   * @return empty unless the answer denies
   */
  Optional<Absence> to(List<SentenceSupport> judged, OptionalDouble right) {
    return isWanted(judged) ? Optional.of(absence(right)) : Optional.empty();
  }

  /** How often it was right that nothing fits, if that may be said here. */
  OptionalDouble right(
      List<SentenceSupport> judged, Agreement agreement, String question, Ranking ranking) {
    return isWanted(judged)
        ? NothingFits.right(agreement, question, ranking, scope.tokens())
        : OptionalDouble.empty();
  }

  /** Whether the answer begins with a denial and nothing of it stands in a quote. */
  private static boolean isWanted(List<SentenceSupport> judged) {
    boolean denies = !judged.isEmpty() && isDenial(judged.getFirst().support());
    boolean stands =
        judged.stream()
            .map(SentenceSupport::support)
            .anyMatch(s -> s instanceof Support.Supported || s instanceof Support.Contradicted);
    return denies && !stands;
  }

  private static boolean isDenial(Support support) {
    return support instanceof Support.Unsure(List<Doubt> doubts) && doubts.contains(Doubt.DENIAL);
  }

  private Absence absence(OptionalDouble right) {
    int all = 0;
    int read = 0;
    for (ReadSoFar document : scope.read()) {
      all += document.document().pages().size();
      read += document.pages().stream().mapToInt(PageRange::count).sum();
    }
    List<Integer> nearest =
        quotes.stream().filter(q -> q.match() != Match.NONE).map(Quote::number).toList();
    return new Absence(right.isPresent(), right, nearest, read, all - read);
  }
}
